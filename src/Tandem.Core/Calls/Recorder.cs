namespace Tandem.Core.Calls;

using Tandem.Core.Events;
using Tandem.Core.Facts;

/// <summary>Which bridges are recorded, and what becomes of the recordings. A recording's failure never touches the call.</summary>
internal sealed class Recorder(CentreContext centre)
{
    private readonly Dictionary<Guid, Call> running = [];

    public int Running => running.Count;

    /// <summary>Two legs talk: record them if the queue or the agent is set so. The caller is left, the agent right.</summary>
    public void Bridged(CallLeg leg, CallLeg other)
    {
        bool wanted =
            leg.Call.Member is { Queue.Row.AutoRecord: true }
            || leg.Agent is { Row.AutoRecord: true }
            || other.Agent is { Row.AutoRecord: true };
        if (!wanted || !leg.IsLive || leg.IsEnding || !other.IsLive || other.IsEnding)
        {
            return;
        }
        Guid recording = centre.Ids.NextGuid(centre.Now);
        running.Add(recording, leg.Call);
        leg.Recording = recording;
        leg.Record = leg.Record with { Recording = recording };
        other.Record = other.Record with { Recording = recording };
        centre.Outbox.Orders.Add(new RecordLegs(leg.Id, other.Id, recording));
    }

    public void Started(CallLeg leg, RecordingStarted started)
    {
        centre.Outbox.Facts.Add(new RecordingOpened(started.Recording, leg.Call.Id, leg.Id, centre.Now.WallMicros));
        centre.Log.Add(centre.Now, leg.Call, new RecordingBegan(leg.Id, started.Recording));
    }

    public void Ended(RecordingEnded ended)
    {
        running.Remove(ended.Recording, out Call? call);
        centre.Outbox.Facts.Add(new RecordingClosed(ended.Recording, ended.DurationMillis, ended.Failure));
        centre.Log.Add(centre.Now, call, new RecordingDone(ended.Leg, ended.Recording, ended.DurationMillis, ended.Failure));
        if (ended.Failure.Length > 0)
        {
            centre.Log.Add(centre.Now, null, new Alarm("recording_failed", ended.Failure, true));
        }
    }
}
