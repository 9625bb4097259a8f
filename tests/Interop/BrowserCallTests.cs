namespace Tandem.Interop.Tests;

using System.Diagnostics;
using Tandem.Interop.Tests.Tools;

/// <summary>Chromium with JsSIP is an agent's phone: what both sides hear is told by its tone.</summary>
public class BrowserCallTests
{
    private const int BrowserHertz = 620;
    private const int CallerHertz = 1_130;
    private const int Near = 12;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>How long the sound of a call that goes on may be away; a page that is shown anew needs a second of it on a busy machine.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(3);

    [Fact]
    public void A_queue_call_has_audio_both_ways_and_is_held_and_taken_back()
    {
        using BrowserFloor floor = new(BrowserHertz, CallerHertz);
        floor.CallQueue();
        floor.Talk();

        floor.Browser.Run("phone.session.hold()");
        Await.Until(() => floor.CallerHears() == 0 && floor.Browser.Hears == 0, Limit, floor.Told);
        floor.Browser.Run("phone.session.unhold()");
        floor.Talk();

        floor.Browser.Run("phone.session.terminate()");
        Await.Until(floor.IsOver, Limit, floor.Told);
    }

    [Fact]
    public void A_page_calls_a_desk_phone_and_both_hear_each_other()
    {
        using BrowserFloor floor = new(BrowserHertz, CallerHertz);
        floor.Browser.Run($"call('{BrowserFloor.Desk}')");
        floor.Talk();
        floor.Browser.Run("phone.session.terminate()");
        Await.Until(floor.IsOver, Limit, floor.Told);
    }

    [Fact]
    public void A_page_that_is_shown_anew_takes_its_call_over_and_the_caller_hears_music_meanwhile()
    {
        using BrowserFloor floor = new(BrowserHertz, CallerHertz);
        floor.CallQueue();
        floor.Talk();

        Stopwatch away = Stopwatch.StartNew();
        floor.Browser.Run("!reload");
        floor.Browser.Register("1001");
        Assert.True(floor.Browser.Run("takeOver()").GetBoolean());
        floor.TalkOn();
        TimeSpan gap = away.Elapsed;
        Assert.True(gap < Gap, $"away for {gap}\n{floor.Told()}");
    }

    [Fact]
    public void A_page_that_stays_away_leaves_the_caller_with_music_and_is_given_up_after_a_while()
    {
        using BrowserFloor floor = new(BrowserHertz, CallerHertz, "--silence-probe", "5");
        floor.CallQueue();
        floor.Talk();
        floor.Browser.Run("location.href = 'about:blank'");
        Await.Until(() => floor.CallerHears() == 0 && floor.CallerLevel() > 100, Limit, floor.Told);
        Await.Until(floor.IsOver, Limit, floor.Told);
    }

    [Fact]
    public void A_socket_that_is_cut_is_not_heard_and_the_call_is_held_and_ended_over_the_next_one()
    {
        using BrowserFloor floor = new(BrowserHertz, CallerHertz);
        floor.CallQueue();
        floor.Talk();
        floor.Browser.Run("phone.events.length = 0, phone.socket._ws.close(), true");
        Await.Until(() => floor.Browser.Run("phone.registered && phone.events.includes('disconnected')").GetBoolean(), Limit, floor.Told);
        Assert.Equal(BrowserHertz, floor.CallerHears());

        Assert.True(floor.Browser.Run("restart()").GetBoolean());
        Await.Until(() => floor.Browser.Run("phone.events.some(e => e.startsWith('remote answer'))").GetBoolean(), Limit, floor.Told);
        floor.Talk();
        floor.Browser.Run("phone.session.terminate()");
        Await.Until(floor.IsOver, Limit, floor.Told);
    }
}
