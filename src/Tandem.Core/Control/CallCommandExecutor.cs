namespace Tandem.Core.Control;

using Tandem.Core.Agents;
using Tandem.Core.Calls.Flows;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Legs;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>Verbs on conversations: finds the call and who acts in it, then asks the conversation.</summary>
internal sealed class CallCommandExecutor(FlowServices services)
{
    public Outcome Handle(CallCommand command)
    {
        CallLeg? leg = services.Calls.FindLeg(command.Id);
        if ((leg?.Call ?? services.Calls.Find(command.Id)) is not { } call)
        {
            return new Outcome(OutcomeCode.NotFound, $"no call {command.Id}");
        }
        services.Centre.Handling = call;
        if (command is AnswerCall)
        {
            return Answer(leg ?? call.Legs.Find(each => each.Stage < LegStage.Answered && !each.IsIncoming));
        }
        if (command is TransferCall { Agent: null } move && call.Flow is QueueFlow waiting)
        {
            Dialled dialled = services.Numbers.Find(move.Number);
            return dialled.To is { } to ? waiting.MoveTo(to) : Nowhere(dialled.Why);
        }
        if (call.Flow is not TalkFlow talk)
        {
            return new Outcome(OutcomeCode.Conflict, "nobody talks in this call yet");
        }
        if (!TryActor(talk, leg, command.Agent, out CallLeg actor, out Outcome refused))
        {
            return refused;
        }
        return command switch
        {
            HoldCall => talk.Verbs.Hold(actor),
            UnholdCall => talk.Verbs.Unhold(),
            CancelConsult => talk.Verbs.CancelConsult(),
            TransferCall transfer => Transfer(talk, actor, services.Numbers.Find(transfer.Number)),
            ThreeWayCall three => CallIn(three.Target, to => talk.Verbs.ThreeWay(actor, to)),
            ConsultCall consult => CallIn(consult.Target, to => talk.Verbs.Consult(actor, to)),
            MonitorCall monitor => services.Rights.RefuseEntry(monitor.ByUser, actor, false) ?? CallIn(monitor.Target, talk.Verbs.Monitor),
            WhisperCall whisper => services.Rights.RefuseEntry(whisper.ByUser, actor, false)
                ?? CallIn(whisper.Target, to => talk.Verbs.Whisper(actor, to)),
            BargeCall barge => services.Rights.RefuseEntry(barge.ByUser, actor, true) ?? CallIn(barge.Target, talk.Verbs.Barge),
            InterceptCall intercept => services.Rights.RefuseEntry(intercept.ByUser, actor, true)
                ?? CallIn(intercept.Target, to => talk.Verbs.Intercept(actor, to)),
            _ => new Outcome(OutcomeCode.Invalid, $"unknown command {command.GetType().Name}"),
        };
    }

    private Outcome Answer(CallLeg? leg)
    {
        if (leg is null || leg.IsIncoming || leg.Stage >= LegStage.Answered)
        {
            return new Outcome(OutcomeCode.Conflict, "no phone of ours rings on this leg");
        }
        services.Centre.Order(new TalkLeg(leg.Id));
        services.Centre.Happened(leg, new Kinds.LegPrompted());
        services.Legs.Changed(leg);
        return Outcome.Ok;
    }

    private bool TryActor(TalkFlow talk, CallLeg? leg, string? login, out CallLeg actor, out Outcome refused)
    {
        actor = null!;
        refused = Outcome.Ok;
        Agent? agent = null;
        if (!string.IsNullOrEmpty(login) && (agent = services.Agents.Named(login)) == null)
        {
            refused = new Outcome(OutcomeCode.NotFound, $"no agent named {login}");
            return false;
        }
        if (talk.Conversation.ActorFor(leg, agent) is not { } found)
        {
            refused = new Outcome(OutcomeCode.NotFound, login == null ? "nobody talks in this call" : $"agent {login} is not in this call");
            return false;
        }
        actor = found;
        return true;
    }

    private Outcome CallIn(PartyTarget target, Func<Party, Outcome> act)
    {
        if (!target.Outside && target.SignedIn && Refused(target) is { } refused)
        {
            return refused;
        }
        string number = target.Number.Length > 0 || target.Outside ? target.Number : NumberOf(target.Agent);
        if (!target.Outside)
        {
            return services.Numbers.Extension(number) is { } extension ? act(extension) : Nowhere($"there is no extension {number}");
        }
        Dialled dialled = services.Numbers.Outside(number);
        return dialled.To is Party party ? act(party) : Nowhere(dialled.Why);
    }

    // Who listens or takes over has to be signed in, on the extension named.
    private Outcome? Refused(PartyTarget target)
    {
        if (services.Agents.Named(target.Agent) is not { } agent)
        {
            return new Outcome(OutcomeCode.NotFound, $"no agent named {target.Agent}");
        }
        if (!agent.IsSignedIn)
        {
            return new Outcome(OutcomeCode.NotSignedIn, $"agent {agent.Row.Login} is not signed in");
        }
        return target.Number.Length == 0 || agent.Line?.Number == target.Number
            ? null
            : new Outcome(OutcomeCode.Conflict, $"agent {agent.Row.Login} is signed in on extension {agent.Line?.Number}");
    }

    private string NumberOf(string login) => services.Agents.Named(login) is { } agent ? agent.Line?.Number ?? agent.Row.Extension : "";

    private static Outcome Transfer(TalkFlow talk, CallLeg actor, Dialled dialled) =>
        dialled.To is { } to ? talk.Verbs.Transfer(actor, to, false) : Nowhere(dialled.Why);

    private static Outcome Nowhere(string why) => new(OutcomeCode.NotFound, why);
}
