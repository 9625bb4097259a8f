namespace Tandem.Webhooks.Tests.Asking;

using StandardWebhooks;
using Tandem.Foundation;
using Tandem.Outbound;
using Tandem.TestKit.Http;
using Tandem.Webhooks.Asking;
using Tandem.Webhooks.Contract;

/// <summary>What flows ask, of a real service that does what it should and what it should not.</summary>
public sealed class FlowRequestsTests : IAsyncDisposable
{
    private readonly ScriptedReceiver service = new(_ => new Reaction.Answer(200, """{"level": "gold"}"""));
    private readonly FlowSecrets secrets;
    private readonly Memory store = new();
    private readonly OutboundClient client = ClientFor("127.0.0.0/8");

    public FlowRequestsTests() => secrets = new FlowSecrets(store, new FlowRequestLimits(), TimeProvider.System);

    [Fact]
    public async Task A_request_is_signed_so_that_who_is_asked_knows_us()
    {
        FlowRequest request = Request() with
        {
            Headers =
            [
                new("X-Region", "north"),
                new("Host", "other.example"),
                new("webhook-id", "forged"),
                new("Content-Type", "text/csv"),
            ],
        };
        FlowAnswer answer = await Ask().AskAsync(request, CancellationToken.None);
        Assert.Equal(new FlowAnswer(200, """{"level": "gold"}""", ""), answer);
        ReceivedRequest asked = Assert.Single(service.Received);
        Assert.Equal(("north", "text/csv", "flow-1"), (asked.Headers["x-region"], asked.Headers["content-type"], asked.Id));
        Assert.StartsWith("127.0.0.1:", asked.Headers["host"], StringComparison.Ordinal);
        string secret = (await secrets.OfAsync(1))![0].Text;
        string signed = new StandardWebhook(secret).Sign(
            asked.Id,
            DateTimeOffset.FromUnixTimeSeconds(long.Parse(asked.Headers["webhook-timestamp"], null)),
            asked.Body
        );
        Assert.Equal(signed, asked.Headers["webhook-signature"]);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(0)]
    public async Task What_may_be_better_another_time_is_tried_once_more_with_the_same_id(int status)
    {
        service.React = _ =>
            service.Received.Count > 0 ? new Reaction.Answer(200, "second")
            : status == 0 ? new Reaction.Reset()
            : new Reaction.Answer(status, "first");
        FlowAnswer answer = await Ask().AskAsync(Request(), CancellationToken.None);
        Assert.Equal((200, "second"), (answer.Status, answer.Body));
        Assert.Equal(["flow-1", "flow-1"], service.Received.Select(each => each.Id));
    }

    [Fact]
    public async Task An_answer_is_an_answer_and_is_not_asked_for_twice()
    {
        service.React = _ => new Reaction.Answer(500, "sorry");
        FlowAnswer answer = await Ask().AskAsync(Request(), CancellationToken.None);
        Assert.Equal((500, "sorry", ""), (answer.Status, answer.Body, answer.Error));
        Assert.Single(service.Received);
    }

    [Fact]
    public async Task A_service_that_fails_is_a_word_and_never_an_exception()
    {
        service.React = _ => new Reaction.Stall();
        FlowRequest hasty = Request() with { Timeout = TimeSpan.FromMilliseconds(500) };
        Assert.Equal("timeout", (await Ask().AskAsync(hasty, CancellationToken.None)).Error);
        service.React = _ => new Reaction.CloseMidBody(200);
        Assert.Equal("broken", (await Ask().AskAsync(Request(), CancellationToken.None)).Error);
        service.React = _ => new Reaction.Reset();
        Assert.Equal("broken", (await Ask().AskAsync(Request(), CancellationToken.None)).Error);
        await service.DisappearAsync();
        Assert.Equal("unreachable", (await Ask().AskAsync(Request(), CancellationToken.None)).Error);
        service.Return();
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://user:pass@example.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("nonsense")]
    public async Task Where_a_tenant_may_not_ask_nobody_is_asked(string url)
    {
        FlowAnswer answer = await Ask().AskAsync(Request() with { Url = url }, CancellationToken.None);
        Assert.Equal((0, "forbidden"), (answer.Status, answer.Error));
    }

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(1_001, false)]
    [InlineData(300_000, false)]
    public async Task An_answer_that_is_too_long_is_none(int bytes, bool isOne)
    {
        service.React = _ => new Reaction.Answer(200, new string('x', bytes));
        FlowAnswer answer = await Ask(new FlowRequestLimits { AnswerBytes = 1_000 }).AskAsync(Request(), CancellationToken.None);
        Assert.Equal(isOne ? (200, bytes, "") : (0, 0, "broken"), (answer.Status, answer.Body.Length, answer.Error));
    }

    [Fact]
    public async Task Too_many_at_once_fail_at_once_and_one_tenant_takes_not_all_of_it()
    {
        TaskCompletionSource go = new();
        service.React = _ => new Reaction.When(go.Task, Reaction.Ok);
        FlowRequests asks = Ask(new FlowRequestLimits { UnderWay = 3, UnderWayOfTenant = 2 });
        FlowRequest patient = Request() with { Timeout = TimeSpan.FromSeconds(20) };
        Task<FlowAnswer>[] own = [.. Enumerable.Range(0, 2).Select(_ => asks.AskAsync(patient, CancellationToken.None))];
        Assert.Equal("busy", (await asks.AskAsync(patient, CancellationToken.None)).Error);
        Task<FlowAnswer> other = asks.AskAsync(patient with { Tenant = 2 }, CancellationToken.None);
        Assert.Equal("busy", (await asks.AskAsync(patient with { Tenant = 3 }, CancellationToken.None)).Error);
        go.SetResult();
        Assert.All(await Task.WhenAll([.. own, other]), answer => Assert.Equal(200, answer.Status));
        Assert.Equal(200, (await asks.AskAsync(patient, CancellationToken.None)).Status);
    }

    [Fact]
    public async Task A_secret_is_kept_differs_by_tenant_and_is_changed_in_peace()
    {
        SigningSecret first = Assert.Single((await secrets.OfAsync(1))!);
        Assert.NotEqual(first.Text, (await secrets.OfAsync(2))![0].Text);
        using FlowSecrets later = new(store, new FlowRequestLimits(), TimeProvider.System);
        Assert.Equal(first, Assert.Single((await later.OfAsync(1))!));
        SigningSecret second = (await later.RotateAsync(1, TimeSpan.FromHours(1)))!;
        Assert.NotEqual(first.Text, second.Text);
        await new FlowRequests(later, client, new FlowRequestLimits(), TimeProvider.System).AskAsync(Request(), CancellationToken.None);
        Assert.Equal(2, service.Received[0].Headers["webhook-signature"].Split(' ').Length);
        store.IsDown = true;
        Assert.Null(await later.RotateAsync(1, TimeSpan.Zero));
        Assert.Equal(second, (await later.OfAsync(1))![0]);
        // A first one that cannot be kept is told nobody: the next start would not know it.
        Assert.Null(await later.OfAsync(3));
        store.IsDown = false;
        Assert.NotNull(await later.OfAsync(3));
    }

    public async ValueTask DisposeAsync()
    {
        secrets.Dispose();
        client.Dispose();
        await service.DisposeAsync();
    }

    private FlowRequests Ask(FlowRequestLimits? limits = null) =>
        new(secrets, client, limits ?? new FlowRequestLimits(), TimeProvider.System);

    private FlowRequest Request() => new(1, "flow-1", "POST", service.Url, [], """{"caller": "1"}""", TimeSpan.FromSeconds(20));

    private static OutboundClient ClientFor(string allowed)
    {
        Assert.True(NetBlock.TryParse(allowed, out NetBlock block));
        return new OutboundClient([block], new OutboundLimits(), TimeProvider.System);
    }

    private sealed class Memory : IWebhookStore
    {
        private readonly Dictionary<int, IReadOnlyList<SigningSecret>> kept = [];

        public bool IsDown { get; set; }

        public IReadOnlyList<SigningSecret> FlowSecrets(int tenant) => kept.GetValueOrDefault(tenant) ?? [];

        public Task<bool> CommitAsync(WebhookChange change)
        {
            if (!IsDown && change is PutFlowSecrets put)
            {
                kept[put.Tenant] = put.Secrets;
            }
            return Task.FromResult(!IsDown);
        }

        public IReadOnlyList<SubscriptionRow> Subscriptions() => [];

        public int LastId(int tenant) => 0;

        public Progress? ProgressOf(int tenant, int subscription) => null;

        public IReadOnlyList<HeldEvent> Held(int tenant, int subscription) => [];

        public IReadOnlyList<DeadEvent> Dead(int tenant, int subscription, long after, int limit) => [];

        public IReadOnlyList<KeptAttempt> Attempts(int tenant, int subscription, AttemptQuery query) => [];
    }
}
