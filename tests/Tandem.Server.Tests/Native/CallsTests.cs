namespace Tandem.Server.Tests.Native;

using Tandem.Phones;
using Tandem.Server.Tests.Rig;
using Tandem.Server.Tests.Sockets;

public sealed class CallsTests(LiveServer server) : NativeTest(server)
{
    [Fact]
    public async Task A_call_with_an_idempotency_key_rings_once_and_is_answered_alike_also_after_a_restart()
    {
        (int id, string extension) = await AgentAsync();
        string body = $$"""{ "agentId": {{id}}, "number": "{{(await UserAsync()).Login}}" }""";
        (string, string) key = ("Idempotency-Key", Fresh());
        Reply first;
        using (LivePhone phone = await LivePhone.RegisterAsync(Server, extension, "secret", PhoneTemper.NeverAnswers))
        {
            await SignInAsync(id);
            first = (await Server.PostAsync("/v1/calls", body, null, key)).Is(202);
            await phone.WaitAsync<PhoneRinging>();
            Reply again = (await Server.PostAsync("/v1/calls", body, null, key)).Is(202);
            Assert.Equal(
                (first.Text, first.Headers["Location"], first.Type, "true"),
                (again.Text, again.Headers["Location"], again.Type, again.Headers["Idempotency-Replayed"])
            );
            Assert.False(first.Headers.ContainsKey("Idempotency-Replayed"));
            (await Server.PostAsync("/v1/calls", body + " ", null, key)).IsProblem(422, "idempotency-mismatch");
            (await Server.PostAsync($"/v1/agents/{id}/ready", body, null, key)).IsProblem(422, "idempotency-mismatch");
            // Whatever was asked is over when the call of another key has rung.
            (await Server.PostAsync($"/v1/calls/{first.Value("call")}/hang-up", null)).Is(204);
            await phone.WaitAsync<PhoneDown>();
            await SettledAsync(id);
            (await Server.PostAsync("/v1/calls", body, null, ("Idempotency-Key", Fresh()))).Is(202);
            await phone.WaitAsync<PhoneRinging>();
            Assert.Equal(2, phone.Rings);
        }

        await Server.StopAsync();
        await Server.StartAsync();

        Assert.Equal(first.Text, (await Server.PostAsync("/v1/calls", body, null, key)).Is(202).Text);
        (await Server.PostAsync("/v1/calls", body + " ", null, key)).IsProblem(422, "idempotency-mismatch");
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(", \"autoAnswer\": true", true)]
    [InlineData(", \"autoAnswer\": false", false)]
    public async Task A_phone_is_asked_to_answer_by_itself_unless_it_is_to_ring(string said, bool isAsked)
    {
        (int id, string extension) = await AgentAsync();
        using SipSocket page = await SipSocket.OpenAsync(Server);
        Assert.StartsWith("SIP/2.0 200", await page.RegisterAsync(Server, extension, "secret"), StringComparison.Ordinal);
        await SignInAsync(id);
        string call = (await Server.PostAsync("/v1/calls", $$"""{ "agentId": {{id}}, "number": "echo"{{said}} }""")).Is(202).Value("call");
        string invite = await page.ReceiveAsync("INVITE");
        Assert.Equal(isAsked, invite.Contains("answer-after=0", StringComparison.Ordinal));
        Assert.Equal(isAsked, invite.Contains("alert-autoanswer", StringComparison.Ordinal));
        (await Server.PostAsync($"/v1/calls/{call}/hang-up", null)).Is(204);
    }

    [Fact]
    public async Task An_agent_sees_the_calls_that_he_is_in_and_no_others()
    {
        (int id, string extension) = await AgentAsync();
        (int otherId, _) = await UserAsync();
        string number = (await UserAsync()).Login;
        using LivePhone phone = await LivePhone.RegisterAsync(Server, extension, "secret", PhoneTemper.NeverAnswers);
        await SignInAsync(id);
        string call = (await Server.PostAsync("/v1/calls", $$"""{ "agentId": {{id}}, "number": "{{number}}" }""")).Is(202).Value("call");
        await phone.WaitAsync<PhoneRinging>();
        (string own, string other) = (await KeyAsync("agent", id), await KeyAsync("agent", otherId));
        foreach (string list in new[] { "/v1/calls", "/v1/live" })
        {
            Assert.Contains(call, (await Server.GetAsync(list, own)).Is(200).Text, StringComparison.Ordinal);
            Assert.DoesNotContain(call, (await Server.GetAsync(list, other)).Is(200).Text, StringComparison.Ordinal);
        }
        foreach (string one in new[] { $"/v1/calls/{call}", $"/v1/calls/{call}/earlier" })
        {
            (await Server.GetAsync(one, own)).Is(200);
            (await Server.GetAsync(one, other)).IsProblem(404, "not-found");
        }
        (await Server.PostAsync($"/v1/calls/{call}/hang-up", null)).Is(204);
        await phone.WaitAsync<PhoneDown>();
    }

    [Fact]
    public async Task A_refusal_is_given_again_too_and_keys_of_others_are_others()
    {
        (int id, string extension) = await AgentAsync();
        string body = $$"""{ "agentId": {{id}}, "number": "{{(await UserAsync()).Login}}" }""";
        (string, string) key = ("Idempotency-Key", Fresh());
        Reply first = (await Server.PostAsync("/v1/calls", body, null, key)).IsProblem(409, "not-signed-in");

        using LivePhone phone = await LivePhone.RegisterAsync(Server, extension, "secret", PhoneTemper.NeverAnswers);
        await SignInAsync(id);

        Assert.Equal(first.Text, (await Server.PostAsync("/v1/calls", body, null, key)).IsProblem(409, "not-signed-in").Text);
        (await Server.PostAsync("/v1/calls", body, await KeyAsync("administrator"), key)).Is(202);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("ké")]
    public async Task An_odd_key_is_refused(string key)
    {
        const string Body = """{ "agentId": 1, "number": "1" }""";
        (await Server.PostAsync("/v1/calls", Body, null, ("Idempotency-Key", key))).IsProblem(400, "invalid-request");
        (await Server.PostAsync("/v1/calls", Body, null, ("Idempotency-Key", new string('k', 256)))).IsProblem(400, "invalid-request");
    }

    private async Task<(int Id, string Extension)> AgentAsync()
    {
        string extension = Fresh();
        Reply made = await Server.PostAsync("/v1/users", $$"""{ "login": "{{extension}}", "extensionSecret": "secret" }""");
        int id = int.Parse(made.Is(201).Value("id"));
        (int queue, _) = await QueueAsync();
        (await Server.SendAsync("PUT", $"/v1/queues/{queue}/tiers/{id}", "{}")).Is(200);
        return (id, extension);
    }

    private async Task SignInAsync(int id) => (await Server.PostAsync($"/v1/agents/{id}/sign-in", null)).Is(200);

    // The phone knows a little before the call centre has done with the call.
    private Task SettledAsync(int id) =>
        Asking.UntilAsync(async () => (await Server.GetAsync($"/v1/agents/{id}")).Value("callState") == "idle");
}
