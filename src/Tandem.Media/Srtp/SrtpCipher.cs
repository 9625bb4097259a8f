namespace Tandem.Media.Srtp;

/// <summary>
/// Encrypts and authenticates packets of one direction, of RTP or of RTCP, with keys derived once. Costs no allocation a packet. Knows nothing of
/// which indices were used: that is its owner's.
/// </summary>
internal abstract class SrtpCipher : IDisposable
{
    /// <summary>The header of RTCP that stays readable (RFC 3711 §3.4).</summary>
    public const int ControlHeaderBytes = 8;

    /// <summary>The word with the index of an SRTCP packet, whose first bit says that it is encrypted.</summary>
    protected const int WordBytes = 4;
    protected const uint Encrypted = 0x8000_0000;

    /// <param name="suite">Which one.</param>
    /// <param name="master">Master key and salt together.</param>
    /// <param name="isControl">For RTCP.</param>
    public static SrtpCipher For(SrtpSuite suite, ReadOnlySpan<byte> master, bool isControl)
    {
        SrtpSuiteRow row = SrtpSuiteTable.Of(suite);
        SessionKeys keys = SessionKeys.Derive(master[..row.KeyBytes], master[row.KeyBytes..row.Bytes], isControl);
        return suite is SrtpSuite.AeadAes128Gcm or SrtpSuite.AeadAes256Gcm
            ? new GcmCipher(keys, isControl)
            : new CounterCipher(keys, isControl, suite == SrtpSuite.AesCm128HmacSha1Tag32);
    }

    /// <summary>Bytes that protection adds to a packet.</summary>
    public abstract int Overhead { get; }

    /// <summary>Where an SRTCP packet has its word, from its end.</summary>
    public abstract int WordFromEnd { get; }

    /// <summary>Protects a packet into <paramref name="target"/>; returns its length there.</summary>
    /// <param name="packet">RTP or RTCP.</param>
    /// <param name="header">Bytes of it that stay readable.</param>
    /// <param name="ssrc">Its source.</param>
    /// <param name="index">Of RTP: rollover counter and sequence number, 48 bits; of RTCP 31 bits.</param>
    /// <param name="target">Has room for <see cref="Overhead"/> more than the packet.</param>
    public abstract int Seal(ReadOnlySpan<byte> packet, int header, uint ssrc, ulong index, Span<byte> target);

    /// <summary>The packet without its protection; false when it is not authentic, and then <paramref name="target"/> holds nothing of use.</summary>
    public abstract bool TryOpen(ReadOnlySpan<byte> packet, int header, uint ssrc, ulong index, Span<byte> target, out int length);

    public abstract void Dispose();
}
