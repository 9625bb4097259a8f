namespace Tandem.TestKit.Simulation;

using Tandem.Core.Contract.Rows;
using Tandem.Engine;

/// <summary>What must be left when all is over: nothing.</summary>
public sealed partial class Scenario
{
    private void CheckDrained()
    {
        ExchangeCounts counts = server.Exchange.Counts;
        bool empty =
            counts is { Legs: 0, Calls: 0, PortsLent: 0, Recordings: 0 }
            && counts.Sip is { Transactions: 0, Usages: 0, Dialogs: 0, Timers: 0, Bindings: 0, DelayedAnswers: 0, PendingFlows: 0 };
        if (!empty)
        {
            Break($"not drained: {counts}");
        }
        if (store.OpenLegs > 0 || store.Dialogs > 0 || server.MediaLegs > 0 || server.OpenTaps > 0)
        {
            Break(
                $"not drained: {store.OpenLegs} records open, {store.Dialogs} dialogs kept, {server.MediaLegs} media legs, {server.OpenTaps} recordings"
            );
        }
        if (commandsAnswered != commandsAsked)
        {
            Break($"{commandsAsked} commands asked, {commandsAnswered} answered");
        }
        if (store.Log.Rebuild() is { } differs)
        {
            Break(differs);
        }
        foreach (LegRecord record in store.Records)
        {
            bool queued = record is { Direction: "inbound", Queue.Length: > 0, AnswerMicros: > 0 };
            if (
                queued
                && !inFlows.ContainsKey(record.Call)
                && !limited.Contains(record.Queue)
                && record.Cause == "local_hang_up"
                && record.BridgeMicros == 0
            )
            {
                Break($"caller's leg {record.Leg} was ended by us without having been bridged");
            }
        }
    }
}
