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
using Tandem.Native.Watching;

/// <summary><c>/v1/calls</c>: calls in progress, and making one.</summary>
internal static class Calls
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/calls", Scopes.ReadCalls, List),
        new("POST", "/calls", Scopes.ControlCalls, DialAsync) { Rings = true },
        new("GET", "/calls/{id}", Scopes.ReadCalls, Get),
        new("GET", "/calls/{id}/candidates", Scopes.ReadCalls, ExplainAsync),
    ];

    /// <summary>Calls in progress, oldest first; an agent sees those that he is in.</summary>
    /// <param name="queue">Only those that wait in the queue of this name.</param>
    /// <param name="state">Only those in this state.</param>
    internal static Found<CallList> List(Asker asker, string? queue = null, string? state = null)
    {
        IEnumerable<CallView> calls = asker.Views.Calls.All().Where(call => CallSight.IsSeen(asker.Principal, call));
        calls = queue is null ? calls : calls.Where(call => call.Queue == queue);
        calls = state is null ? calls : calls.Where(call => call.State == state);
        WaitingPlaces places = new(asker.Views.Calls.All());
        return new Found<CallList>(
            new CallList([.. calls.OrderBy(call => call.StartMicros).ThenBy(call => call.Call).Select(call => CallModel.Of(call, places))])
        );
    }

    /// <summary>One call in progress, and why it was last offered to whom it was.</summary>
    /// <param name="id">The call's id, or one of its legs'.</param>
    internal static Results<Found<CallModel>, Refusal> Get(Guid id, Asker asker) =>
        asker.Views.Calls.All().FirstOrDefault(call => call.Call == id || call.Legs.Any(leg => leg.Leg == id)) is { } call
        && CallSight.IsSeen(asker.Principal, call)
            ? new Found<CallModel>(CallModel.Of(call, new WaitingPlaces(asker.Views.Calls.All())))
            : NoCall(id);

    /// <summary>Every agent that is looked at for a call that waits, and why it is not offered to him.</summary>
    internal static async Task<Results<Found<WaitingModel>, Refusal>> ExplainAsync(Guid id, Asker asker)
    {
        Outcome outcome = await asker.AskAsync(new ExplainWaiting(id));
        return outcome is { IsOk: true, Value: WaitingDetail detail }
            ? new Found<WaitingModel>(new WaitingModel(detail.Call, detail.Position, [.. detail.Candidates.Select(CandidateModel.Of)]))
            : Refusal.Of(outcome);
    }

    /// <summary>Rings an agent's phone, then the number. What comes of it, events and records tell.</summary>
    internal static async Task<Results<Begun<StartedCall>, Refusal>> DialAsync(NewCall body, Asker asker)
    {
        if (Naming.LoginOrOwn(asker, body.AgentId, "agentId", out Refusal? refusal) is not { } agent)
        {
            return refusal!;
        }
        Dial dial = new(agent, body.Extension, body.Number)
        {
            CallerNumber = body.CallerNumber ?? "",
            AutoAnswer = body.AutoAnswer ?? true,
        };
        Outcome outcome = await asker.AskAsync(dial);
        return outcome is { IsOk: true, Value: DialStarted started }
            ? new Begun<StartedCall>($"/calls/{started.CallId}", new StartedCall(started.CallId, started.AgentLeg))
            : Refusal.Of(outcome);
    }

    private static Refusal NoCall(Guid id) => Refusal.NotFound($"no call {id} is in progress");
}
