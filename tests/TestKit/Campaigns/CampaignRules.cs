namespace Tandem.TestKit.Campaigns;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using DateTimeZoneProviders = NodaTime.DateTimeZoneProviders;
using ZonedDateTime = NodaTime.ZonedDateTime;

/// <summary>
/// What a campaign owes everybody, reckoned from what leaves and what the log says, by no code of the dialler: nobody is called twice at once, more often than allowed, without an attempt in the log, on
/// a do-not-call list, at night, or for agents who are not there; and in no window of 30 days are more abandoned than the cap.
/// </summary>
public sealed class CampaignRules(CampaignWorld world, CampaignRow row)
{
    private const long Days30 = 30L * 86_400 * 1_000_000;
    private const long Grace = 1_000_000;

    /// <summary>A call rings, is answered and told that nobody is there within this.</summary>
    private const long LongestRing = 40_000_000;

    /// <summary>From the answer to an agent: those who are listened to first wait for that too.</summary>
    private long LongestWait => row.DetectsMachines ? 2_600 + 4_000 : 2_600;

    private readonly Dictionary<string, int> calls = [];
    private readonly Dictionary<string, Guid> open = [];
    private readonly HashSet<Guid> talking = [];
    private readonly Dictionary<Guid, Guid> legOfCall = [];
    private readonly Queue<(long At, bool Abandoned)> window = new();
    private int abandonedInWindow;
    private int seen;
    private long nobodySince = long.MaxValue;
    private long leftUntil;

    /// <summary>The first rule that was broken; null when none was.</summary>
    public string? Broken { get; private set; }

    public int Invites { get; private set; }

    public int Live { get; private set; }

    public int Abandoned { get; private set; }

    /// <summary>The greatest share that was abandoned in any window, once 34 calls were taken up.</summary>
    public double WorstShare { get; private set; }

    public Dictionary<string, int> Outcomes { get; } = [];

    public bool IsTalking(Guid leg) => talking.Contains(leg);

    /// <summary>An agent has left: those who ring for him may find nobody, and no pace could have helped it.</summary>
    public void Left() => leftUntil = world.Now.WallMicros + LongestRing;

    /// <summary>Agents are all gone, or some are back.</summary>
    public void Staffed(bool isSomebody) => nobodySince = isSomebody ? long.MaxValue : Math.Min(nobodySince, world.Now.WallMicros);

    /// <summary>The process died: what rang rings no more.</summary>
    public void Died() => open.Clear();

    public void Dialled(OriginateLeg call)
    {
        Invites++;
        string number = call.Target;
        calls[number] = calls.GetValueOrDefault(number) + 1;
        legOfCall[call.Call] = call.Leg;
        CampaignNumbers.Line line = world.Numbers[CampaignWorld.Campaign, number];
        if (!open.TryAdd(number, call.Call))
        {
            Break($"{number} is called twice at once");
        }
        if (line.Stage != CampaignNumbers.Stage.Dialling || line.Call != call.Call)
        {
            Break($"{number} is called, and the log knows of no attempt");
        }
        if (calls[number] > row.Attempts || line.Attempts > row.Attempts)
        {
            Break($"{number} is called for the {calls[number]}. time");
        }
        if (world.Numbers.DoNotCall.Contains(number))
        {
            Break($"{number} is on a do-not-call list");
        }
        if (!IsTime(line.Zone))
        {
            Break($"{number} is called outside hours");
        }
        if (nobodySince < world.Now.WallMicros - Grace)
        {
            Break($"{number} is called with no agent there");
        }
    }

    public void Ended(Event happened, CampaignAttemptEnded ended)
    {
        open.Remove(ended.Number);
        Outcomes[ended.Outcome] = Outcomes.GetValueOrDefault(ended.Outcome) + 1;
        if (ended.Outcome == "answered" && legOfCall.TryGetValue(ended.CallId, out Guid leg))
        {
            talking.Add(leg);
        }
        Judge(ended);
        if (ended.Outcome is "answered" or "abandoned" or "hung_up")
        {
            Count(happened.WallMicros, ended.Outcome == "abandoned" && happened.WallMicros > leftUntil);
            if (ended.Outcome == "answered" && ended.AgentMillis > LongestWait)
            {
                Break($"{ended.Number} waited {ended.AgentMillis} ms for an agent and counts as answered");
            }
        }
        if (ended.Outcome == "no_answer" && ended.RangMillis < 14_990)
        {
            Break($"{ended.Number} was given up after {ended.RangMillis} ms");
        }
        legOfCall.Remove(ended.CallId);
    }

    private void Judge(CampaignAttemptEnded ended)
    {
        if (ended.Outcome == "machine" && !row.DetectsMachines)
        {
            Break($"{ended.Number} counts as a machine, and nobody listened");
        }
    }

    private void Count(long at, bool isAbandoned)
    {
        Live++;
        Abandoned += isAbandoned ? 1 : 0;
        window.Enqueue((at, isAbandoned));
        abandonedInWindow += isAbandoned ? 1 : 0;
        while (window.Peek().At < at - Days30)
        {
            abandonedInWindow -= window.Dequeue().Abandoned ? 1 : 0;
        }
        double share = (double)abandonedInWindow / window.Count;
        seen++;
        WorstShare = seen >= 34 ? Math.Max(WorstShare, share) : WorstShare;
        if (isAbandoned && row is { KeepsAgents: true, Mode: CampaignMode.Progressive })
        {
            Break("an agent was kept, and somebody was abandoned");
        }
        if (isAbandoned && share > row.AbandonPerMille / 1_000.0 && row.Mode == CampaignMode.Predictive)
        {
            Break($"{abandonedInWindow} of {window.Count} abandoned");
        }
    }

    // By the clock there; written apart from the dialler's own.
    private bool IsTime(string zone)
    {
        ZonedDateTime there = NodaTime.Instant.FromUnixTimeTicks(world.Now.WallMicros * 10).InZone(DateTimeZoneProviders.Tzdb[zone]);
        string time = there.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        string day = there.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return !row.Hours.Holidays.Contains(day)
            && row.Hours.Rows.Any(hours =>
                hours.Days.Contains((int)there.DayOfWeek)
                && string.CompareOrdinal(time, hours.From) >= 0
                && string.CompareOrdinal(time, hours.To) < 0
            );
    }

    private void Break(string what) => Broken ??= $"{TimeSpan.FromSeconds(world.Now.Mono.Ticks / TimeSpan.TicksPerSecond)}: {what}";
}
