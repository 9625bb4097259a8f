namespace Tandem.Media.Legs;

using Tandem.Foundation;
using Tandem.Media.Dtls;
using Tandem.Media.Srtp;

/// <summary>What the legs of one plane share: limits, the way out, and working space so that a packet costs no allocation.</summary>
internal sealed class MediaContext(MediaLimits limits, IMediaOutput output, ulong seed, IDtlsFactory? dtls)
{
    private readonly byte[] packet = new byte[limits.PacketBytes + 64];
    private readonly byte[] guarded = new byte[limits.PacketBytes + 64 + SrtpSender.MostOverhead];
    private readonly byte[] opened = new byte[limits.PacketBytes + 64];
    private readonly byte[] coded = new byte[limits.PacketBytes];
    private readonly short[] samples = new short[limits.PacketBytes];
    private readonly short[] wide = new short[2 * limits.PacketBytes];

    public MediaLimits Limits => limits;

    public IMediaOutput Output => output;

    public Prng Prng { get; } = new(seed);

    public Span<byte> Packet => packet;

    /// <summary>Null where there are no browsers.</summary>
    public IDtlsFactory? Dtls => dtls;

    /// <summary>The legs on the browsers' port.</summary>
    public BrowserLegs Browsers { get; } = new();

    public Handshakes Handshakes { get; } = new();

    /// <summary>A packet of ours with its protection.</summary>
    public Span<byte> Guarded => guarded;

    /// <summary>A packet of a peer without it.</summary>
    public Span<byte> Opened => opened;

    public Span<byte> Coded => coded;

    public Span<short> Samples => samples;

    /// <summary>Likewise at 16 kHz.</summary>
    public Span<short> Wide => wide;

    /// <summary>From half to one and a half of the interval (RFC 3550 §6.3.1).</summary>
    public TimeSpan ReportDelay()
    {
        int half = (int)(limits.RtcpInterval.TotalMilliseconds / 2);
        return TimeSpan.FromMilliseconds(half + Prng.Between(0, 2 * half));
    }
}
