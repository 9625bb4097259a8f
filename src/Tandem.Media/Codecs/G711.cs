namespace Tandem.Media.Codecs;

/// <summary>What µ-law and A-law share: table look-up in both directions.</summary>
internal static class G711
{
    public static byte[] MakeEncoder(Func<short, byte> encode)
    {
        byte[] table = new byte[65_536];
        for (int i = 0; i < table.Length; i++)
        {
            table[i] = encode((short)i);
        }
        return table;
    }

    public static int Decode(short[] table, ReadOnlySpan<byte> payload, Span<short> samples)
    {
        int count = Math.Min(payload.Length, samples.Length);
        for (int i = 0; i < count; i++)
        {
            samples[i] = table[payload[i]];
        }
        return count;
    }

    public static int Encode(byte[] table, ReadOnlySpan<short> samples, Span<byte> payload)
    {
        int count = Math.Min(payload.Length, samples.Length);
        for (int i = 0; i < count; i++)
        {
            payload[i] = table[(ushort)samples[i]];
        }
        return count;
    }
}
