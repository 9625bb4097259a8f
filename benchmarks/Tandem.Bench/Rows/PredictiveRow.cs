namespace Tandem.Bench.Rows;

using System.Diagnostics;
using Tandem.Bench.Rig;
using Tandem.Core.Contract.Rows;
using Tandem.TestKit.Campaigns;

/// <summary>
/// Predictive dialling with 200 agents, a simulated day of calling from 9 to 21, for three answer rates and ten seeds: how busy agents are, how many are abandoned in the worst window, and how long a day takes.
/// </summary>
internal sealed class PredictiveRow : IRow
{
    private const int Agents = 200;
    private const int Numbers = 1_000_000;
    private static readonly double[] Shares = [0.1, 0.3, 0.6];
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Opens = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Closes = TimeSpan.FromHours(12) + Opens;

    public string Name => "campaign";

    public bool HasUnpinned => false;

    public Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        double slowest = 0;
        double idlest = 1;
        double worst = 0;
        List<object> days = [];
        foreach (double share in Shares)
        {
            for (ulong seed = 1; seed <= (stage.Quick ? 1UL : 10UL); seed++)
            {
                cancel.ThrowIfCancellationRequested();
                long start = Stopwatch.GetTimestamp();
                CampaignWorld world = Run(share, seed);
                double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
                if (world.Rules.Broken is { } broken)
                {
                    throw new BenchException($"answer rate {share}, seed {seed}: {broken}");
                }
                (slowest, idlest, worst) = (
                    Math.Max(slowest, seconds),
                    Math.Min(idlest, world.BusyShare),
                    Math.Max(worst, world.Rules.WorstShare)
                );
                days.Add(
                    new
                    {
                        share,
                        seed,
                        seconds,
                        busy = world.BusyShare,
                        calls = world.Rules.Invites,
                        live = world.Rules.Live,
                        abandoned = world.Rules.Abandoned,
                        worst = world.Rules.WorstShare,
                    }
                );
                Console.Write(
                    $"{share:0.0}/{seed}: {100 * world.BusyShare:0.0} % busy, {world.Rules.Invites} calls, {world.Rules.Abandoned} of {world.Rules.Live} abandoned (worst {100 * world.Rules.WorstShare:0.00} %), {seconds:0} s; "
                );
            }
        }
        findings.Details["days"] = days;
        findings.Add("campaign_day_seconds", slowest, "a simulated day");
        findings.Add("campaign_busy_percent", 100 * idlest, "the idlest day");
        findings.Add("campaign_abandoned_percent", 100 * worst, "the worst window of all days");
        return Task.CompletedTask;
    }

    private static CampaignWorld Run(double share, ulong seed)
    {
        CampaignRow campaign = new(CampaignWorld.Campaign, "day")
        {
            Mode = CampaignMode.Predictive,
            PerSecond = 100,
            PerAgentPercent = 1_000,
            Hours = new CallingHoursRow { Rows = [new CallingDays([1, 2, 3, 4, 5, 6, 7], "09:00", "21:00")] },
        };
        CampaignWorld world = new(new WorldPlan(seed, Agents, Numbers, campaign) { AnswerShare = share });
        for (TimeSpan at = LookEvery; at <= Day && world.Rules.Broken is null; at += LookEvery)
        {
            world.RunUntil(new Foundation.Instant(TimeSpan.TicksPerSecond) + at);
            if (at > Opens && at <= Closes)
            {
                world.Look();
            }
        }
        return world;
    }
}
