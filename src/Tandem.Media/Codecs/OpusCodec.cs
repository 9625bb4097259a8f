namespace Tandem.Media.Codecs;

/// <summary>
/// Opus (RFC 6716, RFC 7587) by the system's libopus, for speech, with forward error correction in band: a packet also carries a little of the one before.
/// What is lost is had from there, or made up. Its RTP clock is 48 kHz whatever it codes (RFC 7587 §4.1).
/// </summary>
public sealed class OpusCodec : Codec, IDisposable
{
    private const int Narrow = 8_000;
    private const int Wide = 16_000;
    private readonly bool isOfLeg;
    private OpusCoder? narrow;
    private OpusCoder? wide;

    /// <summary>The row of the table: knows of Opus, and codes nothing.</summary>
    public OpusCodec() { }

    private OpusCodec(bool isOfLeg) => this.isOfLeg = isOfLeg;

    /// <summary>The library is installed; else there is no such row.</summary>
    public static bool IsThere => LibOpus.IsThere;

    public override string Name => "opus";

    public override byte PayloadType => 111;

    public override int ClockRate => 48_000;

    public override int Channels => 2;

    public override string Parameters => "minptime=10;useinbandfec=1";

    public override byte SilenceByte => 0;

    public override bool KeepsState => true;

    public override bool MendsLoss => true;

    public override bool IsWide => true;

    public override Codec ForLeg() => new OpusCodec(true);

    public override int Decode(ReadOnlySpan<byte> payload, Span<short> samples) => Coder(false)?.Decode(payload, samples) ?? 0;

    public override int Encode(ReadOnlySpan<short> samples, Span<byte> payload) => Coder(false)?.Encode(samples, payload) ?? 0;

    public override int DecodeWide(ReadOnlySpan<byte> payload, Span<short> samples) => Coder(true)?.Decode(payload, samples) ?? 0;

    public override int EncodeWide(ReadOnlySpan<short> samples, Span<byte> payload) => Coder(true)?.Encode(samples, payload) ?? 0;

    public override int Mend(ReadOnlySpan<byte> next, bool isLast, Span<short> samples, bool isWide = false) =>
        Coder(isWide)?.Mend(next, isLast, samples) ?? 0;

    public void Dispose()
    {
        narrow?.Dispose();
        wide?.Dispose();
    }

    // Most legs need one rate only.
    private OpusCoder? Coder(bool isWide)
    {
        if (!isOfLeg)
        {
            return null;
        }
        return isWide ? wide ??= new OpusCoder(Wide) : narrow ??= new OpusCoder(Narrow);
    }
}
