namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Legs;

/// <summary>Decides where a call goes that came in or is to be dialled.</summary>
internal sealed class Router(FlowServices services)
{
    private const int NotFound = 404;
    private const int NoSuchDialog = 481;
    private const int Overloaded = 503;

    public void Route(CallLeg leg, LegOrigin origin)
    {
        string dialled = leg.Call.Dialled;
        if (services.Calls.Count > services.Centre.Limits.Calls)
        {
            Refuse(leg, Overloaded, "too many calls");
        }
        else if ((origin == LegOrigin.Trunk ? services.Numbers.FromTrunk(dialled) : services.Numbers.Find(dialled)) is { } to)
        {
            to.Receive(leg);
        }
        else
        {
            Refuse(leg, NotFound, "no such number");
        }
    }

    /// <summary>The leg takes the place of another one (RFC 3891).</summary>
    public void Replace(CallLeg leg, CallLeg? old)
    {
        if (old is { Call.Flow: TalkFlow })
        {
            services.Centre.Happened(leg, new CallRouted("replaces", old.Party));
            new ReplaceFlow(services).Start(leg, old);
        }
        else
        {
            Refuse(leg, NoSuchDialog, "nothing to replace");
        }
    }

    /// <summary>An agent's own call: rings its phone, then the number.</summary>
    public CallLeg? Dial(Line line, string number)
    {
        if (services.Numbers.Find(number) is not { } to)
        {
            return null;
        }
        Call call = services.Legs.Begin(services.Centre.NewId(), services.Numbers.CallerOf(line), "", number, $"dial:{line.Number}");
        return new DialFlow(services, to).Start(call, line);
    }

    private void Refuse(CallLeg leg, int code, string reason) => new RefusedFlow(services).Start(leg, code, reason);
}
