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

    private readonly Dictionary<(int Campaign, string Number), Line> lines = [];
    private readonly SortedDictionary<(int Campaign, string Zone), SortedSet<Line>[]> waiting = [];

    /// <summary>Of the tenant, and shared ones.</summary>
    public HashSet<string> DoNotCall { get; } = new(StringComparer.Ordinal);

    /// <summary>Every attempt that was let into the log.</summary>
    public List<(int Campaign, string Number, int Attempt)> Begun { get; } = [];

    /// <summary>Reading fails.</summary>
    public bool IsBroken { get; set; }

    public Line this[int campaign, string number] => lines[(campaign, number)];

    public IEnumerable<Line> Of(int campaign) =>
        lines.Where(each => each.Key.Campaign == campaign).Select(each => each.Value).OrderBy(line => line.Number, StringComparer.Ordinal);

    /// <summary>Numbers that may yet be dialled.</summary>
    public int Waiting(int campaign) =>
        waiting.Where(each => each.Key.Campaign == campaign).Sum(each => each.Value.Sum(rank => rank.Count));

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
            Unqueue(ended.CampaignId, line);
            line.Stage = ended.NextMicros == 0 ? Stage.Done : Stage.Waiting;
            (line.DueMicros, line.Rank, line.Tries, line.Outcome) = (ended.NextMicros, ended.Rank, ended.Tries, outcome);
            line.Attempts -= outcome == DialOutcome.Withdrawn ? 1 : 0;
            Queue(ended.CampaignId, line);
        }
    }

    public CampaignBatch Read(CampaignAsk ask)
    {
        string[] zones = [.. waiting.Keys.Where(key => key.Campaign == ask.CampaignId).Select(key => key.Zone)];
        List<CampaignNumber> due = [];
        long next = long.MaxValue;
        for (int rank = 0; rank <= CampaignNumber.LastRank; rank++)
        {
            List<Line> some = [];
            foreach (string zone in zones.Intersect(ask.Zones))
            {
                SortedSet<Line> there = waiting[(ask.CampaignId, zone)][rank];
                some.AddRange(there.TakeWhile(line => line.DueMicros <= ask.DueMicros).Take(ask.Most));
                // Where more are due than were asked for, nobody asks what is due next.
                next = some.Count < ask.Most ? Math.Min(next, Next(there, ask.DueMicros)) : next;
            }
            due.AddRange(some.OrderBy(line => line.DueMicros).ThenBy(line => line.Number, StringComparer.Ordinal).Select(Read));
        }
        due.RemoveRange(Math.Min(ask.Most, due.Count), due.Count - Math.Min(ask.Most, due.Count));
        return new CampaignBatch(ask.Ticket, ask.CampaignId, IsBroken ? [] : due, zones, next, IsBroken);
    }

    private CampaignNumber Read(Line line) =>
        new(line.Number, line.Zone, line.Rank, line.DueMicros, line.Attempts, line.Tries, line.Variables, DoNotCall.Contains(line.Number));

    private static long Next(SortedSet<Line> there, long due) =>
        there.FirstOrDefault(line => line.DueMicros > due)?.DueMicros ?? long.MaxValue;

    private void Queue(int campaign, Line line)
    {
        if (line.Stage == Stage.Waiting)
        {
            if (!waiting.TryGetValue((campaign, line.Zone), out SortedSet<Line>[]? ranks))
            {
                ranks = [.. Enumerable.Range(0, CampaignNumber.LastRank + 1).Select(_ => new SortedSet<Line>(Order.Instance))];
                waiting.Add((campaign, line.Zone), ranks);
            }
            ranks[line.Rank].Add(line);
        }
    }

    private void Unqueue(int campaign, Line line)
    {
        if (line.Stage == Stage.Waiting)
        {
            waiting[(campaign, line.Zone)][line.Rank].Remove(line);
        }
    }

    private sealed class Order : IComparer<Line>
    {
        public static readonly Order Instance = new();

        public int Compare(Line? a, Line? b) =>
            a!.DueMicros != b!.DueMicros ? a.DueMicros.CompareTo(b.DueMicros) : string.CompareOrdinal(a.Number, b.Number);
    }

    /// <summary>What a server that starts is told of attempts that were under way.</summary>
    public OpenAttempt[] Open() =>
        [
            .. lines
                .Where(each => each.Value.Stage == Stage.Dialling)
                .OrderBy(each => each.Key)
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
                    Line made = new()
                    {
                        Number = each.Number,
                        Zone = each.Zone,
                        Variables = each.Variables,
                    };
                    if (lines.TryAdd((added.CampaignId, each.Number), made))
                    {
                        Queue(added.CampaignId, made);
                    }
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
                Unqueue(begin.CampaignId, line);
                (line.Stage, line.Attempts, line.Call) = (Stage.Dialling, begin.Attempt, begin.Call);
                Begun.Add((begin.CampaignId, begin.Number, begin.Attempt));
                return true;
            default:
                return true;
        }
    }
}
