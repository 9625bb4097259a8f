namespace Tandem.Simulation.Tests;

using Tandem.TestKit.Simulation;

/// <summary>A phone that is gone without a word keeps nobody: its call ends within a minute. One that is only silent is left alone.</summary>
public class WatchdogTests
{
    private const double Minute = 60;

    [Theory]
    [InlineData('A', 'X', false)]
    [InlineData('X', 'A', false)]
    // Also when nothing was ever heard of it.
    [InlineData('A', 'X', true)]
    [InlineData('X', 'A', true)]
    public void Who_talked_with_a_phone_that_is_gone_is_free_within_a_minute(char gone, char other, bool muted)
    {
        Studio studio = new();
        if (muted)
        {
            studio.Mute(gone);
        }
        Talk(studio);
        studio.Vanish(gone);
        studio.Run(Minute);
        Assert.Equal(Guid.Empty, studio.LegOf(gone));
        Assert.Equal("gone", studio.Hears(other));
    }

    [Theory]
    [InlineData('A')]
    [InlineData('X')]
    public void On_hold_too(char gone)
    {
        Studio studio = new();
        Talk(studio);
        studio.Do('A', (phone, now) => phone.Hold(studio.LineOf('A'), true, now));
        studio.Run(30);
        studio.Vanish(gone);
        studio.Run(Minute);
        Assert.Equal(Guid.Empty, studio.LegOf(gone));
    }

    [Fact]
    public void A_phone_that_says_nothing_but_answers_is_never_hung_up()
    {
        Studio studio = new();
        studio.Mute('A');
        Talk(studio);
        studio.Run(10 * Minute);
        Assert.NotEqual(Guid.Empty, studio.LegOf('A'));
        Assert.Equal("X", studio.Hears('A'));
        Assert.Null(studio.Finish());
    }

    private static void Talk(Studio studio)
    {
        studio.Do('X', (phone, now) => phone.Call(Studio.Queue, now));
        studio.Run(3);
        Assert.NotEqual(Guid.Empty, studio.LegOf('A'));
    }
}
