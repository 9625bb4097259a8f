namespace Tandem.Simulation.Tests;

using Tandem.Core.Contract.Rows;
using Tandem.Foundation;
using Tandem.TestKit.Campaigns;

/// <summary>Predictive campaigns whose agents take calls of their queue and of another one besides.</summary>
public class SharedAgentsTests
{
    private static readonly TimeSpan Run = TimeSpan.FromMinutes(100);

    /// <summary>Until then it is before nine, or nothing is known of those who are dialled.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(20);

    [Theory]
    [InlineData(100, 0.3, 0.2)]
    [InlineData(100, 0.6, 0.4)]
    [InlineData(40, 0.6, 0.3)]
    public void The_cap_holds_agents_are_busy_and_callers_are_served_soon(int agents, double share, double load)
    {
        CampaignWorld world = Live(1, agents, share, load, keeps: true);
        string seen = Say(world);
        Assert.True(world.Rules.Broken is null, seen);
        Assert.True(world.Rules.WorstShare <= 0.03 && world.Rules.Live > 10 * agents, seen);
        Assert.True(world.BusyShare >= 0.8, seen);
        Assert.True(world.Served >= 0.95 * world.Called && world.ServedAfter / world.Served < TimeSpan.FromSeconds(5), seen);
    }

    [Fact]
    public void Few_agents_who_are_kept_hold_the_cap_and_those_who_are_not_do_not()
    {
        int broken = 0;
        for (ulong seed = 1; seed <= 12; seed++)
        {
            int agents = 3 + (int)seed;
            CampaignWorld world = Live(seed, agents, 0.5, 0.4, keeps: true);
            Assert.True(world.Rules.Broken is null && world.Served > world.Called * 0.8, $"seed {seed}: {Say(world)}");
            broken += Live(seed, agents, 0.5, 0.4, keeps: false).Rules.Broken is null ? 0 : 1;
        }
        Assert.True(broken > 3, $"{broken} of 12 broke the cap where nobody is kept");
    }

    private static CampaignWorld Live(ulong seed, int agents, double share, double load, bool keeps)
    {
        CampaignRow row = new(CampaignWorld.Campaign, "drawn")
        {
            Mode = CampaignMode.Predictive,
            KeepsAgents = keeps,
            PerSecond = 100,
            PerAgentPercent = 1_000,
            Hours = new CallingHoursRow { Rows = [new CallingDays([1, 2, 3, 4, 5], "09:00", "20:00")] },
        };
        CampaignWorld world = new(
            new WorldPlan(seed, agents, 100_000, row)
            {
                AnswerShare = share,
                TalkSeconds = 60,
                WrapUpSeconds = 10,
                CallerLoad = load,
            }
        );
        Instant start = world.Now.Mono;
        for (TimeSpan at = default; at < Run && world.Rules.Broken is null; at += TimeSpan.FromSeconds(10))
        {
            world.RunUntil(start + at);
            if (at > Settled)
            {
                world.Look();
            }
        }
        return world;
    }

    private static string Say(CampaignWorld world) =>
        $"{100 * world.BusyShare:0.0} % busy, {world.Rules.Abandoned} of {world.Rules.Live} abandoned, {100 * world.Rules.WorstShare:0.00} % in the worst window, {world.Served} of {world.Called} callers served after {world.ServedAfter.TotalSeconds / Math.Max(1, world.Served):0.0} s; {world.Rules.Broken}";
}
