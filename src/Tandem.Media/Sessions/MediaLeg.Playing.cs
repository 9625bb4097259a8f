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
    private Sound? over;
    private long overId;
    private int overFrame;
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

    /// <summary>Once, over what plays, which goes on more quietly; where nothing plays, instead of what is heard.</summary>
    public void PlayOver(Sound what, long id, Now now)
    {
        EndOver(PlayOutcome.Interrupted);
        if (sound == null)
        {
            Play(what, false, id, now);
            return;
        }
        over = what;
        overId = id;
        overFrame = 0;
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
                ReadOnlySpan<short> heard = over is { } louder ? Mixed(playing, louder) : playing.Frame(playFrame);
                Recording?.Hear(false, stream.Ssrc, playTimestamp, heard);
                SendOwn(over == null ? Coded(playing, playFrame) : Coded(heard), Plan.PayloadOut, playMarker, playTimestamp, now);
                playMarker = false;
                sent++;
            }
            playFrame++;
            if (over is { } spoken && ++overFrame >= spoken.Frames)
            {
                EndOver(PlayOutcome.Finished);
            }
            playTimestamp += Sound.FrameSamples;
            nextFrame += FrameTime;
        }
    }

    private ReadOnlySpan<byte> Coded(Sound playing, int frame) =>
        coder.KeepsState ? Coded(playing.Frame(frame)) : playing.Frame(coder, frame);

    private ReadOnlySpan<byte> Coded(ReadOnlySpan<short> samples) => context.Coded[..coder.Encode(samples, context.Coded)];

    // A third of the music is enough to hear that it goes on.
    private ReadOnlySpan<short> Mixed(Sound playing, Sound louder)
    {
        ReadOnlySpan<short> below = playing.Frame(playFrame);
        ReadOnlySpan<short> above = louder.Frame(overFrame);
        Span<short> mixed = context.Samples[..Sound.FrameSamples];
        for (int i = 0; i < mixed.Length; i++)
        {
            mixed[i] = (short)Math.Clamp(below[i] / 3 + above[i], short.MinValue, short.MaxValue);
        }
        return mixed;
    }

    private void EndOver(PlayOutcome outcome)
    {
        if (over != null)
        {
            over = null;
            context.Output.Emit(new Played(Port, overId, outcome));
        }
    }

    private void EndPlay(PlayOutcome outcome)
    {
        EndOver(PlayOutcome.Interrupted);
        if (sound != null)
        {
            sound = null;
            context.Output.Emit(new Played(Port, playId, outcome));
        }
    }
}
