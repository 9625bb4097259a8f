namespace Tandem.Server.Tests.Udesk;

using Tandem.Core.Contract.Commands;
using Tandem.Dialects.Udesk.Requests;
using Tandem.Server.Tests.Rig;
using Tandem.Webhooks.Subscriptions;

/// <summary>Codes that need a server in trouble: one that is asked too often, a tenant that is turned off, no way out, a disk that is full.</summary>
public sealed class CodesTests : IAsyncLifetime
{
    private readonly LiveServer server = new();

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Without_a_trunk_nobody_outside_can_be_called_back()
    {
        UdeskClient client = new(server);
        (await server.PostAsync("/v1/queues", """{ "name": "sales" }""")).Is(201);
        (await server.SendAsync("PUT", "/v1/numbers/057126200671", """{ "queue": "sales" }""")).Is(200);
        Reply refused = await client.SendAsync(
            "POST",
            "callback2ivr",
            """{ "caller": "18789998765", "called": "057126200671", "called_display": "057126200671" }"""
        );
        Assert.Equal("200003", refused.Is(500).Value("code"));
    }

    [Fact]
    public async Task An_application_that_is_turned_off_is_told_so_when_it_signs_rightly()
    {
        var credentials = server.Host.Tenants[1].Credentials;
        UdeskClient other = new(server, name => credentials["udesk", name]);
        UdeskClient.IsOk(await other.SendAsync("GET", "queues"));
        string id = $"{server.Host.Tenants[1].Row.Id}";
        (await server.SendAsync("PATCH", $"/v1/tenants/{id}", """{ "disabled": true }""")).Is(200);
        UdeskClient.Fails(await other.SendAsync("GET", "queues"), 403, "100002");
        (await server.SendAsync("PATCH", $"/v1/tenants/{id}", """{ "disabled": false }""")).Is(200);
        UdeskClient.IsOk(await other.SendAsync("GET", "queues"));
    }

    [Theory]
    [InlineData(OutcomeCode.CommitFailed, "200023", 500)]
    [InlineData(OutcomeCode.Overloaded, "000035", 500)]
    [InlineData(OutcomeCode.Invalid, "000001", 400)]
    [InlineData(OutcomeCode.NotFound, "100018", 404)]
    [InlineData(OutcomeCode.Stale, "000036", 400)]
    [InlineData(OutcomeCode.NotSignedIn, "100021", 422)]
    [InlineData(OutcomeCode.Unreachable, "100021", 422)]
    [InlineData(OutcomeCode.Forbidden, "100022", 403)]
    public void What_the_call_centre_refuses_has_a_code(OutcomeCode outcome, string code, int status)
    {
        ErrorCode told = Errors.Of(new Outcome(outcome, "why")).Code;
        Assert.Equal((code, status), (told.Code, told.Status));
    }

    [Theory]
    [InlineData(SubscriptionCode.NotKept, "200023")]
    [InlineData(SubscriptionCode.TooMany, "000036")]
    [InlineData(SubscriptionCode.Busy, "000036")]
    public void What_subscriptions_refuse_has_a_code(SubscriptionCode outcome, string code) =>
        Assert.Equal(code, Errors.Of(new SubscriptionOutcome(outcome)).Code.Code);
}
