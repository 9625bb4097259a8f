namespace Tandem.Media.Codecs;

/// <summary>
/// G.722 at 64 kbit/s (ITU-T G.722 mode 1). Its audio is 16 kHz in two bands. Where audio is 8 kHz only the lower band carries sound: decoding takes that
/// band as it is, encoding leaves the upper one silent. RTP's clock says 8000 for historical reasons (RFC 3551 §4.5.2). Each leg has coders of its own,
/// because both bands predict from what was before.
/// </summary>
public sealed class G722Codec : Codec
{
    private readonly G722Band lowIn = new(32);
    private readonly G722Band highIn = new(8);
    private readonly G722Band lowOut = new(32);
    private readonly G722Band highOut = new(8);

    private readonly QuadratureFilter joined = new();
    private readonly QuadratureFilter split = new();

    public override string Name => "G722";

    public override byte PayloadType => 9;

    public override int ClockRate => 8_000;

    public override byte SilenceByte => 0xFA;

    public override bool KeepsState => true;

    public override bool IsWide => true;

    public override Codec ForLeg() => new G722Codec();

    public override int Decode(ReadOnlySpan<byte> payload, Span<short> samples)
    {
        int count = Math.Min(payload.Length, samples.Length);
        for (int i = 0; i < count; i++)
        {
            int low = G722Bands.DecodeLow(lowIn, payload[i] & 0x3F);
            G722Bands.DecodeHigh(highIn, payload[i] >> 6);
            // The band is half as loud as the signal it was split from.
            samples[i] = (short)Math.Clamp(2 * low, short.MinValue, short.MaxValue);
        }
        return count;
    }

    public override int Encode(ReadOnlySpan<short> samples, Span<byte> payload)
    {
        int count = Math.Min(payload.Length, samples.Length);
        for (int i = 0; i < count; i++)
        {
            int low = G722Bands.EncodeLow(lowOut, samples[i] >> 1);
            int high = G722Bands.EncodeHigh(highOut, 0);
            payload[i] = (byte)((high << 6) | low);
        }
        return count;
    }

    public override int DecodeWide(ReadOnlySpan<byte> payload, Span<short> samples)
    {
        int count = Math.Min(payload.Length, samples.Length / 2);
        for (int i = 0; i < count; i++)
        {
            int low = G722Bands.DecodeLow(lowIn, payload[i] & 0x3F);
            int high = G722Bands.DecodeHigh(highIn, payload[i] >> 6);
            joined.Join(low, high, out samples[2 * i], out samples[2 * i + 1]);
        }
        return 2 * count;
    }

    public override int EncodeWide(ReadOnlySpan<short> samples, Span<byte> payload)
    {
        int count = Math.Min(payload.Length, samples.Length / 2);
        for (int i = 0; i < count; i++)
        {
            split.Split(samples[2 * i], samples[2 * i + 1], out int lower, out int upper);
            int low = G722Bands.EncodeLow(lowOut, lower);
            int high = G722Bands.EncodeHigh(highOut, upper);
            payload[i] = (byte)((high << 6) | low);
        }
        return count;
    }
}
