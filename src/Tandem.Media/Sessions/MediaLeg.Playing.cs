namespace Tandem.Media.Sessions;

using Tandem.Foundation;
using Tandem.Media.Dtmf;
using Tandem.Media.Playback;

/// <summary>What a leg is played, and the keys it is sent: a packet every 20 ms.</summary>
internal sealed partial class MediaLeg
{
    private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(20);

    private Sound? sound;
    private long playId;
    private bool playLoop;
    private int playFrame;
    private uint playTimestamp;
    private bool playMarker;
    private Instant nextFrame;
    private DigitSender? digits;

    public void Play(Sound what, bool loop, long id, Now now)
    {
        EndPlay(PlayOutcome.Interrupted);
        sound = what;
        playId = id;
        playLoop = loop;
        playFrame = 0;
        playMarker = true;
        playTimestamp = stream.NextTimestamp(now.Mono);
        nextFrame = now.Mono;
    }

    /// <summary>Ends the play with that number, or any when it is 0.</summary>
    public void StopPlay(long id)
    {
        if (id == 0 || id == playId)
        {
            EndPlay(PlayOutcome.Interrupted);
        }
    }

    public void SendKeys(string text)
    {
        if (Plan.DigitsOut >= 0)
        {
            digits ??= new DigitSender(context.Limits.Digits);
            digits.Add(text);
        }
    }

    /// <summary>Everything due every 20 ms.</summary>
    public void FastTick(Now now)
    {
        if (digits is { IsIdle: false })
        {
            SendKeyPacket(now);
        }
        if (sound != null)
        {
            PlayFrames(now);
        }
        Room?.Advance(now);
        Recording?.Advance(now.Mono);
    }

    private void SendKeyPacket(Now now)
    {
        Span<byte> payload = stackalloc byte[TelephoneEvent.Bytes];
        if (digits!.Next(stream.NextTimestamp(now.Mono), payload, out uint timestamp, out bool first))
        {
            SendOwn(payload, (byte)Plan.DigitsOut, first, timestamp, now);
        }
    }

    private void PlayFrames(Now now)
    {
        int sent = 0;
        while (sound is { } playing && nextFrame <= now.Mono)
        {
            if (playFrame >= playing.Frames)
            {
                if (!playLoop)
                {
                    EndPlay(PlayOutcome.Finished);
                    return;
                }
                playFrame = 0;
            }
            // What is too old is left out, but the sound's own time goes on.
            if (Plan.CanSend && now.Mono - nextFrame < FrameTime * context.Limits.CatchUpFrames && sent < context.Limits.CatchUpFrames)
            {
                Recording?.Hear(false, stream.Ssrc, playTimestamp, playing.Frame(playFrame));
                SendOwn(Coded(playing, playFrame), Plan.PayloadOut, playMarker, playTimestamp, now);
                playMarker = false;
                sent++;
            }
            playFrame++;
            playTimestamp += Sound.FrameSamples;
            nextFrame += FrameTime;
        }
    }

    private ReadOnlySpan<byte> Coded(Sound playing, int frame) =>
        coder.KeepsState ? context.Coded[..coder.Encode(playing.Frame(frame), context.Coded)] : playing.Frame(coder, frame);

    private void EndPlay(PlayOutcome outcome)
    {
        if (sound != null)
        {
            sound = null;
            context.Output.Emit(new Played(Port, playId, outcome));
        }
    }
}
