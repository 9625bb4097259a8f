namespace Tandem.Media.Srtp;

using System.Diagnostics.CodeAnalysis;

/// <summary>The keys of one leg: suite, and master key with salt of each direction.</summary>
/// <param name="Suite">Both ways.</param>
/// <param name="Ours">Of what we send.</param>
/// <param name="Theirs">Of what we receive.</param>
public sealed record SrtpKeys(SrtpSuite Suite, byte[] Ours, byte[] Theirs)
{
    /// <summary>Keys as SDP exchanged them; false when one is no base64 of the suite's length.</summary>
    public static bool TryRead(SdesProtection said, [NotNullWhen(true)] out SrtpKeys? keys)
    {
        int bytes = SrtpSuiteTable.Of(said.Suite).Bytes;
        byte[] ours = new byte[bytes];
        byte[] theirs = new byte[bytes];
        bool both = TryDecode(said.OurKey, ours) && TryDecode(said.TheirKey, theirs);
        keys = both ? new SrtpKeys(said.Suite, ours, theirs) : null;
        return both;
    }

    /// <summary>Keys as a DTLS handshake exports them (RFC 5764 §4.2): both master keys, the client's first, then both salts.</summary>
    public static SrtpKeys FromDtls(SrtpSuite suite, DtlsRole role, ReadOnlySpan<byte> exported)
    {
        SrtpSuiteRow row = SrtpSuiteTable.Of(suite);
        ReadOnlySpan<byte> keys = exported[..(2 * row.KeyBytes)];
        ReadOnlySpan<byte> salts = exported[(2 * row.KeyBytes)..];
        byte[] client = [.. keys[..row.KeyBytes], .. salts[..row.SaltBytes]];
        byte[] server = [.. keys[row.KeyBytes..], .. salts.Slice(row.SaltBytes, row.SaltBytes)];
        return role == DtlsRole.Client ? new SrtpKeys(suite, client, server) : new SrtpKeys(suite, server, client);
    }

    private static bool TryDecode(string text, byte[] key) =>
        Convert.TryFromBase64String(text, key, out int length) && length == key.Length;
}
