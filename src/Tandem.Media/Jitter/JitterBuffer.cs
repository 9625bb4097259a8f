namespace Tandem.Media.Jitter;

/// <summary>
/// Puts decoded audio in order and at an even pace: an adaptive delay of 20–200 ms that grows when packets come too late and shrinks while
/// they do not. What is missing is concealed: the last frame again, fading, then silence. Only where audio is decoded, never on the way
/// from leg to leg.
/// </summary>
public sealed class JitterBuffer
{
    /// <summary>Samples of a frame of 20 ms.</summary>
    public const int FrameSamples = 160;

    /// <summary>The least delay, in samples (20 ms).</summary>
    public const int MinDelay = FrameSamples;

    /// <summary>The longest delay, in samples (200 ms).</summary>
    public const int MaxDelay = 8 * 200;

    private const int Capacity = 8_192;
    private const int CalmFrames = 250;
    private const int ConcealedFrames = 3;
    private const int QuietLevel = 400;

    /// <summary>So many packets in a row that are of no use begin the stream anew.</summary>
    private const int LateInARow = 5;

    private readonly short[] ring = new short[Capacity];
    private readonly bool[] filled = new bool[Capacity];
    private readonly short[] last = new short[FrameSamples];
    private bool primed;
    private bool heard;
    private uint ssrc;
    private uint next;
    private int calm;
    private int concealed;
    private int tooLate;

    /// <summary>The delay, in samples.</summary>
    public int Delay { get; private set; } = 2 * FrameSamples;

    /// <summary>Packets that came after their time.</summary>
    public long Late { get; private set; }

    /// <summary>Frames made up because theirs was missing.</summary>
    public long Concealed { get; private set; }

    public void Put(uint fromSsrc, uint timestamp, ReadOnlySpan<short> samples)
    {
        int ahead = (int)(timestamp - next);
        if (!primed || fromSsrc != ssrc || ahead > Capacity - samples.Length || ahead < -Capacity)
        {
            Restart(fromSsrc, timestamp);
            ahead = Delay;
        }
        if (ahead < 0)
        {
            Late++;
            Widen();
            ahead = (int)(timestamp - next);
            if (ahead + samples.Length <= 0 && ++tooLate >= LateInARow)
            {
                // The source's clock is slow, or stood still: better late from now on than never again.
                Restart(fromSsrc, timestamp);
                ahead = Delay;
            }
        }
        else
        {
            tooLate = 0;
        }
        for (int i = 0; i < samples.Length; i++)
        {
            if (ahead + i >= 0)
            {
                uint at = (timestamp + (uint)i) % Capacity;
                ring[at] = samples[i];
                filled[at] = true;
            }
        }
    }

    /// <summary>The next 20 ms; false when the whole of it is silence because nothing is known.</summary>
    public bool Take(Span<short> frame)
    {
        frame.Clear();
        if (!primed)
        {
            return false;
        }
        int have = 0;
        for (int i = 0; i < FrameSamples; i++)
        {
            uint at = (next + (uint)i) % Capacity;
            if (filled[at])
            {
                frame[i] = ring[at];
                filled[at] = false;
                have++;
            }
        }
        next += FrameSamples;
        if (have == 0)
        {
            return Conceal(frame);
        }
        concealed = 0;
        heard = true;
        frame.CopyTo(last);
        Narrow(frame);
        return true;
    }

    private void Restart(uint fromSsrc, uint timestamp)
    {
        primed = true;
        heard = false;
        ssrc = fromSsrc;
        next = timestamp - (uint)Delay;
        Array.Clear(filled);
        calm = 0;
        tooLate = 0;
    }

    private void Widen()
    {
        calm = 0;
        if (Delay + FrameSamples <= MaxDelay)
        {
            Delay += FrameSamples;
            next -= FrameSamples;
        }
    }

    // After some calm a frame nobody will miss is left out.
    private void Narrow(ReadOnlySpan<short> frame)
    {
        if (++calm < CalmFrames || Delay - FrameSamples < MinDelay)
        {
            return;
        }
        foreach (short sample in frame)
        {
            if (sample is > QuietLevel or < -QuietLevel)
            {
                return;
            }
        }
        calm = 0;
        Delay -= FrameSamples;
        next += FrameSamples;
    }

    private bool Conceal(Span<short> frame)
    {
        if (!heard || concealed >= ConcealedFrames)
        {
            return false;
        }
        concealed++;
        Concealed++;
        for (int i = 0; i < FrameSamples; i++)
        {
            last[i] /= 2;
            frame[i] = last[i];
        }
        return true;
    }
}
