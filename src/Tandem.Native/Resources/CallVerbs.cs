namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Views;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/calls/{id}/…</c>: verbs on a call in progress, named by its id or one of its legs'.</summary>
internal static class CallVerbs
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("POST", "/calls/{id}/answer", Scopes.ControlCalls, AnswerAsync),
        new("POST", "/calls/{id}/hang-up", Scopes.ControlCalls, HangUpAsync),
        new("POST", "/calls/{id}/hold", Scopes.ControlCalls, HoldAsync),
        new("POST", "/calls/{id}/unhold", Scopes.ControlCalls, UnholdAsync),
        new("POST", "/calls/{id}/transfer", Scopes.ControlCalls, TransferAsync) { Rings = true },
        new("POST", "/calls/{id}/three-way", Scopes.ControlCalls, ThreeWayAsync) { Rings = true },
        new("POST", "/calls/{id}/consult", Scopes.ControlCalls, ConsultAsync) { Rings = true },
        new("POST", "/calls/{id}/cancel-consultation", Scopes.ControlCalls, CancelConsultationAsync),
        new("POST", "/calls/{id}/monitor", Scopes.ControlCalls | Scopes.Supervise, MonitorAsync) { Rings = true },
        new("POST", "/calls/{id}/whisper", Scopes.ControlCalls | Scopes.Supervise, WhisperAsync) { Rings = true },
        new("POST", "/calls/{id}/barge", Scopes.ControlCalls | Scopes.Supervise, BargeAsync) { Rings = true },
        new("POST", "/calls/{id}/intercept", Scopes.ControlCalls | Scopes.Supervise, InterceptAsync) { Rings = true },
    ];

    /// <summary>Asks the phone that rings to answer by itself.</summary>
    internal static Task<Results<Done, Refusal>> AnswerAsync(Guid id, Asker asker) => TellAsync(asker, new AnswerCall(id));

    /// <summary>Ends a leg, and with it the call as the parties would expect; of a call, the leg of the agent in it.</summary>
    internal static Task<Results<Done, Refusal>> HangUpAsync(Guid id, Asker asker) => TellAsync(asker, new HangUp(LegOf(asker, id)));

    /// <summary>The others hear music, the agent nothing.</summary>
    internal static Task<Results<Done, Refusal>> HoldAsync(Guid id, Asker asker, CallActor? body = null) =>
        ActAsync(asker, body?.AgentId, agent => new HoldCall(id, agent));

    /// <summary>Everybody hears everybody again.</summary>
    internal static Task<Results<Done, Refusal>> UnholdAsync(Guid id, Asker asker, CallActor? body = null) =>
        ActAsync(asker, body?.AgentId, agent => new UnholdCall(id, agent));

    /// <summary>The agent is out at once, the other party goes to the number; with no agent named, a caller who still waits leaves his queue for it.</summary>
    internal static Task<Results<Done, Refusal>> TransferAsync(Guid id, CallTransfer body, Asker asker) =>
        ActAsync(asker, body.AgentId, agent => new TransferCall(id, agent, body.Number));

    /// <summary>One more party joins in.</summary>
    internal static Task<Results<Done, Refusal>> ThreeWayAsync(Guid id, CallParty body, Asker asker) =>
        CallInAsync(asker, body, (agent, target) => new ThreeWayCall(id, agent, target));

    /// <summary>The agent talks with somebody else first while the others hear music.</summary>
    internal static Task<Results<Done, Refusal>> ConsultAsync(Guid id, CallParty body, Asker asker) =>
        CallInAsync(asker, body, (agent, target) => new ConsultCall(id, agent, target));

    /// <summary>Ends a consultation: the agent is back with the others.</summary>
    internal static Task<Results<Done, Refusal>> CancelConsultationAsync(Guid id, Asker asker, CallActor? body = null) =>
        ActAsync(asker, body?.AgentId, agent => new CancelConsult(id, agent));

    /// <summary>One more hears everybody, and is heard by nobody: who whispered no longer does.</summary>
    internal static Task<Results<Done, Refusal>> MonitorAsync(Guid id, Asker asker, CallJoiner? body = null) =>
        JoinAsync(asker, body ?? new CallJoiner(), (agent, target) => new MonitorCall(id, agent, target));

    /// <summary>One more hears everybody, and is heard by the agent alone. Who listens already is not called again.</summary>
    internal static Task<Results<Done, Refusal>> WhisperAsync(Guid id, Asker asker, CallJoiner? body = null) =>
        JoinAsync(asker, body ?? new CallJoiner(), (agent, target) => new WhisperCall(id, agent, target));

    /// <summary>One more joins in, and is heard by everybody. Who listens already is not called again.</summary>
    internal static Task<Results<Done, Refusal>> BargeAsync(Guid id, Asker asker, CallJoiner? body = null) =>
        JoinAsync(asker, body ?? new CallJoiner(), (agent, target) => new BargeCall(id, agent, target));

    /// <summary>One more takes the agent's place, who is hung up.</summary>
    internal static Task<Results<Done, Refusal>> InterceptAsync(Guid id, Asker asker, CallJoiner? body = null) =>
        JoinAsync(asker, body ?? new CallJoiner(), (agent, target) => new InterceptCall(id, agent, target));

    private static Task<Results<Done, Refusal>> ActAsync(Asker asker, int? actor, Func<string?, Command> command)
    {
        string? agent = Naming.LoginOrNull(asker, actor, "agentId", out Refusal? refusal);
        return refusal is null ? TellAsync(asker, command(agent)) : Task.FromResult<Results<Done, Refusal>>(refusal);
    }

    private static Task<Results<Done, Refusal>> CallInAsync(Asker asker, CallParty body, Func<string?, PartyTarget, Command> command)
    {
        if (body.PartyId is null && body.Number is null)
        {
            return Task.FromResult<Results<Done, Refusal>>(Refusal.Invalid("partyId", "or number is required"));
        }
        string party = Naming.LoginOrNull(asker, body.PartyId, "partyId", out Refusal? refusal) ?? "";
        return refusal is null
            ? ActAsync(
                asker,
                body.AgentId,
                agent => command(agent, new PartyTarget(party, body.Number ?? "", body.Outside ?? false, false))
            )
            : Task.FromResult<Results<Done, Refusal>>(refusal);
    }

    // Who names no phone is called at his own, signed in to queues or not: supervisors need not take calls.
    private static Task<Results<Done, Refusal>> JoinAsync(Asker asker, CallJoiner body, Func<string?, PartyTarget, Command> command) =>
        Naming.LoginOrOwn(asker, body.JoinerId, "joinerId", out Refusal? refusal) is { } joiner
            ? ActAsync(
                asker,
                body.AgentId,
                agent => command(agent, new PartyTarget(joiner, body.Extension ?? "", false, body.Extension is not null))
            )
            : Task.FromResult<Results<Done, Refusal>>(refusal!);

    private static async Task<Results<Done, Refusal>> TellAsync(Asker asker, Command command)
    {
        Outcome outcome = await asker.AskAsync(command);
        return outcome.IsOk ? Done.Instance : Refusal.Of(outcome);
    }

    // An agent in the call who hangs up ends it; with none in it yet, the caller's leg does.
    private static Guid LegOf(Asker asker, Guid id)
    {
        CallView? call = asker.Views.Calls.All().FirstOrDefault(each => each.Call == id);
        LegView? leg = call?.Legs.FirstOrDefault(each => each.AgentId != 0) ?? (call?.Legs is [LegView first, ..] ? first : null);
        return leg?.Leg ?? id;
    }
}
