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
}
