namespace Tandem.Net.Dtls;

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using Tandem.Media;

/// <summary>The fingerprint a peer's description promised (RFC 8122 §5). Weak hash functions promise nothing and are not taken.</summary>
internal sealed class PeerFingerprint
{
    private readonly HashAlgorithmName hash;
    private readonly byte[] expected;

    private PeerFingerprint(HashAlgorithmName hash, byte[] expected)
    {
        this.hash = hash;
        this.expected = expected;
    }

    public static bool TryRead(CertificateFingerprint said, [NotNullWhen(true)] out PeerFingerprint? fingerprint)
    {
        fingerprint = null;
        (HashAlgorithmName hash, int bytes) = said.Hash.ToLowerInvariant() switch
        {
            "sha-256" => (HashAlgorithmName.SHA256, SHA256.HashSizeInBytes),
            "sha-384" => (HashAlgorithmName.SHA384, SHA384.HashSizeInBytes),
            "sha-512" => (HashAlgorithmName.SHA512, SHA512.HashSizeInBytes),
            _ => default,
        };
        string[] parts = said.Value.Split(':');
        if (bytes == 0 || parts.Length != bytes)
        {
            return false;
        }
        byte[] expected = new byte[bytes];
        for (int i = 0; i < bytes; i++)
        {
            if (
                parts[i].Length != 2
                || !byte.TryParse(parts[i], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out expected[i])
            )
            {
                return false;
            }
        }
        fingerprint = new PeerFingerprint(hash, expected);
        return true;
    }

    /// <param name="certificate">DER.</param>
    public bool IsOf(byte[] certificate) =>
        CryptographicOperations.FixedTimeEquals(CryptographicOperations.HashData(hash, certificate), expected);
}
