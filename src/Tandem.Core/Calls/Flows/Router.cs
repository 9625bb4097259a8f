namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Agents;
using Tandem.Core.Calls.Audio;
using Tandem.Core.Calls.Legs;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Distribution;
using Tandem.Core.Distribution.Standby;
using Tandem.Core.Kernel;

/// <summary>
/// Where a call goes, and which flow takes it there. From an extension: to the extension of that number, the queue of that name, else out
/// through the trunk. From a trunk: by the route for the number, else to the queue of that name, else to the extension; else 404.
/// </summary>
internal sealed class Router(
    CentreContext centre,
    LegOrders legs,
    AudioOrders audio,
    Offering offers,
    WaitingLine members,
    AgentDuty agents,
    StandbyLegs stands,
    Recorder recorder
)
{
    private const int NotFound = 404;
    private const int NoSuchDialog = 481;
    private const int QueueFull = 486;
    private const int Overloaded = 503;

    public void Route(CallLeg leg, LegOrigin origin)
    {
        if (centre.Calls.Count > centre.Limits.Calls)
        {
            Refuse(leg, Overloaded, "too many calls");
            return;
        }
        string dialled = leg.Call.Dialled;
        bool fromTrunk = origin == LegOrigin.Trunk;
        if (fromTrunk && centre.Keys.Route(dialled) is { } route)
        {
            dialled = route.Destination;
            if (route.Target == RouteTarget.Queue && centre.Queues.Named(dialled) is { } routed)
            {
                ToQueue(leg, routed);
                return;
            }
        }
        if (Find(dialled, fromTrunk) is not { } to || fromTrunk && to.Trunk != null)
        {
            Refuse(leg, NotFound, "no such number");
        }
        else if (to.Queue is { } queue)
        {
            ToQueue(leg, queue);
        }
        else
        {
            new TwoPartyFlow(centre, legs, audio, this).Start(leg, to);
        }
    }

    /// <summary>The leg takes the place of another one (RFC 3891).</summary>
    public void Replace(CallLeg leg, CallLeg? old)
    {
        if (old?.Call.Flow is TalkFlow)
        {
            new ReplaceFlow(legs).Start(leg, old);
        }
        else
        {
            Refuse(leg, NoSuchDialog, "nothing to replace");
        }
    }

    /// <summary>An agent's own call: rings its phone, then the number.</summary>
    public CallLeg? Dial(Line line, string number)
    {
        if (Find(number) is not { } to)
        {
            return null;
        }
        Call call = legs.Begin(centre.Ids.NextGuid(centre.Now), CallerOf(line), "", number);
        return new DialFlow(centre, legs, audio, this).Start(call, line, to);
    }

    /// <summary>What a number means to somebody inside; null when it means nothing.</summary>
    public Destination? Find(string number, bool queueFirst = false)
    {
        Queue? queue = centre.Queues.Named(number);
        ExtensionRow? extension = centre.Keys.Extension(number);
        if (queue != null && (queueFirst || extension == null))
        {
            return new Destination(number, null, queue, null);
        }
        return extension != null ? new Destination(number, extension, null, null) : Outside(number);
    }

    /// <summary>A number outside; null when it is none or there is no trunk.</summary>
    public Destination? Outside(string number) =>
        IsNumber(number) && centre.Keys.Trunks.Count > 0 ? new Destination(number, null, null, centre.Keys.Trunks[0]) : null;

    /// <summary>Two talk: from here on it is a conversation.</summary>
    public void Talk(CallLeg about, CallLeg other) => new TalkFlow(centre, legs, audio, agents, stands, this, recorder).Begin(about, other);

    /// <summary>An answered caller is put through, ringing, or comes to wait in a queue.</summary>
    public void Forward(CallLeg leg, Destination to)
    {
        if (to.Queue is { } queue)
        {
            Enter(leg, queue);
        }
        else
        {
            new TalkFlow(centre, legs, audio, agents, stands, this, recorder).Forward(leg, to);
        }
    }

    public bool HasRoom(Queue queue) => queue.Members.Count < centre.Limits.MembersPerQueue;

    /// <summary>An answered leg comes to wait in a queue.</summary>
    public void Enter(CallLeg leg, Queue queue)
    {
        leg.Record = leg.Record with { Queue = queue.Name };
        new QueueFlow(centre, legs, audio, offers, members, this).Start(leg, queue);
    }

    public bool MayWaitAgain(Member member) => centre.Queues.IsOpen(member.Queue) && HasRoom(member.Queue);

    /// <summary>Back into the queue, to the place its first joining gives it.</summary>
    public void Again(Member member) => new QueueFlow(centre, legs, audio, offers, members, this).Again(member);

    /// <summary>The number others see when this line calls out.</summary>
    public string CallerOf(Line line)
    {
        ExtensionRow? row = centre.Keys.Extension(line.Number);
        return row is { CidNumber.Length: > 0 } ? row.CidNumber : line.Number;
    }

    private void ToQueue(CallLeg leg, Queue queue)
    {
        leg.Record = leg.Record with { Queue = queue.Name };
        QueueSettings settings = queue.Settings;
        bool full = settings.Capacity > 0 && queue.Members.Count >= settings.Capacity && settings.OverflowAction.Target.Length == 0;
        if (HasRoom(queue) && !full)
        {
            new QueueFlow(centre, legs, audio, offers, members, this).Start(leg, queue);
        }
        else
        {
            Refuse(leg, QueueFull, "queue full");
        }
    }

    private void Refuse(CallLeg leg, int code, string reason)
    {
        leg.Call.Flow = new RefusedFlow();
        legs.End(leg, code, reason);
    }

    private static bool IsNumber(string text)
    {
        if (text.Length is 0 or > 32)
        {
            return false;
        }
        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c) && c is not ('+' or '*' or '#'))
            {
                return false;
            }
        }
        return true;
    }
}
