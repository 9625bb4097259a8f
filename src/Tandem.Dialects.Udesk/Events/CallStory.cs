namespace Tandem.Dialects.Udesk.Events;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Folds.Calls;

/// <summary>What is known of a call and one of its legs by the time of an event.</summary>
internal sealed class CallStory
{
    // Kinds of nodes of a flow.
    private const string Collect = "collect";
    private const string Play = "play";

    private const char Terminator = '#';

    private readonly IReadOnlyList<Event> events;
    private readonly Guid leg;

    public CallStory(IReadOnlyList<Event> events, Guid leg)
    {
        this.events = events;
        this.leg = leg;
        CallStarted? started = events.Select(each => each.Data).OfType<CallStarted>().FirstOrDefault();
        // Whom we have rung is the caller all the same.
        bool isBack = started is not null && CallOrigin.Read(started.Origin).Kind == CallOriginKind.Callback;
        Caller = (isBack ? started?.Dialled : started?.CallerNumber) ?? "";
        Called = (isBack ? started?.CallerNumber : started?.Dialled) ?? "";
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
    public string Extension => PartyName.ExtensionIn(Made(leg)?.Party ?? "");

    /// <summary>The leg is on a trunk.</summary>
    public bool IsOutside(Guid id) => Made(id) is { } made && PartyName.IsTrunk(made.Party);

    /// <summary>Whom somebody asked who is on that leg.</summary>
    public string TargetOf(Guid third) =>
        events.Select(each => each.Data).OfType<ConsultAnswered>().LastOrDefault(each => each.Third == third)?.Target ?? "";

    public long StartMillis => (events.Count > 0 ? events[0].WallMicros : 0) / 1000;

    /// <summary>When the called party answered, as the call's record has it; 0 before.</summary>
    public long AnswerMillis => (CallSummary.Of(events, out _)?.AnswerMicros ?? 0) / 1000;

    /// <summary>The node of a flow that the call is at; empty outside flows.</summary>
    public string Node
    {
        get
        {
            string node = "";
            foreach (Event each in events)
            {
                node = each.Data switch
                {
                    FlowNodeEntered entered => entered.Node,
                    FlowNodeLeft when each != events[^1] => "",
                    _ => node,
                };
            }
            return node;
        }
    }

    /// <summary>A flow is asking for keys, and tells of them when it has them all.</summary>
    public bool IsCollecting => KindOfNode == Collect;

    /// <summary>The node just left has played all it had to.</summary>
    public bool HasPlayed => KindOfNode == Play && !SinceNode.Any(each => each.Data is FlowNodeFailed);

    /// <summary>
    /// The keys that the node just left has collected, without what ends them: those it was left by, else all since the call came to it; null where that is
    /// not what it did.
    /// </summary>
    public string? Collected(string exit)
    {
        string pressed = string.Concat(SinceNode.Select(each => each.Data).OfType<DigitPressed>().Select(each => each.Digit));
        string keys = pressed.EndsWith(exit, StringComparison.Ordinal) ? exit : pressed.TrimEnd(Terminator);
        return IsCollecting && pressed.Length > 0 ? keys : null;
    }

    private string KindOfNode => Node.Length > 0 && SinceNode.First().Data is FlowNodeEntered entered ? entered.Kind : "";

    private IEnumerable<Event> SinceNode => events.Skip(Math.Max(0, events.ToList().FindLastIndex(each => each.Data is FlowNodeEntered)));

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
