namespace Tandem.Media.Codecs;

/// <summary>G.711 A-law (ITU-T G.711 table 1a/1b), by tables made once.</summary>
public sealed class PcmaCodec : Codec
{
    private static readonly short[] Linear = MakeLinear();
    private static readonly byte[] Companded = G711.MakeEncoder(EncodeOne);

    public override string Name => "PCMA";

    public override byte PayloadType => 8;

    public override int ClockRate => 8_000;

    public override byte SilenceByte => 0xD5;

    public override int Decode(ReadOnlySpan<byte> payload, Span<short> samples) => G711.Decode(Linear, payload, samples);

    public override int Encode(ReadOnlySpan<short> samples, Span<byte> payload) => G711.Encode(Companded, samples, payload);

    private static short[] MakeLinear()
    {
        short[] table = new short[256];
        for (int i = 0; i < table.Length; i++)
        {
            int code = i ^ 0x55;
            int segment = (code & 0x70) >> 4;
            int magnitude = ((code & 0x0F) << 4) + 8;
            if (segment > 0)
            {
                magnitude = (magnitude + 0x100) << (segment - 1);
            }
            table[i] = (short)((code & 0x80) != 0 ? magnitude : -magnitude);
        }
        return table;
    }

    private static byte EncodeOne(short sample)
    {
        int sign = sample >= 0 ? 0x80 : 0;
        int magnitude = sample >= 0 ? sample : -sample - 1;
        int segment = 0;
        if (magnitude >= 256)
        {
            segment = 7;
            for (int mask = 0x4000; segment > 1 && (magnitude & mask) == 0; mask >>= 1)
            {
                segment--;
            }
        }
        int step = segment == 0 ? magnitude >> 4 : magnitude >> (segment + 3);
        return (byte)((sign | (segment << 4) | (step & 0x0F)) ^ 0x55);
    }
}
