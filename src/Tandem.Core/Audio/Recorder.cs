namespace Tandem.Core.Audio;

using Tandem.Core.Contract.Legs;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>
/// Which conversations and messages are recorded, and what becomes of the recordings. A recording is of the leg the call is about, so hold, transfer and
/// conference do not interrupt it. Its failure never touches the call.
/// </summary>
internal sealed class Recorder(CentreContext centre)
{
    private readonly Dictionary<Guid, Recording> running = [];

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
            Start(about, RecordingUse.Conversation, "");
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

    /// <summary>A message of the leg for a box, or words of its that are to be recognised: whatever was recorded of it before is over.</summary>
    /// <param name="leg">Whose.</param>
    /// <param name="use">What for; no conversation.</param>
    /// <param name="box">Whose message it is; empty for nobody's.</param>
    public Guid Message(CallLeg leg, RecordingUse use, string box)
    {
        Stop(leg);
        Start(leg, use, box);
        if (use == RecordingUse.Voicemail)
        {
            leg.Recorded = leg.Recording;
            centre.Happened(leg, new Kinds.RecordingJoined(leg.Recording));
        }
        return leg.Recording;
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
        if (running.TryGetValue(started.Recording, out Recording? recording) && recording.Use != RecordingUse.Words)
        {
            string kind = recording.Use == RecordingUse.Voicemail ? Kinds.RecordingWords.Voicemail : Kinds.RecordingWords.Conversation;
            centre.Happened(leg, new Kinds.RecordingStarted(started.Recording, kind, recording.Box));
        }
    }

    /// <summary>A recording is over, whole or not.</summary>
    /// <returns>The leg it is of; null where nobody waits for that.</returns>
    public CallLeg? Ended(RecordingEnded ended, out RecordingUse use)
    {
        use = RecordingUse.Conversation;
        if (ended.Failure.Length > 0)
        {
            centre.Happened(new Kinds.AlarmRaised("recording_failed", ended.Failure));
        }
        if (!running.Remove(ended.Recording, out Recording? recording))
        {
            return null;
        }
        CallLeg leg = recording.Leg;
        use = recording.Use;
        if (leg.Recording == ended.Recording)
        {
            leg.Recording = Guid.Empty;
        }
        if (recording.Use != RecordingUse.Words)
        {
            centre.Happened(leg, new Kinds.RecordingEnded(ended.Recording, ended.DurationMillis, ended.Failure));
        }
        if (recording.Use == RecordingUse.Voicemail && ended.DurationMillis > 0)
        {
            centre.Happened(leg, new Kinds.VoicemailLeft(ended.Recording, recording.Box, ended.DurationMillis, NumberOf(leg)));
        }
        return recording.Use == RecordingUse.Conversation ? null : leg;
    }

    /// <summary>Words that nobody will recognise: nothing of them is kept.</summary>
    public void Drop(CallLeg leg, Guid recording) => centre.Order(new DropRecording(leg.Id, recording));

    private void Start(CallLeg leg, RecordingUse use, string box)
    {
        leg.Recording = centre.NewId();
        running.Add(leg.Recording, new Recording(leg, use, box));
        centre.Order(new RecordLeg(leg.Id, leg.Recording));
    }

    private static string NumberOf(CallLeg leg) => leg.Line?.Number ?? leg.Number;

    private sealed record Recording(CallLeg Leg, RecordingUse Use, string Box);
}

/// <summary>What something is recorded for.</summary>
internal enum RecordingUse : byte
{
    /// <summary>Those who talk, in both directions.</summary>
    Conversation,

    /// <summary>A message for a box.</summary>
    Voicemail,

    /// <summary>Words to be recognised: nobody else is told, and nothing is kept.</summary>
    Words,
}
