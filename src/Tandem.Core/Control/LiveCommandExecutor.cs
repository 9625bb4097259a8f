namespace Tandem.Core.Control;

using Tandem.Core.Calls.Flows;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Dialing;
using Tandem.Core.Distribution;
using Tandem.Core.Ivr;
using Tandem.Core.Ivr.Expressions;

/// <summary>Live commands: applied and answered in the same turn.</summary>
internal sealed class LiveCommandExecutor(FlowServices services, SignInCommands signIns, Router router, Picker picker, Dialler dialler)
{
    private readonly CallCommandExecutor control = new(services);
    private readonly Supervision supervision = new(services);
    private readonly PreviewCommands previews = new(services, dialler);

    public Outcome Handle(LiveCommand command)
    {
        AuditSupervised? supervised = supervision.Of(command);
        Outcome outcome = Do(command);
        if (outcome.IsOk && supervised is not null)
        {
            services.Centre.Happened(supervised);
        }
        return outcome;
    }

    private Outcome Do(LiveCommand command) =>
        Stale(command)
        ?? command switch
        {
            SignIn signIn => signIns.SignIn(signIn),
            SignOut signOut => Standby(signOut.Agent, signIns.SignOut(signOut)),
            GoReady ready => Standby(ready.Agent, signIns.GoReady(ready)),
            GoBreak rest => Standby(rest.Agent, signIns.GoBreak(rest)),
            ReportPage page => Standby(page.Agent, signIns.Report(page)),
            LeavePage page => Standby(page.Agent, signIns.Leave(page)),
            ChangeWrapUp wrapUp => signIns.ChangeWrapUp(wrapUp),
            Dial dial => Dial(dial),
            CallBack back => CallBack(back),
            CallOut call => router.CallOut(call),
            HangUp hangUp => HangUp(hangUp),
            CallCommand call => control.Handle(call),
            ExplainWaiting explain => Explain(explain),
            CampaignCommand campaign => previews.Handle(campaign),
            LogEvent log => Log(log),
            _ => new Outcome(OutcomeCode.Invalid, $"unknown command {command.GetType().Name}"),
        };

    private Outcome? Stale(LiveCommand command) =>
        command is AgentCommand { Seen: { } seen } told && services.Agents.Named(told.Agent) is { } agent && agent.SinceMicros != seen
            ? new Outcome(OutcomeCode.Stale, "the agent's status was changed meanwhile: read it again")
            : null;

    // Who takes calls on a standby leg is called when ready, and hung up when not.
    private Outcome Standby(string login, Outcome outcome)
    {
        if (outcome.IsOk && services.Agents.Named(login) is { } agent)
        {
            services.Standby.Need(agent);
            services.Standby.Dismiss(agent);
        }
        return outcome;
    }

    private Outcome Dial(Dial command)
    {
        if (command.Number.Length == 0)
        {
            return new Outcome(OutcomeCode.Invalid, "the number to dial is missing");
        }
        if (services.Agents.Named(command.Agent) is not { } agent)
        {
            return new Outcome(OutcomeCode.NotFound, $"no agent named {command.Agent}");
        }
        if (!agent.IsSignedIn || agent.Line is not { } line)
        {
            return new Outcome(OutcomeCode.NotSignedIn, $"agent {agent.Row.Login} is not signed in");
        }
        if (!string.IsNullOrEmpty(command.Extension) && command.Extension != line.Number)
        {
            return new Outcome(OutcomeCode.Conflict, $"agent {agent.Row.Login} is signed in on extension {line.Number}");
        }
        if (!line.Reachable)
        {
            return new Outcome(OutcomeCode.Unreachable, $"no phone is registered on extension {line.Number}");
        }
        if (agent.IsInCall)
        {
            return new Outcome(OutcomeCode.Conflict, $"agent {agent.Row.Login} is in a call");
        }
        return router.Dial(line, command);
    }

    private Outcome CallBack(CallBack command) =>
        command.Number.Length == 0 || command.Relay.Length == 0
            ? new Outcome(OutcomeCode.Invalid, "the number to ring or the number it is rung from is missing")
        : command.Variables.Count > FlowLimits.Variables / 2
            ? new Outcome(OutcomeCode.Invalid, $"no more than {FlowLimits.Variables / 2} variables")
        : command.Variables.FirstOrDefault(each => !VariableName.IsOne(each.Key)) is { Key: { } odd }
            ? new Outcome(OutcomeCode.Invalid, $"\"{odd}\" is no name of a variable: write letters, digits, _ and ., a letter first")
        : router.CallBack(command);

    private Outcome HangUp(HangUp command)
    {
        if (services.Calls.FindLeg(command.LegId) is not { } leg)
        {
            return new Outcome(OutcomeCode.NotFound, $"no leg {command.LegId}");
        }
        services.Centre.Handling = leg.Call;
        services.Legs.End(leg, 0, "hung up by command");
        return Outcome.Ok;
    }

    private Outcome Log(LogEvent command)
    {
        services.Centre.Happened(command.Happened);
        return Outcome.Ok;
    }

    private Outcome Explain(ExplainWaiting command) =>
        services.Calls.Find(command.CallId) is { } call && services.Queues.ById(call.QueueId)?.MemberOf(call) is { } member
            ? new Outcome(OutcomeCode.Ok, "", picker.Detail(member))
            : new Outcome(OutcomeCode.NotFound, $"call {command.CallId} does not wait");
}
