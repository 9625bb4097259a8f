namespace Tandem.TestKit.Campaigns;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;

/// <summary>Numbers of campaigns in memory, by the same rules as the store's table.</summary>
public sealed class CampaignNumbers
{
    public enum Stage
    {
        Waiting,
        Dialling,
        Done,
    }

    public sealed class Line
    {
        public required string Number { get; init; }

        public string Zone { get; init; } = "";

        public string Variables { get; init; } = "";

        public Stage Stage { get; set; }

        public int Rank { get; set; } = CampaignNumber.FreshRank;

        public long DueMicros { get; set; }

        public int Attempts { get; set; }

        public long Tries { get; set; }

        public Guid Call { get; set; }

        public DialOutcome? Outcome { get; set; }
    }

    private readonly SortedDictionary<(int Campaign, string Number), Line> lines = [];

    /// <summary>Of the tenant, and shared ones.</summary>
    public HashSet<string> DoNotCall { get; } = new(StringComparer.Ordinal);

    /// <summary>Every attempt that was let into the log.</summary>
    public List<(int Campaign, string Number, int Attempt)> Begun { get; } = [];

    /// <summary>Reading fails.</summary>
    public bool IsBroken { get; set; }

    public Line this[int campaign, string number] => lines[(campaign, number)];

    public IEnumerable<Line> Of(int campaign) => lines.Where(each => each.Key.Campaign == campaign).Select(each => each.Value);

    /// <summary>False when the changes are refused.</summary>
    public bool TryWrite(IReadOnlyList<ConfigurationChange> changes) => changes.All(TryWrite);

    public void Apply(Event happened)
    {
        if (
            happened.Data is CampaignAttemptEnded ended
            && DialOutcomes.TryRead(ended.Outcome, out DialOutcome outcome)
            && lines.TryGetValue((ended.CampaignId, ended.Number), out Line? line)
            && line.Attempts == ended.Attempt
            && line.Stage == (ended.Attempt > 0 ? Stage.Dialling : Stage.Waiting)
        )
        {
            line.Stage = ended.NextMicros == 0 ? Stage.Done : Stage.Waiting;
            (line.DueMicros, line.Rank, line.Tries, line.Outcome) = (ended.NextMicros, ended.Rank, ended.Tries, outcome);
            line.Attempts -= outcome == DialOutcome.Withdrawn ? 1 : 0;
        }
    }

    public CampaignBatch Read(CampaignAsk ask)
    {
        List<Line> waiting = [.. Of(ask.CampaignId).Where(line => line.Stage == Stage.Waiting)];
        string[] zones = [.. Of(ask.CampaignId).Select(line => line.Zone).Distinct().Order(StringComparer.Ordinal)];
        List<Line> there = [.. waiting.Where(line => ask.Zones.Contains(line.Zone))];
        CampaignNumber[] due =
        [
            .. there
                .Where(line => line.DueMicros <= ask.DueMicros)
                .OrderBy(line => line.Rank)
                .ThenBy(line => line.DueMicros)
                .Take(ask.Most)
                .Select(line => new CampaignNumber(
                    line.Number,
                    line.Zone,
                    line.Rank,
                    line.DueMicros,
                    line.Attempts,
                    line.Tries,
                    line.Variables,
                    DoNotCall.Contains(line.Number)
                )),
        ];
        long next = there.Where(line => line.DueMicros > ask.DueMicros).Select(line => line.DueMicros).DefaultIfEmpty(long.MaxValue).Min();
        return new CampaignBatch(ask.Ticket, ask.CampaignId, IsBroken ? [] : due, zones, next, IsBroken);
    }

    /// <summary>What a server that starts is told of attempts that were under way.</summary>
    public OpenAttempt[] Open() =>
        [
            .. lines
                .Where(each => each.Value.Stage == Stage.Dialling)
                .Select(each => new OpenAttempt(
                    each.Key.Campaign,
                    each.Key.Number,
                    each.Value.Attempts,
                    each.Value.Tries,
                    each.Value.Call
                )),
        ];

    private bool TryWrite(ConfigurationChange change)
    {
        switch (change)
        {
            case AddCampaignNumbers added:
                foreach (NewCampaignNumber each in added.Numbers)
                {
                    lines.TryAdd(
                        (added.CampaignId, each.Number),
                        new Line
                        {
                            Number = each.Number,
                            Zone = each.Zone,
                            Variables = each.Variables,
                        }
                    );
                }
                return true;
            case ChangeDoNotCall changed:
                DoNotCall.UnionWith(changed.Added);
                DoNotCall.ExceptWith(changed.Removed);
                return true;
            case BeginCampaignAttempt begin:
                if (
                    !lines.TryGetValue((begin.CampaignId, begin.Number), out Line? line)
                    || line.Stage != Stage.Waiting
                    || line.Attempts != begin.Attempt - 1
                    || DoNotCall.Contains(begin.Number)
                )
                {
                    return false;
                }
                (line.Stage, line.Attempts, line.Call) = (Stage.Dialling, begin.Attempt, begin.Call);
                Begun.Add((begin.CampaignId, begin.Number, begin.Attempt));
                return true;
            default:
                return true;
        }
    }
}
