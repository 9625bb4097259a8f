namespace Tandem.Core.Control;

using Tandem.Core.Agents;
using Tandem.Core.Calls.Flows;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Legs;

/// <summary>
/// Which commands are somebody's who acts on others: a person on a call that he is not in, or on another agent's state; and whoever listens in or takes over, keys of programs too. What programs do
/// for an agent in his own call is not.
/// </summary>
internal sealed class Supervision(FlowServices services)
{
    /// <summary>What the log is to be told once the command is carried out; null for nothing. Asked before, while the legs are still there.</summary>
    public AuditSupervised? Of(LiveCommand command) =>
        command switch
        {
            AgentCommand agent => Of(agent),
            HangUp hangUp => Of(hangUp.LegId, "hang_up", null, "", false),
            CallCommand call when ActionOf(call) is var (action, target, enters) => Of(call.Id, action, call.Agent, target, enters),
            _ => null,
        };

    private static (string Action, string Target, bool Enters)? ActionOf(CallCommand command) =>
        command switch
        {
            MonitorCall monitor => ("monitor", NameOf(monitor.Target), true),
            WhisperCall whisper => ("whisper", NameOf(whisper.Target), true),
            BargeCall barge => ("barge", NameOf(barge.Target), true),
            InterceptCall intercept => ("intercept", NameOf(intercept.Target), true),
            TransferCall transfer => ("move", transfer.Number, false),
            ThreeWayCall three => ("three_way", NameOf(three.Target), false),
            ConsultCall consult => ("consult", NameOf(consult.Target), false),
            CancelConsult => ("cancel_consultation", "", false),
            AnswerCall => ("answer", "", false),
            HoldCall => ("hold", "", false),
            UnholdCall => ("unhold", "", false),
            _ => null,
        };

    private AuditSupervised? Of(AgentCommand command)
    {
        string? action = command switch
        {
            SignIn => "sign_in",
            SignOut => "sign_out",
            GoReady => "ready",
            GoBreak => "break",
            ChangeWrapUp => "wrap_up",
            _ => null,
        };
        return action is not null && Person is > 0 and int person && services.Agents.Named(command.Agent) is { } agent && agent.Id != person
            ? new AuditSupervised(action, agent.Id, agent.Row.Login, Guid.Empty, (command as GoBreak)?.Reason ?? "")
            : null;
    }

    private AuditSupervised? Of(Guid id, string action, string? login, string target, bool enters)
    {
        CallLeg? leg = services.Calls.FindLeg(id);
        if (
            (leg?.Call ?? services.Calls.Find(id)) is not { } call
            || !(enters || Person > 0 && !call.Legs.Exists(each => each.UserId == Person))
        )
        {
            return null;
        }
        Agent? agent = string.IsNullOrEmpty(login) ? null : services.Agents.Named(login);
        int subject = agent?.Id ?? (leg is { UserId: > 0 } ? leg.UserId : call.Legs.Find(each => each.UserId > 0)?.UserId ?? 0);
        return new AuditSupervised(action, subject, services.Agents.ById(subject)?.Row.Login ?? "", call.Id, target);
    }

    private int Person => services.Centre.Log.By.UserId;

    private static string NameOf(PartyTarget target) => target.Agent.Length > 0 ? target.Agent : target.Number;
}
