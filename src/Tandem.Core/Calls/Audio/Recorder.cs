namespace Tandem.Core.Calls.Audio;

using Tandem.Core.Calls.Legs;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Facts;
using Tandem.Core.Kernel;

/// <summary>
/// Which conversations are recorded, and what becomes of the recordings. A recording is of the leg the call is about, so hold, transfer and
/// conference do not interrupt it. Its failure never touches the call.
/// </summary>
internal sealed class Recorder(CentreContext centre)
{
    private readonly Dictionary<Guid, Call> running = [];

    public int Running => running.Count;

    /// <summary>These talk: record them if the queue or an agent is set so.</summary>
    public void Talk(Call call, List<CallLeg> parties)
    {
        if (parties.Count < 2)
        {
            return;
        }
        CallLeg about = parties[0];
        if (about.Recording == Guid.Empty && about is { IsLive: true, IsEnding: false } && IsWanted(call, parties))
        {
            about.Recording = centre.Ids.NextGuid(centre.Now);
            running.Add(about.Recording, call);
            centre.Outbox.Orders.Add(new RecordLeg(about.Id, about.Recording));
        }
        if (about.Recording != Guid.Empty)
        {
            foreach (CallLeg leg in parties)
            {
                leg.Record = leg.Record with { Recording = about.Recording };
            }
        }
    }

    /// <summary>The conversation is over, the leg is not.</summary>
    public void Stop(CallLeg leg)
    {
        if (leg.Recording != Guid.Empty)
        {
            if (leg is { IsLive: true, IsEnding: false })
            {
                centre.Outbox.Orders.Add(new StopRecording(leg.Id, leg.Recording));
            }
            leg.Recording = Guid.Empty;
        }
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

    private static bool IsWanted(Call call, List<CallLeg> parties) =>
        call.Member is { Queue.Row.AutoRecord: true } || parties.Exists(each => each.Agent is { Row.AutoRecord: true });
}
