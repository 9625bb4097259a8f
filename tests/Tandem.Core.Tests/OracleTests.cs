namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;
using Tandem.Foundation;

/// <summary>Each strategy against an oracle of a few lines that looks at everybody each time: 300 calls with agents coming and going.</summary>
public class OracleTests
{
    private const int Agents = 12;
    private const int Calls = 300;

    private sealed class Model(int index, int level, int position)
    {
        public string Name { get; } = $"{2000 + index}";

        public int Index { get; } = index;

        public int Level { get; } = level;

        public int Position { get; } = position;

        public long LastEnd { get; set; }

        public long TalkMillis { get; set; }

        public int Answered { get; set; }

        public int LastOffered { get; set; }

        public (Guid Caller, Guid Leg, long Since)? Talk { get; set; }
    }

    private delegate Model Oracle(IEnumerable<Model> free, Model? lastOffered, Model? cursor);

    private static readonly Dictionary<string, Oracle> Oracles = new()
    {
        ["longest-idle-agent"] = (free, _, _) => free.MinBy(a => (a.Level, a.LastEnd, a.Position, a.Index))!,
        ["agent-with-least-talk-time"] = (free, _, _) => free.MinBy(a => (a.Level, a.TalkMillis, a.Position, a.Index))!,
        ["agent-with-fewest-calls"] = (free, _, _) => free.MinBy(a => (a.Level, a.Answered, a.Position, a.Index))!,
        ["sequentially-by-agent-order"] = (free, _, _) => free.MinBy(a => (a.Level, a.Position, a.LastOffered, a.Index))!,
        ["round-robin"] = (free, last, _) =>
            free.Where(a => last != null && a.Level == last.Level && a.Position > last.Position)
                .MinBy(a => (a.Position, a.LastOffered, a.Index))
            ?? free.MinBy(a => (a.Level, a.Position, a.LastOffered, a.Index))!,
        ["agent-with-fewest-calls-today"] = (free, _, _) => free.MinBy(a => (a.Level, a.Answered, a.Position, a.Index))!,
        ["round-robin-today"] = (free, last, _) =>
            free.Where(a => last != null && a.Level == last.Level && (a.Position, a.Index).CompareTo((last.Position, last.Index)) > 0)
                .MinBy(a => (a.Position, a.Index))
            ?? free.MinBy(a => (a.Level, a.Position, a.Index))!,
        ["top-down"] = (free, _, cursor) =>
            free.Where(a => cursor == null || a.Level > cursor.Level || a.Level == cursor.Level && a.Position > cursor.Position)
                .MinBy(a => (a.Level, a.Position, a.Index))
            ?? free.MinBy(a => (a.Level, a.Position, a.Index))!,
    };

    public static TheoryData<string, ulong> Cases
    {
        get
        {
            TheoryData<string, ulong> cases = new();
            foreach (string strategy in Oracles.Keys)
            {
                for (ulong seed = 1; seed <= 3; seed++)
                {
                    cases.Add(strategy, seed);
                }
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_oracle_would_have_picked_the_same(string strategy, ulong seed)
    {
        Prng prng = new(seed);
        Model[] models = [.. Enumerable.Range(1, Agents).Select(i => new Model(i, prng.Between(1, 2), prng.Between(1, 5)))];
        AgentRow row = new(WrapUpSeconds: 0, RejectDelaySeconds: 0);
        Centre centre = new(strategy, Agents, _ => row, i => (models[i - 1].Level, models[i - 1].Position));
        Model? last = null;
        int offers = 0;
        for (int call = 0; call < Calls; call++)
        {
            Step(centre, models, prng);
            Model? cursor = null;
            HashSet<Model> refused = [];
            Guid caller = centre.Arrive();
            while (true)
            {
                Model[] free = [.. models.Where(a => a.Talk == null && !refused.Contains(a))];
                if (free.Length == 0)
                {
                    Assert.Empty(centre.TakeRung());
                    centre.End(caller);
                    break;
                }
                Model expected = Oracles[strategy](free, last, cursor);
                Guid leg = centre.Orders.OfType<OriginateLeg>().Last().Leg;
                Assert.Equal([expected.Name], centre.TakeRung());
                last = cursor = expected;
                expected.LastOffered = ++offers;
                if (prng.Chance(250))
                {
                    refused.Add(expected);
                    centre.End(leg, LegEndCause.Rejected);
                    continue;
                }
                expected.Answered++;
                expected.Talk = (caller, leg, centre.Now.WallMicros);
                centre.Talk(caller, leg);
                break;
            }
            centre.Orders.Clear();
        }
    }

    [Fact]
    public void Ring_progressively_adds_one_each_time_in_order()
    {
        Centre centre = new("ring-progressively", 4, _ => new AgentRow(TimeoutSeconds: 60), i => (i <= 2 ? 2 : 1, i));
        centre.Arrive();
        Assert.Equal(["2003"], centre.TakeRung());
        foreach (string next in new[] { "2004", "2001", "2002" })
        {
            centre.Pass(9.9);
            Assert.Empty(centre.TakeRung());
            centre.Pass(0.1);
            Assert.Equal([next], centre.TakeRung());
        }
    }

    private static void Step(Centre centre, Model[] models, Prng prng)
    {
        centre.Pass(prng.Between(1, 30));
        foreach (Model model in models)
        {
            bool crowded = models.Count(a => a.Talk == null) < 3;
            if (model.Talk is { } talk && prng.Chance(crowded ? 700 : 250))
            {
                centre.End(talk.Caller);
                model.LastEnd = centre.Now.Mono.Ticks;
                model.TalkMillis += (centre.Now.WallMicros - talk.Since) / 1000;
                model.Talk = null;
                centre.Pass(0.001);
            }
        }
        centre.Orders.Clear();
    }
}
