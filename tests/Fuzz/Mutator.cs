namespace Tandem.Fuzz.Tests;

using Tandem.Foundation;

/// <summary>Makes bad input out of good: flips, cuts, doubles, splices, grows, and now and then plain noise.</summary>
internal sealed class Mutator(Prng prng, byte[][] seeds)
{
    private static readonly byte[][] Tokens =
    [
        "\r\n"u8.ToArray(),
        "\r\n\r\n"u8.ToArray(),
        ";"u8.ToArray(),
        "<>"u8.ToArray(),
        "\"\""u8.ToArray(),
        "%00"u8.ToArray(),
        "sip:"u8.ToArray(),
        "[::1]"u8.ToArray(),
        "99999999999999999999"u8.ToArray(),
        "-1"u8.ToArray(),
        [0xFF],
        [0x00],
        [0x80, 0xC8],
    ];

    public byte[] Next()
    {
        if (prng.Chance(30))
        {
            byte[] noise = new byte[prng.Below(2_000)];
            Fill(noise);
            return noise;
        }
        List<byte> bytes = [.. seeds[prng.Below(seeds.Length)]];
        int steps = prng.Between(1, 6);
        for (int i = 0; i < steps && bytes.Count > 0; i++)
        {
            Mutate(bytes);
        }
        return [.. bytes];
    }

    private void Mutate(List<byte> bytes)
    {
        int at = prng.Below(bytes.Count);
        int length = Math.Min(prng.Between(1, 40), bytes.Count - at);
        switch (prng.Below(7))
        {
            case 0:
                bytes[at] = (byte)prng.Below(256);
                break;
            case 1:
                bytes[at] ^= (byte)(1 << prng.Below(8));
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 4:
                bytes.InsertRange(at, Tokens[prng.Below(Tokens.Length)]);
                break;
            case 5:
                byte[] other = seeds[prng.Below(seeds.Length)];
                bytes.RemoveRange(at, bytes.Count - at);
                bytes.AddRange(other.AsSpan(Math.Min(at, other.Length)));
                break;
            default:
                bytes.InsertRange(at, Enumerable.Repeat(bytes[at], prng.Below(300)));
                break;
        }
    }

    private void Fill(Span<byte> bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)prng.Below(256);
        }
    }
}
