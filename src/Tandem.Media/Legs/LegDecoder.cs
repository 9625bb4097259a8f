namespace Tandem.Media.Legs;

using Tandem.Media.Codecs;
using Tandem.Media.Rtp;

/// <summary>Makes samples of what a leg receives: 8 kHz for all who listen, 16 kHz besides for a partner that takes the whole band. What is lost is made up.</summary>
internal sealed class LegDecoder(MediaContext context) : IDisposable
{
    private readonly LossGaps gaps = new();
    private QuadratureFilter? halver;
    private Codec? otherCodec;
    private Codec? otherCoder;
    private int count;
    private int wideCount;

    /// <summary>Of the last packet, at 8 kHz; good until the next.</summary>
    public ReadOnlySpan<short> Samples => context.Samples[..count];

    /// <summary>The same at 16 kHz; empty where that was not asked for.</summary>
    public ReadOnlySpan<short> Wide => context.Wide[..wideCount];

    /// <summary>The leg's coder for the codec it sends, as a rule; a peer may send another one that we listed.</summary>
    public Codec CoderOf(Codec codec, LegSender sender)
    {
        if (codec == sender.Plan.Codec)
        {
            return sender.Coder;
        }
        if (codec != otherCodec)
        {
            Dispose();
            otherCodec = codec;
            otherCoder = codec.ForLeg();
        }
        return otherCoder!;
    }

    /// <summary>Packets to be made up before this one; −1 when it came too late: what it brings was made up already.</summary>
    public int Missing(in RtpHeader header, Codec codec) => codec.MendsLoss ? gaps.Before(header) : 0;

    public void Decode(Codec coder, ReadOnlySpan<byte> payload, bool isWide)
    {
        if (isWide)
        {
            Halve(coder.DecodeWide(payload, context.Wide));
            return;
        }
        wideCount = 0;
        count = coder.Decode(payload, context.Samples);
    }

    /// <summary>Makes up for one before <paramref name="next"/>.</summary>
    public void Mend(Codec coder, ReadOnlySpan<byte> next, bool isLast, bool isWide)
    {
        if (isWide)
        {
            Halve(coder.Mend(next, isLast, context.Wide, true));
            return;
        }
        wideCount = 0;
        count = coder.Mend(next, isLast, context.Samples);
    }

    public void Dispose() => (otherCoder as IDisposable)?.Dispose();

    private void Halve(int made)
    {
        wideCount = made;
        halver ??= new QuadratureFilter();
        count = halver.Halve(Wide, context.Samples);
    }
}
