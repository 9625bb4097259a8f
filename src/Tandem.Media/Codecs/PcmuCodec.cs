namespace Tandem.Media.Codecs;

/// <summary>G.711 µ-law (ITU-T G.711 table 2a/2b), by tables made once.</summary>
public sealed class PcmuCodec : Codec
{
    private const int Bias = 0x84;
    private const int Clip = 32_635;
    private static readonly short[] Linear = MakeLinear();
    private static readonly byte[] Companded = G711.MakeEncoder(EncodeOne);

    public override string Name => "PCMU";

    public override byte PayloadType => 0;

    public override int ClockRate => 8_000;

    public override byte SilenceByte => 0xFF;

    public override int Decode(ReadOnlySpan<byte> payload, Span<short> samples) => G711.Decode(Linear, payload, samples);

    public override int Encode(ReadOnlySpan<short> samples, Span<byte> payload) => G711.Encode(Companded, samples, payload);

    private static short[] MakeLinear()
    {
        short[] table = new short[256];
        for (int i = 0; i < table.Length; i++)
        {
            int code = ~i & 0xFF;
            int magnitude = ((((code & 0x0F) << 3) + Bias) << ((code & 0x70) >> 4)) - Bias;
            table[i] = (short)((code & 0x80) != 0 ? -magnitude : magnitude);
        }
        return table;
    }

    private static byte EncodeOne(short sample)
    {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.Min(Math.Abs((int)sample), Clip) + Bias;
        int segment = 7;
        for (int mask = 0x4000; segment > 0 && (magnitude & mask) == 0; mask >>= 1)
        {
            segment--;
        }
        return (byte)~(sign | (segment << 4) | ((magnitude >> (segment + 3)) & 0x0F));
    }
}
