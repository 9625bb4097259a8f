namespace Tandem.Core.Audio;

using Tandem.Core.Contract.Legs;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>
/// Which conversations are recorded, and what becomes of the recordings. A recording is of the leg the call is about, so hold, transfer and
/// conference do not interrupt it. Its failure never touches the call.
/// </summary>
internal sealed class Recorder(CentreContext centre)
{
    private readonly Dictionary<Guid, CallLeg> running = [];

    public int Running => running.Count;

    /// <summary>These talk, and are to be recorded or not.</summary>
    public void Talk(List<CallLeg> parties, bool isWanted)
    {
        if (parties.Count < 2)
        {
            return;
        }
        CallLeg about = parties[0];
        if (about.Recording == Guid.Empty && about is { IsLive: true, IsEnding: false } && isWanted)
        {
            about.Recording = centre.NewId();
            running.Add(about.Recording, about);
            centre.Order(new RecordLeg(about.Id, about.Recording));
        }
        if (about.Recording != Guid.Empty)
        {
            foreach (CallLeg leg in parties)
            {
                if (leg.Recorded != about.Recording)
                {
                    leg.Recorded = about.Recording;
                    centre.Happened(leg, new Kinds.RecordingJoined(about.Recording));
                }
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

    public void Started(CallLeg leg, RecordingStarted started) => centre.Happened(leg, new Kinds.RecordingStarted(started.Recording));

    public void Ended(RecordingEnded ended)
    {
        if (running.Remove(ended.Recording, out CallLeg? leg))
        {
            centre.Happened(leg, new Kinds.RecordingEnded(ended.Recording, ended.DurationMillis, ended.Failure));
        }
        if (ended.Failure.Length > 0)
        {
            centre.Happened(new Kinds.AlarmRaised("recording_failed", ended.Failure));
        }
    }
}
