namespace Tandem.Server.Tests.Sockets;

using System.Net.WebSockets;
using Tandem.Phones;
using Tandem.Server.Tests.Native;
using Tandem.Server.Tests.Rig;

/// <summary>What strangers do to WebSockets: nobody else notices.</summary>
public sealed class FloodTests(LiveServer server) : NativeTest(server)
{
    private const int Strangers = 100;
    private const int Messages = 50;

    [Fact]
    public async Task Phones_call_each_other_while_strangers_flood_the_sockets()
    {
        using LivePhone first = await LivePhone.RegisterAsync(Server, await ExtensionAsync(), "secret");
        using LivePhone second = await LivePhone.RegisterAsync(Server, await ExtensionAsync(), "secret");
        List<SipSocket> strangers = [];
        List<Task> floods = [];
        try
        {
            for (int i = 0; i < Strangers; i++)
            {
                SipSocket stranger = await SipSocket.OpenAsync(Server, protocol: i % 2 == 0 ? "sip" : null);
                strangers.Add(stranger);
                floods.Add(i % 4 < 2 ? FloodAsync(stranger) : HalfAsync(stranger));
            }
            first.Call(second.Number);
            await first.WaitAsync<PhoneUp>();
            await first.HearsAsync(50);
            first.HangUp();
            await second.WaitAsync<PhoneDown>();
            await Task.WhenAll(floods);
        }
        finally
        {
            strangers.ForEach(stranger => stranger.Dispose());
        }
    }

    private static async Task FloodAsync(SipSocket stranger)
    {
        try
        {
            for (int i = 0; i < Messages; i++)
            {
                await stranger.SendAsync(
                    i % 2 == 0 ? "REGISTER sip:tandem.local SIP/2.0\n\n" : """[{"jsonrpc":"2.0","id":1,"method":"echo"},{}]"""
                );
            }
        }
        catch (WebSocketException)
        {
            // It was shown out.
        }
    }

    private static async Task HalfAsync(SipSocket stranger)
    {
        try
        {
            await stranger.SendAsync("INVITE sip:x SIP/2.0\n", isWhole: false);
        }
        catch (WebSocketException)
        {
            // Likewise.
        }
    }

    private async Task<string> ExtensionAsync()
    {
        string login = Fresh();
        (await Server.PostAsync("/v1/users", $$"""{ "login": "{{login}}", "extensionSecret": "secret" }""")).Is(201);
        return login;
    }
}
