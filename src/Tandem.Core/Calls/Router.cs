namespace Tandem.Core.Calls;

using Tandem.Core.Agents;
using Tandem.Core.Configuration;
using Tandem.Core.Queues;

/// <summary>
/// Where a call goes. From an extension: to the extension of that number, the queue of that name, else out through the trunk. From a trunk:
/// by the route for the number, else to the queue of that name, else to the extension; else 404.
/// </summary>
internal sealed class Router(CentreContext centre, LegDesk legs, OfferDesk offers, AgentDesk agents)
{
    private const int NotFound = 404;
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
        if (origin == LegOrigin.Trunk && centre.Keys.Route(dialled) is { } route)
        {
            dialled = route.Destination;
            if (route.Target == RouteTarget.Queue && centre.Queues.Named(dialled) is { } routed)
            {
                ToQueue(leg, routed);
                return;
            }
        }
        bool queueFirst = origin == LegOrigin.Trunk;
        Queue? queue = centre.Queues.Named(dialled);
        ExtensionRow? extension = centre.Keys.Extension(dialled);
        if (queue != null && (queueFirst || extension == null))
        {
            ToQueue(leg, queue);
        }
        else if (extension != null)
        {
            new TwoPartyFlow(centre, legs).ToExtension(leg, extension);
        }
        else if (origin == LegOrigin.Extension && IsNumber(dialled) && centre.Keys.Trunks.Count > 0)
        {
            new TwoPartyFlow(centre, legs).ToTrunk(leg, centre.Keys.Trunks[0], dialled, CallerOf(leg.Line!));
        }
        else
        {
            Refuse(leg, NotFound, "no such number");
        }
    }

    /// <summary>An agent's own call: rings its phone, then the number.</summary>
    public CallLeg? Dial(Line line, string number)
    {
        ExtensionRow? extension = centre.Keys.Extension(number);
        if (extension == null && (!IsNumber(number) || centre.Keys.Trunks.Count == 0))
        {
            return null;
        }
        Call call = legs.Begin(centre.Ids.NextGuid(centre.Now), CallerOf(line), "", number);
        return new DialFlow(centre, legs).Start(call, line, extension, number);
    }

    private void ToQueue(CallLeg leg, Queue queue)
    {
        leg.Record = leg.Record with { Queue = queue.Name };
        if (queue.Members.Count >= centre.Limits.MembersPerQueue)
        {
            Refuse(leg, QueueFull, "queue full");
            return;
        }
        new QueueFlow(centre, legs, offers, agents).Start(leg, queue);
    }

    private void Refuse(CallLeg leg, int code, string reason)
    {
        leg.Call.Flow = new RefusedFlow();
        legs.End(leg, code, reason);
    }

    private string CallerOf(Line line)
    {
        ExtensionRow? row = centre.Keys.Extension(line.Number);
        return row is { CidNumber.Length: > 0 } ? row.CidNumber : line.Number;
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
