namespace Tandem.Bench.Rows;

using System.Diagnostics;
using Tandem.Bench.Rig;
using Tandem.Core.Contract.Rows;
using Tandem.TestKit.Campaigns;

/// <summary>
/// Predictive dialling with 200 agents, a simulated day of calling from 9 to 21, for three answer rates and ten seeds: how busy agents are, how many are abandoned in the worst window, and how long a day takes. Then days on which the same agents take other calls of two queues (`keepAgents`).
/// </summary>
internal sealed class PredictiveRow : IRow
{
    private const int Agents = 200;
    private const int Numbers = 1_000_000;

    /// <summary>Of the agents' time so much is their callers', where they have any.</summary>
    private const double CallerLoad = 0.3;
    private static readonly double[] Shares = [0.1, 0.3, 0.6];
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Opens = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Closes = TimeSpan.FromHours(12) + Opens;

    public string Name => "campaign";

    public bool HasUnpinned => false;

    public Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        Days alone = Live(0, stage.Quick ? 1UL : 10UL, cancel);
        findings.Details["days"] = alone.All;
        findings.Add("campaign_day_seconds", alone.Slowest, "a simulated day");
        findings.Add("campaign_busy_percent", 100 * alone.Idlest, "the idlest day");
        findings.Add("campaign_abandoned_percent", 100 * alone.Worst, "the worst window of all days");
        Days shared = Live(CallerLoad, stage.Quick ? 1UL : 3UL, cancel);
        findings.Details["shared"] = shared.All;
        findings.Add("campaign_shared_busy_percent", 100 * shared.Idlest, "the idlest day with callers besides");
        findings.Add("campaign_shared_abandoned_percent", 100 * shared.Worst, "the worst window of such days");
        findings.Add("campaign_shared_wait_seconds", shared.LongestWait, "callers until they have an agent, the worst day's average");
        return Task.CompletedTask;
    }

    private static Days Live(double callers, ulong seeds, CancellationToken cancel)
    {
        Days days = new();
        foreach (double share in Shares)
        {
            for (ulong seed = 1; seed <= seeds; seed++)
            {
                cancel.ThrowIfCancellationRequested();
                long start = Stopwatch.GetTimestamp();
                CampaignWorld world = Run(share, seed, callers);
                if (world.Rules.Broken is { } broken)
                {
                    throw new BenchException($"answer rate {share}, callers {callers}, seed {seed}: {broken}");
                }
                days.Add(world, share, seed, Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }
        return days;
    }

    private static CampaignWorld Run(double share, ulong seed, double callers)
    {
        CampaignRow campaign = new(CampaignWorld.Campaign, "day")
        {
            Mode = CampaignMode.Predictive,
            KeepsAgents = callers > 0,
            PerSecond = 100,
            PerAgentPercent = 1_000,
            Hours = new CallingHoursRow { Rows = [new CallingDays([1, 2, 3, 4, 5, 6, 7], "09:00", "21:00")] },
        };
        CampaignWorld world = new(new WorldPlan(seed, Agents, Numbers, campaign) { AnswerShare = share, CallerLoad = callers });
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

    private sealed class Days
    {
        public List<object> All { get; } = [];

        public double Slowest { get; private set; }

        public double Idlest { get; private set; } = 1;

        public double Worst { get; private set; }

        public double LongestWait { get; private set; }

        public void Add(CampaignWorld world, double share, ulong seed, double seconds)
        {
            CampaignRules rules = world.Rules;
            double wait = world.ServedAfter.TotalSeconds / Math.Max(1, world.Served);
            Slowest = Math.Max(Slowest, seconds);
            Idlest = Math.Min(Idlest, world.BusyShare);
            Worst = Math.Max(Worst, rules.WorstShare);
            LongestWait = Math.Max(LongestWait, wait);
            All.Add(
                new
                {
                    share,
                    seed,
                    seconds,
                    busy = world.BusyShare,
                    calls = rules.Invites,
                    live = rules.Live,
                    abandoned = rules.Abandoned,
                    worst = rules.WorstShare,
                    called = world.Called,
                    served = world.Served,
                    wait,
                }
            );
            Console.Write(
                $"{share:0.0}/{seed}: {100 * world.BusyShare:0.0} % busy, {rules.Invites} calls, {rules.Abandoned} of {rules.Live} abandoned (worst {100 * rules.WorstShare:0.00} %), {world.Served} of {world.Called} callers after {wait:0.0} s, {seconds:0} s; "
            );
        }
    }
}
