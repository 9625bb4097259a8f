namespace Tandem.Media.Dtmf;

/// <summary>
/// Sends queued keys as telephone-events, a packet every 20 ms: each press lasts 160 ms, its end goes out three times, 80 ms of nothing
/// between presses (RFC 4733 §2.5.1).
/// </summary>
public sealed class DigitSender(int limit)
{
    private const int FrameSamples = 160;
    private const int PressFrames = 8;
    private const int EndPackets = 3;
    private const int GapFrames = 4;
    private readonly Queue<byte> waiting = new();
    private int frame = -1;
    private uint timestamp;

    public bool IsIdle => frame < 0 && waiting.Count == 0;

    public void Add(string digits)
    {
        foreach (char key in digits)
        {
            int code = TelephoneEvent.CodeOf(key);
            if (code >= 0 && waiting.Count < limit)
            {
                waiting.Enqueue((byte)code);
            }
        }
    }

    /// <summary>The packet of this 20 ms, if any. <paramref name="first"/> asks for the marker.</summary>
    public bool Next(uint now, Span<byte> payload, out uint pressTimestamp, out bool first)
    {
        pressTimestamp = timestamp;
        first = false;
        if (frame < 0)
        {
            if (waiting.Count == 0)
            {
                return false;
            }
            frame = 0;
            timestamp = now;
            first = true;
        }
        pressTimestamp = timestamp;
        int at = frame++;
        if (at < PressFrames + EndPackets)
        {
            int duration = Math.Min(at + 1, PressFrames) * FrameSamples;
            TelephoneEvent.Write(payload, waiting.Peek(), at >= PressFrames, (ushort)duration);
            return true;
        }
        if (at == PressFrames + EndPackets)
        {
            waiting.Dequeue();
        }
        if (at >= PressFrames + EndPackets + GapFrames - 1)
        {
            frame = -1;
        }
        return false;
    }
}
