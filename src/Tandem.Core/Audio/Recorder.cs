namespace Tandem.Core.Audio;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Facts;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;

/// <summary>
/// Which conversations are recorded, and what becomes of the recordings. A recording is of the leg the call is about, so hold, transfer and
/// conference do not interrupt it. Its failure never touches the call.
/// </summary>
internal sealed class Recorder(CentreContext centre)
{
    private readonly Dictionary<Guid, Call> running = [];

    public int Running => running.Count;

    /// <summary>These talk, and are to be recorded or not.</summary>
    public void Talk(Call call, List<CallLeg> parties, bool isWanted)
    {
        if (parties.Count < 2)
        {
            return;
        }
        CallLeg about = parties[0];
        if (about.Recording == Guid.Empty && about is { IsLive: true, IsEnding: false } && isWanted)
        {
            about.Recording = centre.NewId();
            running.Add(about.Recording, call);
            centre.Order(new RecordLeg(about.Id, about.Recording));
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
                centre.Order(new StopRecording(leg.Id, leg.Recording));
            }
            leg.Recording = Guid.Empty;
        }
    }

    public void Started(CallLeg leg, RecordingStarted started)
    {
        centre.Keep(new RecordingOpened(started.Recording, leg.Call.Id, leg.Id, leg.Stamp(centre.Now)));
        centre.Happened(leg.Call, new RecordingBegan(leg.Id, started.Recording));
    }

    public void Ended(RecordingEnded ended)
    {
        running.Remove(ended.Recording, out Call? call);
        centre.Keep(new RecordingClosed(ended.Recording, ended.DurationMillis, ended.Failure));
        centre.Happened(call, new RecordingDone(ended.Leg, ended.Recording, ended.DurationMillis, ended.Failure));
        if (ended.Failure.Length > 0)
        {
            centre.Happened(null, new Alarm("recording_failed", ended.Failure, true));
        }
    }
}
