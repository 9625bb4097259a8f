namespace Tandem.Server.Watching;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;

/// <summary>The calls in progress, made of events. Belongs to the watching thread.</summary>
internal sealed class SeenCalls
{
    /// <summary>More than a node has at once: events that were dropped leave calls behind.</summary>
    private const int Most = 100_000;

    private readonly Dictionary<Guid, SeenCall> calls = [];

    /// <summary>The call the event belongs to, brought up to date; null for one whose beginning was not seen.</summary>
    public SeenCall? Take(Event happened)
    {
        if (happened.Data is CallStarted started)
        {
            if (calls.Count >= Most)
            {
                calls.Clear();
            }
            SeenCall begun = new() { Caller = started.CallerNumber, Dialled = started.Dialled };
            calls[happened.Call] = begun;
            return begun;
        }
        if (happened.Call == Guid.Empty || !calls.TryGetValue(happened.Call, out SeenCall? call))
        {
            return null;
        }
        Apply(call, happened);
        if (happened.Data is CallEnded)
        {
            calls.Remove(happened.Call);
        }
        return call;
    }

    private static void Apply(SeenCall call, Event happened)
    {
        switch (happened.Data)
        {
            case LegMade made:
                call.Join(happened.Leg, made.Agent.Length > 0 ? made.Agent : made.Party);
                call.SipCallId = call.SipCallId.Length == 0 ? made.SipCallId : call.SipCallId;
                break;
            case LegLent lent:
                call.Join(lent.Record, lent.Agent);
                call.Agent = call.BridgedMicros == 0 ? lent.Agent : call.Agent;
                break;
            case QueueEntered entered:
                call.Queue = entered.Queue;
                call.ServiceLevelSeconds = entered.ServiceLevelSeconds;
                break;
            case OfferEnded { Result: "won" } won:
                call.Agent = won.Agent;
                break;
            case LegRinging or LegAnswered when call.SetUpMicros == 0:
                call.SetUpMicros = Math.Max(1, happened.MonoMicros);
                break;
            case LegBridged bridged when call.BridgedMicros == 0:
                call.BridgedMicros = Math.Max(1, happened.MonoMicros);
                call.Agent = call.Agent.Length > 0 ? call.Agent : call.PartyOf(bridged.Other);
                break;
        }
    }
}
