namespace Tandem.Media.Legs;

using Tandem.Foundation;
using Tandem.Media.Playback;

/// <summary>What a leg is played: one sound, and one more over it; a packet every 20 ms. Every play ends in one <see cref="Played"/>.</summary>
internal sealed class LegPlayer(MediaContext context, LegPort port, LegSender sender)
{
    private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(20);

    private Sound? sound;
    private long id;
    private bool loops;
    private int frame;
    private uint timestamp;
    private bool marker;
    private Instant next;
    private Sound? over;
    private long overId;
    private int overFrame;

    public bool IsPlaying => sound != null;

    public void Play(Sound what, bool loop, long number, Now now)
    {
        End(PlayOutcome.Interrupted);
        sound = what;
        id = number;
        loops = loop;
        frame = 0;
        marker = true;
        timestamp = sender.NextTimestamp(now);
        next = now.Mono;
    }

    /// <summary>Once, over what plays, which goes on more quietly; where nothing plays, instead of what is heard.</summary>
    public void PlayOver(Sound what, long number, Now now)
    {
        EndOver(PlayOutcome.Interrupted);
        if (sound == null)
        {
            Play(what, false, number, now);
            return;
        }
        over = what;
        overId = number;
        overFrame = 0;
    }

    /// <summary>Ends the play with that number, or any when it is 0.</summary>
    public void Stop(long number)
    {
        if (number == 0 || number == id)
        {
            End(PlayOutcome.Interrupted);
        }
    }

    /// <summary>Sends what is due.</summary>
    public void Advance(Now now)
    {
        int sent = 0;
        while (sound is { } playing && next <= now.Mono)
        {
            if (frame >= playing.Frames)
            {
                if (!loops)
                {
                    End(PlayOutcome.Finished);
                    return;
                }
                frame = 0;
            }
            // What is too old is left out, but the sound's own time goes on.
            bool isHeard =
                sender.Plan.CanSend && now.Mono - next < FrameTime * context.Limits.CatchUpFrames && sent < context.Limits.CatchUpFrames;
            if (isHeard)
            {
                Send(playing, now);
                sent++;
            }
            marker = !isHeard;
            Step();
        }
    }

    private void Step()
    {
        frame++;
        if (over is { } spoken && ++overFrame >= spoken.Frames)
        {
            EndOver(PlayOutcome.Finished);
        }
        timestamp += Sound.FrameSamples;
        next += FrameTime;
    }

    private void Send(Sound playing, Now now)
    {
        if (over is { } louder)
        {
            sender.Speak(Mixed(playing, louder), timestamp, marker, now);
        }
        else if (sender.Coder.KeepsState)
        {
            sender.Speak(playing.Frame(frame), timestamp, marker, now);
        }
        else
        {
            sender.Speak(playing.Frame(frame), playing.Frame(sender.Coder, frame), timestamp, marker, now);
        }
    }

    // A third of the music is enough to hear that it goes on.
    private ReadOnlySpan<short> Mixed(Sound playing, Sound louder)
    {
        ReadOnlySpan<short> below = playing.Frame(frame);
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
            context.Output.Emit(new Played(port, overId, outcome));
        }
    }

    private void End(PlayOutcome outcome)
    {
        EndOver(PlayOutcome.Interrupted);
        if (sound != null)
        {
            sound = null;
            context.Output.Emit(new Played(port, id, outcome));
        }
    }
}
