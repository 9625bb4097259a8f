namespace Tandem.Media.Rtp;

/// <summary>Counts what is missing before each packet that is decoded.</summary>
internal sealed class LossGaps
{
    /// <summary>More at once is no loss that could be made up: 100 ms, or a stream that began anew.</summary>
    private const int Most = 5;

    private uint ssrc;
    private ushort last;
    private bool hasAny;

    /// <summary>Packets missing right before this one, 0 when they are too many; −1 when one after it was decoded already.</summary>
    public int Before(in RtpHeader header)
    {
        int ahead = (short)(header.Sequence - last);
        bool isNew = !hasAny || header.Ssrc != ssrc || ahead < -100;
        if (!isNew && ahead <= 0)
        {
            return -1;
        }
        hasAny = true;
        ssrc = header.Ssrc;
        last = header.Sequence;
        return !isNew && ahead - 1 <= Most ? ahead - 1 : 0;
    }
}
