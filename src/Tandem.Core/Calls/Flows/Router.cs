namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Legs;

/// <summary>Decides where a call goes that came in or is to be dialled.</summary>
internal sealed class Router(FlowServices services)
{
    private const int Forbidden = 403;
    private const int NotFound = 404;
    private const int NoSuchDialog = 481;
    private const int Overloaded = 503;

    public void Route(CallLeg leg, Dialled dialled)
    {
        if (services.Calls.Count > services.Centre.Limits.Calls)
        {
            Refuse(leg, Overloaded, "too many calls");
        }
        else if (dialled.To is not { } to)
        {
            Refuse(leg, NotFound, dialled.Why);
        }
        else if (services.Rights.RefuseCall(leg.Line, to) is { } refused)
        {
            Refuse(leg, Forbidden, refused.Detail);
        }
        else
        {
            to.Receive(leg);
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
    /// <param name="line">His.</param>
    /// <param name="number">Whom he calls.</param>
    /// <param name="callerNumber">The tenant's number that is shown; empty for the agent's usual one.</param>
    public Outcome Dial(Line line, string number, string callerNumber)
    {
        Dialled dialled = services.Numbers.Find(number);
        if (dialled.To is not { } to)
        {
            return new Outcome(OutcomeCode.NotFound, dialled.Why);
        }
        if (services.Rights.RefuseCall(line, to) is { } refused)
        {
            return refused;
        }
        string shown = Shown(line, to);
        if (callerNumber.Length > 0 && !services.OwnNumbers.TryName(callerNumber, out shown))
        {
            return new Outcome(OutcomeCode.NotFound, $"{callerNumber} is no number of the tenant");
        }
        Call call = services.Legs.Begin(services.Centre.NewId(), shown, "", dialled.Number, $"dial:{line.Number}");
        CallLeg leg = new DialFlow(services, to).Start(call, line);
        return new Outcome(OutcomeCode.Ok, "", new DialStarted(call.Id, leg.Id));
    }

    /// <summary>Rings somebody, and treats him as a caller to one of the tenant's numbers.</summary>
    public Outcome CallBack(CallBack command)
    {
        Dialled whom = services.Numbers.Find(command.Number);
        Dialled relay = services.Numbers.FromTrunk(command.Relay);
        if (whom.To is not Party party)
        {
            return new Outcome(OutcomeCode.NotFound, whom.To == null ? whom.Why : $"{command.Number} is nobody who can be rung");
        }
        if (relay.To is not { } to)
        {
            return new Outcome(OutcomeCode.Conflict, $"{command.Relay} leads nowhere: {relay.Why}");
        }
        string shown = relay.Number;
        if (command.Shown.Length > 0 && !services.OwnNumbers.TryName(command.Shown, out shown))
        {
            return new Outcome(OutcomeCode.NotFound, $"{command.Shown} is no number of the tenant");
        }
        if (services.Calls.Count >= services.Centre.Limits.Calls)
        {
            return new Outcome(OutcomeCode.Overloaded, "too many calls");
        }
        Call call = services.Legs.Begin(
            services.Centre.NewId(),
            relay.Number,
            "",
            whom.Number,
            $"callback:{relay.Number}",
            command.Variables
        );
        services.Centre.Handling = call;
        CallLeg leg = new CallBackFlow(services, to).Start(call, party, shown, command.Ring);
        party.Routed(leg);
        return new Outcome(OutcomeCode.Ok, "", new DialStarted(call.Id, leg.Id));
    }

    private string Shown(Line line, Destination to) =>
        to.Reach == CallAuthority.Inside ? services.OwnNumbers.Inside(line.Number) : services.OwnNumbers.Outside(line.Number);

    private void Refuse(CallLeg leg, int code, string reason) => new RefusedFlow(services).Start(leg, code, reason);
}
