namespace Tandem.Dialects.Udesk.Events;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;

/// <summary>What is known of a call and one of its legs by the time of an event.</summary>
internal sealed class CallStory
{
    private const string ExtensionParty = "extension:";
    private const string TrunkParty = "trunk:";

    private readonly IReadOnlyList<Event> events;
    private readonly Guid leg;

    public CallStory(IReadOnlyList<Event> events, Guid leg)
    {
        this.events = events;
        this.leg = leg;
        CallStarted? started = events.Select(each => each.Data).OfType<CallStarted>().FirstOrDefault();
        Caller = started?.CallerNumber ?? "";
        Called = started?.Dialled ?? "";
    }

    public string Caller { get; }

    public string Called { get; }

    /// <summary>The agent on the leg, else the one who was on the call last; 0 for nobody.</summary>
    public int AgentId =>
        AgentOn(leg) is > 0 and int own
            ? own
            : events.Select(each => each.Data).OfType<IOfAgent>().LastOrDefault(each => each.AgentId > 0)?.AgentId ?? 0;

    /// <summary>The queue the call was in last; 0 for none.</summary>
    public int QueueId => events.Select(each => each.Data).OfType<QueueEntered>().LastOrDefault()?.QueueId ?? 0;

    /// <summary>The leg's extension; empty when it is none.</summary>
    public string Extension =>
        Made(leg)?.Party is { } party && party.StartsWith(ExtensionParty, StringComparison.Ordinal) ? party[ExtensionParty.Length..] : "";

    /// <summary>The leg is on a trunk.</summary>
    public bool IsOutside(Guid id) => Made(id)?.Party.StartsWith(TrunkParty, StringComparison.Ordinal) == true;

    /// <summary>Whom somebody asked who is on that leg.</summary>
    public string TargetOf(Guid third) =>
        events.Select(each => each.Data).OfType<ConsultAnswered>().LastOrDefault(each => each.Third == third)?.Target ?? "";

    public long StartMillis => (events.Count > 0 ? events[0].WallMicros : 0) / 1000;

    public long AnswerMillis => (events.FirstOrDefault(each => each.Data is LegBridged)?.WallMicros ?? 0) / 1000;

    /// <summary>Keys pressed on the leg since it last heard or did something else.</summary>
    public string Digits
    {
        get
        {
            string digits = "";
            foreach (Event each in events.Where(each => each.Leg == leg))
            {
                digits = each.Data is DigitPressed { Digit: char digit } ? digits + digit : "";
            }
            return digits;
        }
    }

    private int AgentOn(Guid id) => Made(id)?.AgentId ?? Lent(id)?.AgentId ?? 0;

    private LegMade? Made(Guid id) => events.LastOrDefault(each => each.Leg == id && each.Data is LegMade)?.Data as LegMade;

    private LegLent? Lent(Guid id) => events.Select(each => each.Data).OfType<LegLent>().LastOrDefault(each => each.Record == id);
}
