namespace Tandem.Media.Rtp;

/// <summary>
/// Counts what a peer sends in steps of 8 kHz, whatever its codec's clock: all audio inside is placed by that. A stream of 8 kHz keeps its own
/// numbers; one with a faster clock is counted on past the place where its timestamps begin anew.
/// </summary>
internal sealed class StreamClock
{
    private uint ssrc;
    private int clockSteps;
    private uint last;
    private long total;

    /// <param name="steps">Of its clock in one of 8 kHz.</param>
    public RtpHeader InSteps(in RtpHeader header, int steps)
    {
        if (steps == 1)
        {
            clockSteps = 1;
            return header;
        }
        if (steps != clockSteps || header.Ssrc != ssrc)
        {
            clockSteps = steps;
            ssrc = header.Ssrc;
            total = header.Timestamp;
        }
        else
        {
            total += (int)(header.Timestamp - last);
        }
        last = header.Timestamp;
        return header with { Timestamp = (uint)(total / steps) };
    }
}
