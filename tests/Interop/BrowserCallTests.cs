namespace Tandem.Interop.Tests;

using Tandem.Foundation;
using Tandem.Interop.Tests.Tools;
using Tandem.Net.Phones;
using Tandem.Phones;

/// <summary>Chromium with JsSIP is an agent's phone: what both sides hear is told by its tone.</summary>
public class BrowserCallTests
{
    private const int BrowserHertz = 620;
    private const int CallerHertz = 1_130;
    private const int Near = 12;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly NetAddress Loopback = NetAddress.FromV4(0x7F000001, 0);

    [Fact]
    public void A_queue_call_has_audio_both_ways_and_is_held_and_taken_back()
    {
        int port = RunningServer.FreePort();
        using RunningServer server = new("--trunk", "city=127.0.0.1:5999", "--cors-origin", Browser.Origin(port));
        server.BuildQueue("sales", "1001");
        using Browser browser = new(server, port, BrowserHertz);
        browser.Register("1001");
        server.SignIn("sales", "1001");

        using PhoneRig rig = new();
        PhoneLine? line = null;
        bool over = false;
        Phone caller = rig.Add(
            Loopback,
            Caller(server),
            (phone, happened) =>
            {
                line = happened is PhoneUp ? phone.Lines[0] : line;
                over |= happened is PhoneDown;
            }
        );
        rig.Start();
        rig.Do(caller, (phone, now) => phone.Call("sales", now));
        Await.Until(() => line is { Heard: BrowserHertz }, Limit, () => $"the caller heard {line?.Heard}:\n{browser.Log}\n{server.Log}");
        Await.Until(() => Hears(browser, CallerHertz), Limit, () => $"the page hears {browser.Hears}:\n{browser.Log}");

        browser.Run("phone.session.hold()");
        Await.Until(() => line!.Heard != BrowserHertz && !Hears(browser, CallerHertz), Limit, () => $"not held:\n{browser.Log}");
        browser.Run("phone.session.unhold()");
        Await.Until(() => line!.Heard == BrowserHertz && Hears(browser, CallerHertz), Limit, () => $"not taken back:\n{browser.Log}");

        browser.Run("phone.session.terminate()");
        Await.Until(() => over, Limit, () => $"not over:\n{server.Log}");
    }

    private static bool Hears(Browser browser, int hertz) => Math.Abs(browser.Hears - hertz) < Near;

    private static PhoneConfig Caller(RunningServer server) =>
        new()
        {
            User = "13912345678",
            Domain = "city.test",
            Server = Loopback.WithPort(server.SipPort),
            Local = default,
            Rtp = default,
            ToneHz = CallerHertz,
            ListenHz = [BrowserHertz],
        };
}
