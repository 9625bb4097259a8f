namespace Tandem.Core.Folds.Running;

using System.Buffers;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Folds.Records;
using Tandem.Core.Folds.Sessions;

/// <summary>All folds of a tenant, run together: the one way from events to rows, live and again.</summary>
public sealed class TenantFolds
{
    private readonly Fold[] folds = FoldTable.All();

    /// <summary>The id of the last event taken.</summary>
    public long Position { get; private set; }

    /// <summary>Of the last event: Unix microseconds.</summary>
    public long WallMicros { get; private set; }

    /// <summary>Of the last event: microseconds since the server started.</summary>
    public long ServerMicros { get; private set; }

    /// <summary>Between the end of one run of the server and the beginning of the next, as far as told.</summary>
    public bool IsStopped { get; private set; } = true;

    /// <summary>Legs that are not over.</summary>
    public int OpenLegs => Get<CallRecords>().Unfinished.Legs.Count;

    /// <summary>Agents who are signed in.</summary>
    public int SignedIn => Get<AgentSessions>().Count;

    /// <summary>Takes the next event; one that was taken already is left out.</summary>
    public void Apply(Event happened)
    {
        if (happened.Id <= Position)
        {
            return;
        }
        Position = happened.Id;
        if (happened.Data is IOfConfiguration)
        {
            return;
        }
        foreach (Fold fold in folds)
        {
            fold.Apply(happened);
        }
        WallMicros = happened.WallMicros;
        ServerMicros = happened.ServerMicros;
        IsStopped = happened.Data is ServerStopped;
    }

    /// <summary>Gives out the rows that have changed since the last time, each once.</summary>
    public void Flush(List<RowChange> into)
    {
        foreach (Fold fold in folds)
        {
            fold.Flush(into);
        }
    }

    /// <summary>All that is remembered, to go on from here. Changed rows have to be flushed before.</summary>
    public FoldStates Save()
    {
        FoldStates states = new()
        {
            Position = Position,
            WallMicros = WallMicros,
            ServerMicros = ServerMicros,
            IsStopped = IsStopped,
        };
        ArrayBufferWriter<byte> buffer = new();
        foreach (Fold fold in folds)
        {
            buffer.ResetWrittenCount();
            fold.Save(buffer);
            states.Folds.Add(fold.Name, new FoldState { Version = fold.Version, State = buffer.WrittenSpan.ToArray() });
        }
        return states;
    }

    /// <summary>Goes on from what was saved; a fold that is new begins with nothing.</summary>
    public void Load(FoldStates states)
    {
        Position = states.Position;
        WallMicros = states.WallMicros;
        ServerMicros = states.ServerMicros;
        IsStopped = states.IsStopped;
        foreach (Fold fold in folds)
        {
            if (states.Folds.TryGetValue(fold.Name, out FoldState? saved))
            {
                fold.Load(saved.State);
            }
        }
    }

    /// <summary>Whether the same folds, counting the same way, left these states.</summary>
    public static bool IsCurrent(FoldStates states) =>
        FoldTable.All().All(fold => states.Folds.TryGetValue(fold.Name, out FoldState? saved) && saved.Version == fold.Version);

    /// <summary>Takes over who is signed in from a folder that had no log.</summary>
    public void Adopt(IEnumerable<AgentSession> sessions) => Get<AgentSessions>().Adopt(sessions);

    /// <summary>What goes on, for checks against the live call centre: walks everything.</summary>
    public FoldedPresent Present()
    {
        OpenRecords open = Get<CallRecords>().Unfinished;
        return new FoldedPresent(
            open.Legs.Values.Where(leg => leg.ServedBy == Guid.Empty).Select(leg => leg.Id).ToHashSet(),
            open.Calls.Values.Where(call => call.Waiting != Guid.Empty)
                .GroupBy(call => call.QueueId)
                .ToDictionary(each => each.Key, each => each.Count()),
            Get<Statistics.Statistics>().Agents,
            Get<AgentSessions>().Queues
        );
    }

    internal T Get<T>()
        where T : Fold => (T)folds.First(fold => fold is T);
}
