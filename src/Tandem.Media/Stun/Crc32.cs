namespace Tandem.Media.Stun;

/// <summary>CRC-32 of ISO 3309, as STUN's FINGERPRINT has it (RFC 8489 §14.7).</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB8_8320;
    private static readonly uint[] Table = Make();

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = ~0U;
        foreach (byte each in bytes)
        {
            crc = Table[(crc ^ each) & 0xFF] ^ (crc >> 8);
        }
        return ~crc;
    }

    private static uint[] Make()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? value >> 1 ^ Polynomial : value >> 1;
            }
            table[i] = value;
        }
        return table;
    }
}
