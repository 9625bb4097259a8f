namespace Tandem.Dialects.Uccc.Monitoring;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;

/// <summary>A call made by command, from its first leg to its end, in the document's states and their order.</summary>
/// <param name="started">When it began: Unix microseconds.</param>
internal sealed class MonitoredCall(CallStarted begun, long started)
{
    private Guid agentLeg;
    private Guid calleeLeg;
    private bool isReady;
    private bool isUp;
    private bool hasRung;
    private bool isProcessed;

    public int AgentId { get; private set; }

    public string Caller { get; private set; } = begun.CallerNumber;

    public string Callee => begun.Dialled;

    public string SalesCode { get; private set; } = "";

    public long StartedMicros => started;

    /// <summary>The states that an event leads to, in order.</summary>
    public IReadOnlyList<string> Take(Event happened)
    {
        switch (happened.Data)
        {
            case NumberChosen chosen:
                Caller = chosen.Number;
                return [];
            case CallOrdered ordered:
                (AgentId, SalesCode) = (ordered.AgentId, ordered.SalesCode);
                return [];
            case LegMade made:
                return Make(happened.Leg, made);
            case LegRinging or LegEarlyMedia:
                return Ring(happened.Leg);
            case LegAnswered:
                return Answer(happened.Leg);
            case LegEnded:
                return End(happened.Leg);
            case CallEnded when calleeLeg != Guid.Empty:
                return [.. Processed(), MonitorStates.HangUp];
            case CallEnded:
                return Processed();
            default:
                return [];
        }
    }

    private string[] Make(Guid leg, LegMade made)
    {
        if (agentLeg == Guid.Empty)
        {
            agentLeg = leg;
            AgentId = AgentId > 0 ? AgentId : made.AgentId;
            return [MonitorStates.Started];
        }
        if (calleeLeg == Guid.Empty)
        {
            calleeLeg = leg;
            return [MonitorStates.CallCallee];
        }
        return [];
    }

    private string[] Ring(Guid leg)
    {
        if (leg == agentLeg && !isReady)
        {
            isReady = true;
            return [MonitorStates.AgentReady];
        }
        if (leg == calleeLeg && !hasRung)
        {
            hasRung = true;
            return [MonitorStates.CalleeRingBack, .. Processed()];
        }
        return [];
    }

    private string[] Answer(Guid leg)
    {
        if (leg == agentLeg && !isUp)
        {
            string[] ready = isReady ? [] : [MonitorStates.AgentReady];
            isReady = isUp = true;
            return [.. ready, MonitorStates.CallAgentSuccess];
        }
        return leg == calleeLeg ? [MonitorStates.CalleeAnswered] : [];
    }

    private string[] End(Guid leg)
    {
        if (leg == agentLeg && !isUp)
        {
            return [MonitorStates.CallAgentFailed, .. Processed()];
        }
        return leg == calleeLeg && !hasRung ? Processed() : [];
    }

    private string[] Processed()
    {
        string[] told = isProcessed ? [] : [MonitorStates.Processed];
        isProcessed = true;
        return told;
    }
}
