namespace Tandem.Media;

/// <summary>How SRTP packets are encrypted and authenticated.</summary>
public enum SrtpSuite : byte
{
    /// <summary>AES-128 in counter mode, HMAC-SHA1 of 80 bits (RFC 3711).</summary>
    AesCm128HmacSha1Tag80,

    /// <summary>The same with 32 bits for RTP; RTCP has 80 (RFC 3711 §5.2, RFC 4568 §6.2.2).</summary>
    AesCm128HmacSha1Tag32,

    /// <summary>AES-128 in Galois/counter mode (RFC 7714).</summary>
    AeadAes128Gcm,

    /// <summary>AES-256 in Galois/counter mode (RFC 7714).</summary>
    AeadAes256Gcm,
}

/// <summary>What is known of each suite.</summary>
/// <param name="Suite">Which one.</param>
/// <param name="Name">As SDP has it (RFC 4568 §6.2, RFC 7714 §14.2); matched in its own case.</param>
/// <param name="DtlsName">As OpenSSL has it in <c>use_srtp</c>.</param>
/// <param name="KeyBytes">Of the master key.</param>
/// <param name="SaltBytes">Of the master salt.</param>
public sealed record SrtpSuiteRow(SrtpSuite Suite, string Name, string DtlsName, int KeyBytes, int SaltBytes)
{
    /// <summary>Of master key and salt together: what base64 in SDP stands for.</summary>
    public int Bytes => KeyBytes + SaltBytes;
}

/// <summary>The suites we speak, in our order of preference: GCM costs half of what HMAC-SHA1 does.</summary>
public static class SrtpSuiteTable
{
    private static readonly SrtpSuiteRow[] Rows =
    [
        new(SrtpSuite.AeadAes128Gcm, "AEAD_AES_128_GCM", "SRTP_AEAD_AES_128_GCM", 16, 12),
        new(SrtpSuite.AeadAes256Gcm, "AEAD_AES_256_GCM", "SRTP_AEAD_AES_256_GCM", 32, 12),
        new(SrtpSuite.AesCm128HmacSha1Tag80, "AES_CM_128_HMAC_SHA1_80", "SRTP_AES128_CM_SHA1_80", 16, 14),
        new(SrtpSuite.AesCm128HmacSha1Tag32, "AES_CM_128_HMAC_SHA1_32", "SRTP_AES128_CM_SHA1_32", 16, 14),
    ];

    public static ReadOnlySpan<SrtpSuiteRow> All => Rows;

    public static SrtpSuiteRow Of(SrtpSuite suite)
    {
        foreach (SrtpSuiteRow row in Rows)
        {
            if (row.Suite == suite)
            {
                return row;
            }
        }
        throw new ArgumentOutOfRangeException(nameof(suite));
    }

    /// <summary>The suite of that name in SDP, or null.</summary>
    public static SrtpSuiteRow? Find(ReadOnlySpan<char> name)
    {
        foreach (SrtpSuiteRow row in Rows)
        {
            if (name.SequenceEqual(row.Name))
            {
                return row;
            }
        }
        return null;
    }
}
