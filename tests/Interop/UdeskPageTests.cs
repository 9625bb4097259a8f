namespace Tandem.Interop.Tests;

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tandem.Interop.Tests.Tools;

/// <summary>The WebRTC extension that Udesk's interface makes for an agent is a phone for pages like any other.</summary>
public class UdeskPageTests
{
    private const int BrowserHertz = 620;
    private const int DeskHertz = 1_130;
    private const int WebRtc = 1;
    private const int Near = 12;
    private const string Desk = "1002";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public void A_page_registers_as_the_webrtc_extension_of_an_agent_and_talks()
    {
        int port = RunningServer.FreePort();
        using RunningServer server = new("--cors-origin", Browser.Origin(port));
        server.BuildQueue("sales", Desk);
        using Baresip desk = new(server, Desk, DeskHertz);
        JsonElement extension = MadeExtension(server);
        using Browser page = new(server, port, BrowserHertz);
        page.Register(extension.GetProperty("Extension").GetString()!, extension.GetProperty("Password").GetString()!);
        string Told() => $"{page.Log}\n{desk.Log}\n{server.Log}";

        page.Run($"call('{Desk}')");
        Await.Until(() => desk.Hears(BrowserHertz).Length == 1, Limit, Told);
        Await.Until(() => Math.Abs(page.Hears - DeskHertz) < Near, Limit, Told);
        page.Run("phone.session.terminate()");
        Await.Until(() => server.Metric("tandem_legs") == 0, Limit, Told);

        // And it rings there.
        desk.Dial(extension.GetProperty("Extension").GetString()!);
        Await.Until(() => desk.Hears(BrowserHertz).Length == 1, Limit, Told);
    }

    private static JsonElement MadeExtension(RunningServer server)
    {
        JsonElement own = server.Credentials.GetProperty("udesk");
        string Of(string name) => own.GetProperty(name).GetString()!;
        string now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        string sign = Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(Of("sid") + Of("authToken") + now)));
        JsonElement made = server.Post(
            $"/ccapi/v2/agents?AppId={Of("appId")}&Timestamp={now}&Sign={sign}&Sid={Of("sid")}",
            new Dictionary<string, string>
            {
                ["AgentId"] = "500001",
                ["WorkId"] = "1",
                ["IsCreateExtension"] = "true",
            }
        );
        return made.GetProperty("Result")
            .GetProperty("ExtenInfos")
            .EnumerateArray()
            .Single(each => each.GetProperty("SignalType").GetInt32() == WebRtc);
    }
}
