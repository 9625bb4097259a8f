namespace Tandem.Core.Folds.Calls;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;

/// <summary>Records of whole calls: one each, written when it is over.</summary>
internal sealed class CallSummaries : Fold<OpenSummaries>
{
    private readonly List<RowChange> closed = [];

    public override string Name => "calls";

    public override int Version => 3;

    public override void Apply(Event happened)
    {
        if (happened.Data is RecordsCut cut)
        {
            closed.Add(new CutCalls(happened.Id, cut.BeforeMicros));
        }
        if (happened.Call == Guid.Empty)
        {
            return;
        }
        if (happened.Data is CallStarted started && CallSummary.Begin(happened, started) is { } begun)
        {
            State.Calls[happened.Call] = begun;
        }
        else if (State.Calls.TryGetValue(happened.Call, out OpenSummary? call))
        {
            CallSummary.Apply(call, happened);
            if (happened.Data is CallEnded ended)
            {
                State.Calls.Remove(happened.Call);
                closed.Add(new PutCall(happened.Id, call.Closed(ended.Cause, happened.ServerMicros)));
            }
        }
    }

    public override void Flush(List<RowChange> into)
    {
        into.AddRange(closed);
        closed.Clear();
    }
}
