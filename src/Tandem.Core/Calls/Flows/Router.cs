namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract;
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
    private const string TooManyCalls = "too many calls";

    public void Route(CallLeg leg, Dialled dialled)
    {
        if (services.Calls.Count > services.Centre.Limits.Calls)
        {
            Refuse(leg, Overloaded, TooManyCalls);
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
    public Outcome Dial(Line line, Dial command)
    {
        string callerNumber = command.CallerNumber;
        Dialled dialled = services.Numbers.Find(command.Number);
        if (dialled.To is not { } to)
        {
            return new Outcome(OutcomeCode.NotFound, dialled.Why);
        }
        if (services.Rights.RefuseCall(line, to) is { } refused)
        {
            return refused;
        }
        if (callerNumber.Length > 0 && !services.OwnNumbers.TryName(callerNumber, out _))
        {
            return new Outcome(OutcomeCode.NotFound, $"{callerNumber} is no number of the tenant");
        }
        if (Full() is { } full)
        {
            return full;
        }
        ChosenNumber shown = services.ShownNumbers.For(line, line.UserId, to, callerNumber);
        if (shown.Refusal is { } tooMany)
        {
            return new Outcome(OutcomeCode.Overloaded, tooMany);
        }
        Call call = Begin(shown, to, new CallOrigin(CallOriginKind.Dial, line.Number), line.UserId);
        CallLeg leg = new DialFlow(services, to).Start(call, line, command.AutoAnswer);
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
        if (Full() is { } full)
        {
            return full;
        }
        if (party.Reach != CallAuthority.Inside && services.NumberUse.Hindrance(shown) is { } tooMany)
        {
            return new Outcome(OutcomeCode.Overloaded, $"{shown} {tooMany}");
        }
        Call call = services.Legs.Begin(
            services.Centre.NewId(),
            relay.Number,
            "",
            whom.Number,
            new CallOrigin(CallOriginKind.Callback, relay.Number),
            command.Variables
        );
        services.Centre.Handling = call;
        CallLeg leg = new CallBackFlow(services, to).Start(call, party, shown, command.Ring);
        party.Routed(leg);
        return new Outcome(OutcomeCode.Ok, "", new DialStarted(call.Id, leg.Id));
    }

    /// <summary>A call that somebody asks for: rings a phone or a number first, then the number.</summary>
    public Outcome CallOut(CallOut command)
    {
        Line? line = null;
        Party? first = null;
        string login = "";
        if (command.AgentId > 0)
        {
            if (LineOf(command, out login, out Outcome refused) is not { } own)
            {
                return refused;
            }
            line = own;
        }
        else if ((first = services.Numbers.Outside(command.First).To as Party) is null)
        {
            return new Outcome(OutcomeCode.NotFound, services.Numbers.Outside(command.First).Why);
        }
        Dialled dialled = services.Numbers.Find(command.Number);
        if (dialled.To is not { } to)
        {
            return new Outcome(OutcomeCode.NotFound, dialled.Why);
        }
        if (services.Rights.RefuseCall(line, to) is { } forbidden)
        {
            return forbidden;
        }
        if (command.UserData.Length > services.Centre.Limits.UserData)
        {
            return new Outcome(OutcomeCode.Invalid, $"no more than {services.Centre.Limits.UserData} characters of data");
        }
        if (Full() is { } full)
        {
            return full;
        }
        if (command.Shown.Length > 0 && !services.ShownNumbers.IsOwn(command.Shown))
        {
            return new Outcome(OutcomeCode.NotFound, $"{command.Shown} is no number of the tenant");
        }
        ChosenNumber shown = services.ShownNumbers.For(line, command.AgentId, to, command.Shown);
        if (shown.Refusal is { } tooMany)
        {
            return new Outcome(OutcomeCode.Overloaded, tooMany);
        }
        CallOrigin origin = line != null ? new(CallOriginKind.Dial, line.Number) : new(CallOriginKind.Number, first!.Number);
        Call call = Begin(shown, to, origin, command.AgentId);
        services.Centre.Handling = call;
        string code = command.SalesCode.Length > 0 ? command.SalesCode : services.Keys.Dialing.CodeOf(command.AgentId)?.Code ?? "";
        services.Centre.Happened(call, new CallOrdered(command.AgentId, login, line?.Number ?? first!.Number, command.UserData, code));
        DialFlow flow = new(services, to);
        CallLeg leg = line != null ? flow.Start(call, line) : flow.Start(call, first!);
        return new Outcome(OutcomeCode.Ok, "", new DialStarted(call.Id, leg.Id));
    }

    // The phone he is signed in on, else his own.
    private Line? LineOf(CallOut command, out string login, out Outcome refused)
    {
        login = "";
        if (services.Agents.ById(command.AgentId) is not { } agent)
        {
            refused = new Outcome(OutcomeCode.NotFound, $"no user {command.AgentId}");
            return null;
        }
        login = agent.Row.Login;
        string extension = (agent.IsSignedIn ? agent.Line?.Number : null) ?? agent.Row.Extension;
        Line? line = extension.Length > 0 ? services.Lines.Of(extension) : null;
        refused =
            line is null ? new Outcome(OutcomeCode.Unreachable, $"agent {login} has no extension")
            : command.IsBlind ? Outcome.Ok
            : !line.Reachable ? new Outcome(OutcomeCode.Unreachable, $"no phone is registered on extension {line.Number}")
            : agent.IsInCall || line.Legs.Exists(leg => leg.IsLive && !leg.IsStandby)
                ? new Outcome(OutcomeCode.Conflict, $"agent {login} is in a call")
            : Outcome.Ok;
        return refused.IsOk ? line : null;
    }

    private Call Begin(ChosenNumber shown, Destination to, CallOrigin origin, int agent)
    {
        Call call = services.Legs.Begin(services.Centre.NewId(), shown.Number, "", to.Number, origin);
        services.ShownNumbers.Tell(call, to, shown, agent);
        return call;
    }

    // Why no further call is made; null when one may be.
    private Outcome? Full() =>
        services.Calls.Count >= services.Centre.Limits.Calls ? new Outcome(OutcomeCode.Overloaded, TooManyCalls) : null;

    private void Refuse(CallLeg leg, int code, string reason) => new RefusedFlow(services).Start(leg, code, reason);
}
