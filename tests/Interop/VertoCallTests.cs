namespace Tandem.Interop.Tests;

using Tandem.Interop.Tests.Tools;

/// <summary>vertojs, a Verto client that is not ours, in Chromium: what both sides hear is told by its tone.</summary>
public class VertoCallTests
{
    private const int BrowserHertz = 620;
    private const int CallerHertz = 1_130;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public void A_queue_call_has_audio_both_ways_is_held_and_taken_back_and_ended_by_the_page()
    {
        using BrowserFloor floor = new("verto.html", BrowserHertz, CallerHertz, []);
        floor.CallQueue();
        floor.Talk();
        floor.Browser.Run("phone.call.hold()");
        Await.Until(() => floor.Browser.Said("page: held") && floor.CallerHears() == 0, Limit, floor.Told);
        floor.Browser.Run("phone.call.unhold()");
        Await.Until(() => floor.Browser.Said("page: unheld"), Limit, floor.Told);
        floor.Talk();
        floor.Browser.Run("phone.call.hangup()");
        Await.Until(floor.IsOver, Limit, floor.Told);
    }

    [Fact]
    public void A_page_calls_a_desk_phone()
    {
        using BrowserFloor floor = new("verto.html", BrowserHertz, CallerHertz, []);
        floor.Browser.Run($"call('{BrowserFloor.Desk}')");
        floor.Talk();
        Assert.True(floor.Browser.Said("page: answered"));
        floor.Browser.Run("phone.call.hangup()");
        Await.Until(floor.IsOver, Limit, floor.Told);
    }

    /// <summary>The page to copy, as it is.</summary>
    [Fact]
    public void The_example_is_signed_in_called_and_answers()
    {
        int port = RunningServer.FreePort();
        using RunningServer server = new("--cors-origin", Browser.Origin(port));
        server.BuildQueue("sales", "1001", "1002");
        using Baresip caller = new(server, "1002", CallerHertz);
        using Browser page = new(server, port, BrowserHertz, "phonebar.html");
        string Told() => $"{page.Log}\n{caller.Log}\n{server.Log}";
        Fill(page, "server", $"ws://127.0.0.1:{server.HttpPort}/ws");
        Fill(page, "extension", $"1001@{server.Domain}");
        Fill(page, "secret", RunningServer.SecretOf("1001"));
        page.Run("document.querySelector('form button').click()");
        Await.Until(() => State(page).Contains("signed in", StringComparison.Ordinal), Limit, Told);
        page.Run("document.querySelector('[data-ccc=ccLogin]').click()");
        page.Run("document.querySelector('[data-ccc=ccGoReady]').click()");
        Await.Until(() => page.Run("document.getElementById('log').textContent.includes('ccGoReady_succ')").GetBoolean(), Limit, Told);

        caller.Dial("sales");
        Await.Until(() => State(page).Contains("calls", StringComparison.Ordinal), Limit, Told);
        page.Run("document.getElementById('answer').click()");
        Await.Until(() => caller.Hears(BrowserHertz).Length == 1, Limit, Told);
        page.Run("document.getElementById('hangup').click()");
        Await.Until(() => server.Metric("tandem_legs") == 0, Limit, Told);
    }

    private static void Fill(Browser page, string field, string value) => page.Run($"document.getElementById('{field}').value = '{value}'");

    private static string State(Browser page) => page.Run("document.getElementById('state').textContent").GetString()!;
}
