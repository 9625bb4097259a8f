namespace Tandem.Server.Tests.Native;

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tandem.Server.Tests.Rig;
using Tandem.TestKit.Http;

/// <summary>Subscriptions over the native API, and what real receivers get.</summary>
public sealed class SubscriptionsTests(LiveServer server) : NativeTest(server), IAsyncDisposable
{
    private readonly ScriptedReceiver receiver = new();

    [Fact]
    public async Task What_happens_is_posted_signed_and_logged()
    {
        (int id, string secret) = await SubscribeAsync("config.queue_put");
        (int queue, string name) = await QueueAsync();
        await receiver.WaitAsync(1);
        ReceivedRequest request = receiver.Received[0];
        JsonElement body = JsonElement.Parse(request.Body);
        Assert.Equal("config.queue_put", body.GetProperty("type").GetString());
        Assert.Equal(name, body.GetProperty("data").GetProperty("data").GetProperty("queue").GetString());
        Assert.Equal(queue, body.GetProperty("data").GetProperty("data").GetProperty("queueId").GetInt32());
        Assert.Equal("application/json; charset=utf-8", request.Headers["content-type"]);
        Assert.Contains(Signature(secret, request), request.Headers["webhook-signature"].Split(' '));

        JsonElement delivery = await DeliveryAsync(id, all => all.GetArrayLength() == 1);
        Assert.Equal(request.Id, delivery[0].GetProperty("message").GetString());
        Assert.Equal(200, delivery[0].GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task What_fails_is_tried_again_with_the_same_id()
    {
        (int id, _) = await SubscribeAsync("config.queue_put");
        int requests = 0;
        receiver.React = _ => ++requests == 1 ? new Reaction.Answer(500, "sorry") : Reaction.Ok;
        await QueueAsync();
        await receiver.WaitAsync(1);
        JsonElement failed = await DeliveryAsync(id, all => all.GetArrayLength() == 1);
        Assert.Equal("sorry", failed[0].GetProperty("answer").GetString());
        Assert.Equal("HTTP 500", failed[0].GetProperty("trouble").GetString());
        (await Server.PostAsync($"/v1/subscriptions/{id}/try", null)).Is(204);
        await receiver.WaitAsync(2);
        Assert.Equal(receiver.Received[0].Id, receiver.Received[1].Id);
        Assert.Equal(receiver.Received[0].Body, receiver.Received[1].Body);
    }

    [Fact]
    public async Task Who_answers_410_is_asked_no_more()
    {
        (int id, _) = await SubscribeAsync("config.queue_put");
        receiver.React = _ => new Reaction.Answer(410);
        await QueueAsync();
        await receiver.WaitAsync(1);
        Reply gone = await Asking.UntilAsync(async () =>
            await Server.GetAsync($"/v1/subscriptions/{id}") is { } now && now.Value("enabled") != "True" ? now : null
        );
        Assert.Equal("gone", gone.Value("disabledBecause"));
    }

    [Fact]
    public async Task An_event_can_be_sent_again_by_hand()
    {
        (int id, _) = await SubscribeAsync("config.queue_put");
        await QueueAsync();
        await QueueAsync();
        await receiver.WaitAsync(2);
        long first = JsonElement.Parse(receiver.Received[0].Body).GetProperty("data").GetProperty("id").GetInt64();
        (await Server.PostAsync($"/v1/subscriptions/{id}/replay", $$"""{ "event": {{first}} }""")).Is(202);
        await receiver.WaitAsync(3);
        Assert.Equal(receiver.Received[0].Id, receiver.Received[2].Id);
        (await Server.PostAsync($"/v1/subscriptions/{id}/replay", $$"""{ "first": {{first}} }""")).Is(202);
        await receiver.WaitAsync(5);
    }

    [Fact]
    public async Task A_secret_is_changed_and_both_sign_for_a_while()
    {
        (int id, string old) = await SubscribeAsync("config.queue_put");
        string fresh = (await Server.PostAsync($"/v1/subscriptions/{id}/secret", """{ "graceSeconds": 60 }""")).Is(200).Value("secret");
        Assert.NotEqual(old, fresh);
        Assert.Equal(fresh, (await Server.GetAsync($"/v1/subscriptions/{id}/secret")).Value("secret"));
        await QueueAsync();
        await receiver.WaitAsync(1);
        string[] signatures = receiver.Received[0].Headers["webhook-signature"].Split(' ');
        Assert.Equal([Signature(fresh, receiver.Received[0]), Signature(old, receiver.Received[0])], signatures);
    }

    [Fact]
    public async Task A_subscription_goes_on_after_a_restart_where_it_was()
    {
        (int id, _) = await SubscribeAsync("config.queue_put");
        await QueueAsync();
        await receiver.WaitAsync(1);
        await receiver.DisappearAsync();
        (_, string missed) = await QueueAsync();
        await Server.StopAsync();
        receiver.Return();
        await Server.StartAsync();
        await receiver.WaitAsync(all => all.Any(each => each.Body.Contains(missed, StringComparison.Ordinal)));
        Assert.Equal("True", (await Server.GetAsync($"/v1/subscriptions/{id}")).Value("enabled"));
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest", "url")]
    [InlineData("http://10.0.0.1/", "url")]
    [InlineData("http://[::1]/", "url")]
    [InlineData("http://user:pw@example.com/", "url")]
    [InlineData("ftp://example.com/", "url")]
    public async Task An_url_that_leads_nowhere_good_is_refused(string url, string field)
    {
        Reply refused = await Server.PostAsync("/v1/subscriptions", $$"""{ "url": "{{url}}" }""");
        refused.IsProblem(400, "invalid-request");
        Assert.True(refused.Json.GetProperty("errors").TryGetProperty(field, out _));
        Assert.DoesNotContain("pw", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_sees_or_touches_a_subscription_of_another_tenant()
    {
        (int id, _) = await SubscribeAsync("call.*");
        (await Server.GetAsync($"/v1/subscriptions/{id}", Server.OtherKey)).Is(404);
        (await Server.SendAsync("DELETE", $"/v1/subscriptions/{id}", null, Server.OtherKey)).Is(404);
        (await Server.GetAsync($"/v1/subscriptions/{id}/deliveries", Server.OtherKey)).Is(404);
        (await Server.PostAsync($"/v1/subscriptions/{id}/replay", """{ "dead": true }""", Server.OtherKey)).Is(404);
        string supervisor = await KeyAsync("supervisor");
        (await Server.PostAsync("/v1/subscriptions", $$"""{ "url": "{{receiver.Url}}" }""", supervisor)).Is(403);
    }

    [Fact]
    public async Task Bad_orders_are_refused_and_change_nothing()
    {
        (await Server.PostAsync("/v1/subscriptions", $$"""{ "url": "{{receiver.Url}}", "types": ["nonsense"] }""")).IsProblem(
            400,
            "invalid-request"
        );
        (await Server.PostAsync("/v1/subscriptions", "{}")).IsProblem(400, "invalid-request");
        (int id, _) = await SubscribeAsync("call.*");
        Reply before = (await Server.GetAsync($"/v1/subscriptions/{id}")).Is(200);
        (await Server.SendAsync("PATCH", $"/v1/subscriptions/{id}", """{ "types": ["nonsense"] }""")).IsProblem(400, "invalid-request");
        (await Server.PostAsync($"/v1/subscriptions/{id}/replay", "{}")).IsProblem(400, "invalid-request");
        Reply stale = await Server.SendAsync("PATCH", $"/v1/subscriptions/{id}", """{ "name": "x" }""", null, ("If-Match", "\"1\""));
        stale.IsProblem(412, "stale");
        Assert.Equal(before.Tag, (await Server.GetAsync($"/v1/subscriptions/{id}")).Tag);
        (await Server.SendAsync("PATCH", $"/v1/subscriptions/{id}", """{ "enabled": false }""")).Is(200);
        (await Server.PostAsync($"/v1/subscriptions/{id}/replay", """{ "dead": true }""")).IsProblem(409, "conflict");
        (await Server.SendAsync("DELETE", $"/v1/subscriptions/{id}", null)).Is(204);
        (await Server.GetAsync($"/v1/subscriptions/{id}")).IsProblem(404, "not-found");
    }

    public ValueTask DisposeAsync() => receiver.DisposeAsync();

    private async Task<(int Id, string Secret)> SubscribeAsync(string type)
    {
        Reply made = (
            await Server.PostAsync("/v1/subscriptions", $$"""{ "url": "{{receiver.Url}}", "types": ["{{type}}"], "name": "test" }""")
        ).Is(201);
        return (made.Json.GetProperty("subscription").GetProperty("id").GetInt32(), made.Value("secret"));
    }

    // What was tried is written down a little later.
    private Task<JsonElement> DeliveryAsync(int id, Func<JsonElement, bool> isThere) =>
        Asking.UntilAsync<JsonElement>(async () =>
        {
            JsonElement all = (await Server.GetAsync($"/v1/subscriptions/{id}/deliveries")).Is(200).Json.GetProperty("deliveries");
            return isThere(all) ? all : null;
        });

    // As a receiver computes it, from the specification.
    private static string Signature(string secret, ReceivedRequest request)
    {
        byte[] key = Convert.FromBase64String(secret["whsec_".Length..]);
        string content = $"{request.Id}.{request.Headers["webhook-timestamp"]}.{request.Body}";
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(content)))}";
    }
}
