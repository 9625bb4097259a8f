namespace Tandem.Core.Folds.Running;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Folds.Recordings;
using Tandem.Core.Folds.Records;
using Tandem.Foundation;

/// <summary>
/// After a kill: the events that nobody was there to write. Everything that was open ends at the server's last sign of life, so that records keep
/// what was known of them and no state lasts while nothing ran.
/// </summary>
public static class CrashClosing
{
    private const string Cause = "system_failure";
    private const string Stopped = "stopped";
    private const long MicrosPerMilli = 1_000;

    /// <summary>The events, in order, with the ids that follow; none when the last run was closed already.</summary>
    /// <param name="folds">As the log left them.</param>
    /// <param name="lastSignOfLife">Unix microseconds; earlier than the last event when nothing is known.</param>
    /// <param name="millisOf">How much of a recording there is.</param>
    public static IReadOnlyList<Event> Close(TenantFolds folds, long lastSignOfLife, Func<Guid, long> millisOf)
    {
        if (folds.IsStopped)
        {
            return [];
        }
        OpenRecords open = folds.Get<CallRecords>().Unfinished;
        Closing closing = new(folds, Math.Max(lastSignOfLife - folds.WallMicros, 0));
        EndRecordings(closing, folds.Get<RecordingIndex>(), open, millisOf);
        List<OpenCall> calls = [.. open.Calls.Values];
        StableSort.Sort(calls, static (a, b) => a.Began != b.Began ? a.Began.CompareTo(b.Began) : a.Id.CompareTo(b.Id));
        ILookup<Guid, OpenLeg> legs = open.Legs.Values.Where(leg => leg.ServedBy == Guid.Empty).ToLookup(leg => leg.In);
        foreach (OpenCall call in calls)
        {
            Close(closing, call, [.. legs[call.Id]]);
        }
        closing.Add(0, 0, Guid.Empty, Guid.Empty, new ServerStopped(calls.Count > 0 ? Cause : Stopped));
        return closing.Events;
    }

    private static void EndRecordings(Closing closing, RecordingIndex index, OpenRecords open, Func<Guid, long> millisOf)
    {
        foreach ((Guid id, OpenRecording recording) in index.Running.OrderBy(each => each.Key))
        {
            RecordingEnded ended = new(id, millisOf(id), Cause);
            int sequence = open.Calls.TryGetValue(recording.Call, out OpenCall? call) ? ++call.Sequence : ++recording.Sequence;
            closing.Add(sequence, recording.Began, recording.Call, recording.Leg, ended);
        }
    }

    private static void Close(Closing closing, OpenCall call, List<OpenLeg> legs)
    {
        if (call.Waiting != Guid.Empty)
        {
            long waited = (closing.ServerMicros - call.WaitsSince) / MicrosPerMilli;
            closing.Add(call, call.Waiting, new QueueLeft(call.QueueId, call.Queue, QueueWords.Failed, waited));
        }
        StableSort.Sort(legs, static (a, b) => a.Began != b.Began ? a.Began.CompareTo(b.Began) : a.Id.CompareTo(b.Id));
        foreach (OpenLeg leg in legs)
        {
            closing.Add(call, leg.Id, new LegEnded(Cause, 0, "the server was cut off"));
        }
        closing.Add(call, Guid.Empty, new CallEnded(call.Cause.Length > 0 ? call.Cause : Cause));
    }

    private sealed class Closing(TenantFolds folds, long elapsed)
    {
        private long last = folds.Position;

        public long ServerMicros { get; } = folds.ServerMicros + elapsed;

        public List<Event> Events { get; } = [];

        public void Add(OpenCall call, Guid leg, EventData data) => Add(++call.Sequence, call.Began, call.Id, leg, data);

        public void Add(int sequence, long began, Guid call, Guid leg, EventData data) =>
            Events.Add(
                new Event(
                    ++last,
                    folds.WallMicros + elapsed,
                    ServerMicros,
                    ServerMicros - began,
                    call,
                    leg,
                    sequence,
                    EventTable.Of(data).Version,
                    Actor.System,
                    data
                )
            );
    }
}
