namespace Tandem.Server.Tests.Sockets;

using System.Text.Json;
using Tandem.Phones;
using Tandem.Server.Tests.Native;
using Tandem.Server.Tests.Rig;

/// <summary>A page loaded anew takes its call up wherever that is: the call, its legs and its place go on as they were.</summary>
public sealed class PageReturnTests(LiveServer server) : NativeTest(server)
{
    [Theory]
    [InlineData("queue", "waiting")]
    [InlineData("echo", "talking")]
    [InlineData("phone", "talking")]
    public async Task It_takes_up_a_call_that_was_answered(string where, string state)
    {
        string extension = await ExtensionAsync();
        string desk = await ExtensionAsync();
        using LivePhone phone = await LivePhone.RegisterAsync(Server, desk, "secret");
        string to =
            where == "queue" ? (await QueueAsync()).Name
            : where == "phone" ? desk
            : where;
        string answer;
        using (SipSocket page = await SipSocket.OpenAsync(Server))
        {
            answer = await page.InviteAsync(Server, extension, "secret", to);
            if (where == "phone")
            {
                answer = await page.ReceiveAsync("SIP/2.0 200");
                await page.AckAsync(Server, extension, to, answer);
                await phone.WaitAsync<PhoneUp>();
            }
            Assert.StartsWith("SIP/2.0 200", answer, StringComparison.Ordinal);
            await UntilAsync(extension, call => call.GetProperty("state").GetString() == state);
        }
        JsonElement before = (await CallOfAsync(extension))!.Value;

        using SipSocket next = await SipSocket.OpenAsync(Server);
        string taken = await next.InviteAsync(Server, extension, "secret", extension, SipSocket.ReplacesOf(answer));
        Assert.StartsWith("SIP/2.0 200", taken, StringComparison.Ordinal);
        Assert.Contains("a=ice-lite", taken, StringComparison.Ordinal);

        JsonElement after = (await CallOfAsync(extension))!.Value;
        Assert.Equal(before.GetProperty("call").GetString(), after.GetProperty("call").GetString());
        Assert.Equal(Legs(before), Legs(after));
        Assert.Equal(state, after.GetProperty("state").GetString());
        await HangUpAsync(after);
        Assert.StartsWith("BYE", await next.ReceiveAsync("BYE"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_takes_up_a_call_that_still_rings_at_the_other_side_and_is_told_when_that_answers()
    {
        string extension = await ExtensionAsync();
        string desk = await ExtensionAsync();
        using LivePhone phone = await LivePhone.RegisterAsync(Server, desk, "secret", PhoneTemper.NeverAnswers);
        string ringing;
        using (SipSocket page = await SipSocket.OpenAsync(Server))
        {
            ringing = await page.InviteAsync(Server, extension, "secret", desk);
            Assert.StartsWith("SIP/2.0 180", ringing, StringComparison.Ordinal);
        }
        using SipSocket next = await SipSocket.OpenAsync(Server);
        string taken = await next.InviteAsync(Server, extension, "secret", extension, SipSocket.ReplacesOf(ringing));
        Assert.StartsWith("SIP/2.0 180", taken, StringComparison.Ordinal);
        JsonElement call = (await CallOfAsync(extension))!.Value;
        (await Server.PostAsync($"/v1/calls/{call.GetProperty("call").GetString()}/answer", null)).Is(204);
        string answer = await next.ReceiveAsync("SIP/2.0 200");
        await next.AckAsync(Server, extension, extension, answer);
        await phone.WaitAsync<PhoneUp>();
        await UntilAsync(extension, each => each.GetProperty("state").GetString() == "talking");
        Assert.Equal(1, phone.Rings);
        await HangUpAsync(call);
    }

    [Fact]
    public async Task Another_extensions_page_does_not_take_it_up_while_it_waits()
    {
        string extension = await ExtensionAsync();
        string other = await ExtensionAsync();
        (_, string queue) = await QueueAsync();
        using SipSocket page = await SipSocket.OpenAsync(Server);
        string answer = await page.InviteAsync(Server, extension, "secret", queue);
        await UntilAsync(extension, call => call.GetProperty("state").GetString() == "waiting");
        using SipSocket next = await SipSocket.OpenAsync(Server);
        string refused = await next.InviteAsync(Server, other, "secret", extension, SipSocket.ReplacesOf(answer));
        Assert.StartsWith("SIP/2.0 481", refused, StringComparison.Ordinal);
        JsonElement call = (await CallOfAsync(extension))!.Value;
        Assert.Equal("waiting", call.GetProperty("state").GetString());
        await HangUpAsync(call);
    }

    private async Task<string> ExtensionAsync()
    {
        string number = Fresh();
        (await Server.PostAsync("/v1/users", $$"""{ "login": "{{number}}", "extensionSecret": "secret" }""")).Is(201);
        return number;
    }

    private async Task<JsonElement?> CallOfAsync(string extension)
    {
        JsonElement calls = (await Server.GetAsync("/v1/calls")).Is(200).Json.GetProperty("calls");
        foreach (JsonElement call in calls.EnumerateArray())
        {
            if (call.GetProperty("callerNumber").GetString() == extension)
            {
                return call;
            }
        }
        return null;
    }

    private Task UntilAsync(string extension, Func<JsonElement, bool> isSo) =>
        Asking.UntilAsync(async () => await CallOfAsync(extension) is { } call && isSo(call));

    private async Task HangUpAsync(JsonElement call) =>
        (await Server.PostAsync($"/v1/calls/{call.GetProperty("call").GetString()}/hang-up", null)).Is(204);

    private static string Legs(JsonElement call) =>
        string.Join(' ', call.GetProperty("legs").EnumerateArray().Select(leg => leg.GetProperty("leg").GetString()));
}
