namespace Tandem.Simulation.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Foundation;
using Tandem.TestKit.Campaigns;

/// <summary>
/// Campaigns drawn from seeds: carriers of all tempers, agents who come and go, lists that grow, stores that refuse, processes that die in the middle.
/// Whatever leaves is judged by <see cref="CampaignRules"/>. TANDEM_SEED replays one, TANDEM_SEEDS=N runs that many.
/// </summary>
public class CampaignTests
{
    private const int Seeds = 24;
    private const int KeepingSeeds = 6;
    private static readonly TimeSpan KeepingRun = TimeSpan.FromMinutes(40);
    private static readonly TimeSpan Run = TimeSpan.FromHours(3);
    private static readonly string[] Zones = ["Asia/Shanghai", "Asia/Tokyo", "Europe/Berlin", "America/New_York"];

    [Fact]
    public void Nobody_is_dialled_twice_at_night_on_a_list_or_without_agents_and_the_cap_holds()
    {
        bool isOne = ulong.TryParse(Environment.GetEnvironmentVariable("TANDEM_SEED"), out ulong one);
        int count = int.TryParse(Environment.GetEnvironmentVariable("TANDEM_SEEDS"), out int wanted) ? wanted : Seeds;
        ulong[] seeds = isOne ? [one] : [.. Enumerable.Range(1, count).Select(seed => (ulong)seed)];
        List<string> broken = [];
        Dictionary<string, int> outcomes = [];
        int kills = 0;
        Parallel.ForEach(
            seeds,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            seed =>
            {
                CampaignWorld world = Live(seed, out int died);
                lock (broken)
                {
                    kills += died;
                    foreach ((string outcome, int times) in world.Rules.Outcomes)
                    {
                        outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + times;
                    }
                    if ((world.Rules.Broken ?? Left(world)) is { } wrong)
                    {
                        broken.Add($"seed {seed}: {wrong}");
                    }
                }
            }
        );
        broken.Sort(StringComparer.Ordinal);
        Assert.True(broken.Count == 0, $"{broken.Count} of {seeds.Length}:\n{string.Join('\n', broken.Take(10))}");
        string[] missing = [.. Outcomes.Except(outcomes.Keys)];
        Assert.True(isOne || missing.Length == 0 && kills > seeds.Length, $"{kills} kills, and nothing ended {string.Join(", ", missing)}");
    }

    [Fact]
    public void The_same_seed_ends_the_same()
    {
        string first = Story(Live(3, out _));
        Assert.Equal(first, Story(Live(3, out _)));
        Assert.NotEqual(first, Story(Live(4, out _)));
    }

    [Fact]
    public void Where_others_call_the_queue_too_nobody_is_abandoned_whose_agent_is_kept()
    {
        (int abandoned, int served) = (0, 0);
        for (ulong seed = 1; seed <= KeepingSeeds; seed++)
        {
            CampaignWorld kept = Called(seed, keeps: true);
            Assert.True(kept.Rules.Broken is null && Left(kept) is null, $"seed {seed}: {kept.Rules.Broken ?? Left(kept)}");
            Assert.True(kept.Rules.Outcomes["answered"] > 0 && kept.Served > 0, $"seed {seed}");
            served += kept.Served;
            abandoned += Called(seed, keeps: false).Rules.Abandoned;
        }
        Assert.True(abandoned > KeepingSeeds && served > KeepingSeeds, $"{abandoned} abandoned where none is kept, {served} served");
    }

    // Progressive, and every few seconds somebody calls in.
    private static CampaignWorld Called(ulong seed, bool keeps)
    {
        Prng prng = new(seed * 104_729 + 11);
        int agents = prng.Between(2, 10);
        CampaignRow row = new(CampaignWorld.Campaign, "drawn")
        {
            KeepsAgents = keeps,
            PerSecond = 50,
            Hours = new CallingHoursRow { Rows = [new CallingDays([1, 2, 3, 4, 5], "08:00", "20:00")] },
        };
        CampaignWorld world = new(
            new WorldPlan(seed, agents, 2_000, row)
            {
                AnswerShare = 0.6,
                TalkSeconds = 30,
                WrapUpSeconds = prng.Between(0, 5),
            }
        );
        Instant start = world.Now.Mono;
        for (TimeSpan at = TimeSpan.FromMinutes(1); at < KeepingRun; at += TimeSpan.FromMinutes(1))
        {
            for (int i = 0; i < agents; i++)
            {
                world.After(TimeSpan.FromMilliseconds(prng.Below(60_000)), () => world.CallsIn());
            }
            world.RunUntil(start + at);
        }
        return world;
    }

    private static readonly string[] Outcomes =
    [
        "answered",
        "abandoned",
        "busy",
        "no_answer",
        "refused",
        "failed",
        "lost",
        "withdrawn",
        "do_not_call",
        "hung_up",
        "machine",
    ];

    private static string Story(CampaignWorld world) =>
        string.Join(' ', world.Rules.Outcomes.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key}={each.Value}"));

    private static CampaignWorld Live(ulong seed, out int kills)
    {
        Prng prng = new(seed * 7919 + 5);
        int agents = prng.Between(2, 30);
        CampaignMode mode = prng.Chance(700) ? CampaignMode.Predictive : CampaignMode.Progressive;
        CampaignRow row = new(CampaignWorld.Campaign, "drawn")
        {
            Mode = mode,
            PerSecond = 50,
            Attempts = prng.Between(1, 4),
            Retries = [new(DialOutcome.Busy, 120, 3, 4), new(DialOutcome.NoAnswer, 600, 3, 6), new(DialOutcome.Failed, 60, 2, 7)],
            Hours = new CallingHoursRow { Rows = [new CallingDays([1, 2, 3, 4, 5], "09:00", "10:30")] },
            DetectsMachines = seed % 3 == 0,
        };
        CampaignWorld world = new(
            new WorldPlan(seed, agents, prng.Between(200, 4_000), row)
            {
                AnswerShare = prng.Between(5, 80) / 100.0,
                Swing = prng.Chance(300) ? 3 : 1,
                MachineShare = seed % 2 == 0 ? 0.4 : 0.1,
                TalkSeconds = prng.Between(15, 120),
                WrapUpSeconds = prng.Between(0, 20),
                CommitFailurePerMille = prng.Chance(300) ? 20 : 0,
                Zones = prng.Chance(500) ? Zones : Zones[..1],
            }
        );
        kills = 0;
        Instant start = world.Now.Mono;
        for (TimeSpan at = TimeSpan.FromMinutes(1); at < Run; at += TimeSpan.FromMinutes(1))
        {
            world.RunUntil(start + at);
            Trouble(world, prng, agents, ref kills);
        }
        return world;
    }

    private static void Trouble(CampaignWorld world, Prng prng, int agents, ref int kills)
    {
        if (prng.Chance(60))
        {
            kills++;
            world.Rules.Died();
            world.Kill(TimeSpan.FromSeconds(prng.Between(1, 20)));
        }
        if (prng.Chance(300))
        {
            world.Leave(prng.Below(agents), prng.Chance(500));
        }
        if (prng.Chance(40))
        {
            bool leave = world.Present > 0;
            for (int i = 0; i < agents; i++)
            {
                world.Leave(i, leave);
            }
        }
        world.Rules.Staffed(world.Present > 0 || world.View.AgentsBusy > 0);
        if (prng.Chance(200))
        {
            string[] some = [.. world.Numbers.Of(CampaignWorld.Campaign).Select(line => line.Number).Where(_ => prng.Chance(5))];
            world.Ask(new SetDoNotCall(some, []));
        }
        if (prng.Chance(60))
        {
            world.Ask(new SetCampaignState(CampaignWorld.Campaign, CampaignState.Paused));
            world.After(TimeSpan.FromSeconds(40), () => world.Ask(new SetCampaignState(CampaignWorld.Campaign, CampaignState.Running)));
        }
    }

    // At the end nothing is under way any more, and every attempt has its end.
    private static string? Left(CampaignWorld world)
    {
        int ended = world.Rules.Outcomes.Where(each => each.Key != "do_not_call").Sum(each => each.Value);
        return world.Numbers.Begun.Count == ended + world.Numbers.Open().Length
            ? null
            : $"{world.Numbers.Begun.Count} attempts, {ended} ends and {world.Numbers.Open().Length} under way";
    }
}
