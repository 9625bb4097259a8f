namespace Tandem.Media.Sdp;

using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

/// <summary>Who may begin a handshake (RFC 4145 §4).</summary>
internal enum DtlsSetup : byte
{
    /// <summary>Not said, which means active (§4.1).</summary>
    Active,
    Passive,
    ActPass,

    /// <summary>holdconn, or no word that we know.</summary>
    Other,
}

/// <summary>One <c>a=crypto</c> with a suite that we speak (RFC 4568 §9.1).</summary>
internal sealed record CryptoLine(int Tag, SrtpSuite Suite, string Key);

/// <summary>What a description says of protection: of one m-line, or of all. A line that makes no sense is as if it were not there.</summary>
internal sealed class SdpSecurity
{
    /// <summary>Lines of one kind that are read; others are passed over.</summary>
    private const int MostCrypto = 16;

    private const int LongestCrypto = 512;
    private const string Inline = "inline:";

    private static readonly SearchValues<byte> IceCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8
    );

    /// <summary>Of a description that says nothing.</summary>
    public static readonly SdpSecurity None = new(null);

    private readonly SdpSecurity? all;
    private readonly List<CryptoLine> crypto = [];
    private string fragment = "";
    private string password = "";
    private CertificateFingerprint? fingerprint;
    private DtlsSetup? setup;

    /// <param name="all">What the session says, for what the m-line does not.</param>
    public SdpSecurity(SdpSecurity? all) => this.all = all;

    /// <summary>Null when one of both is missing.</summary>
    public IceCredentials? Ice
    {
        get
        {
            string name = fragment.Length > 0 ? fragment : all?.fragment ?? "";
            string secret = password.Length > 0 ? password : all?.password ?? "";
            return name.Length > 0 && secret.Length > 0 ? new IceCredentials(name, secret) : null;
        }
    }

    /// <summary>The strongest.</summary>
    public CertificateFingerprint? Fingerprint => fingerprint ?? all?.fingerprint;

    public DtlsSetup Setup => setup ?? all?.setup ?? DtlsSetup.Active;

    public IReadOnlyList<CryptoLine> Crypto => crypto;

    /// <summary>The attribute says something of protection.</summary>
    public static bool Concerns(ReadOnlySpan<byte> attribute) =>
        attribute.StartsWith("ice-"u8)
        || attribute.StartsWith("fingerprint:"u8)
        || attribute.StartsWith("setup:"u8)
        || attribute.StartsWith("crypto:"u8);

    /// <summary>Takes such an attribute.</summary>
    public void Take(ReadOnlySpan<byte> attribute)
    {
        int colon = attribute.IndexOf((byte)':');
        if (colon < 0)
        {
            return;
        }
        ReadOnlySpan<byte> value = attribute[(colon + 1)..].Trim((byte)' ');
        switch (attribute[..colon])
        {
            case var name when name.SequenceEqual("ice-ufrag"u8):
                fragment = IceText(value, 4) ?? fragment;
                break;
            case var name when name.SequenceEqual("ice-pwd"u8):
                password = IceText(value, 22) ?? password;
                break;
            case var name when name.SequenceEqual("fingerprint"u8):
                TakeFingerprint(value);
                break;
            case var name when name.SequenceEqual("setup"u8):
                setup =
                    value.SequenceEqual("active"u8) ? DtlsSetup.Active
                    : value.SequenceEqual("passive"u8) ? DtlsSetup.Passive
                    : value.SequenceEqual("actpass"u8) ? DtlsSetup.ActPass
                    : DtlsSetup.Other;
                break;
            case var name when name.SequenceEqual("crypto"u8):
                TakeCrypto(value);
                break;
        }
    }

    // RFC 8839 §5.4.
    private static string? IceText(ReadOnlySpan<byte> value, int least) =>
        value.Length >= least && value.Length <= 256 && !value.ContainsAnyExcept(IceCharacters) ? Encoding.ASCII.GetString(value) : null;

    // RFC 8122 §5: of several the strongest that we know; none of those that are broken.
    private void TakeFingerprint(ReadOnlySpan<byte> value)
    {
        int blank = value.IndexOf((byte)' ');
        if (blank <= 0)
        {
            return;
        }
        ReadOnlySpan<byte> bytes = value[(blank + 1)..].Trim((byte)' ');
        int length =
            Ascii.EqualsIgnoreCase(value[..blank], "sha-256") ? 32
            : Ascii.EqualsIgnoreCase(value[..blank], "sha-384") ? 48
            : Ascii.EqualsIgnoreCase(value[..blank], "sha-512") ? 64
            : 0;
        bool isStronger = fingerprint is null || bytes.Length > fingerprint.Value.Length;
        if (length > 0 && isStronger && IsHex(bytes, length))
        {
            fingerprint = new CertificateFingerprint(
                Encoding.ASCII.GetString(value[..blank]).ToLowerInvariant(),
                Encoding.ASCII.GetString(bytes).ToUpperInvariant()
            );
        }
    }

    private static bool IsHex(ReadOnlySpan<byte> text, int bytes)
    {
        if (text.Length != 3 * bytes - 1)
        {
            return false;
        }
        for (int i = 0; i < text.Length; i++)
        {
            if (i % 3 == 2 ? text[i] != ':' : !char.IsAsciiHexDigit((char)text[i]))
            {
                return false;
            }
        }
        return true;
    }

    // tag suite inline:key||salt[|lifetime][|MKI:length]; with session parameters or an MKI the packets would be others than ours (§6.1, §6.3).
    private void TakeCrypto(ReadOnlySpan<byte> value)
    {
        if (value.Length > LongestCrypto || crypto.Count >= MostCrypto)
        {
            return;
        }
        string[] words = Encoding.ASCII.GetString(value).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 3 || !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out int tag))
        {
            return;
        }
        string[] key = words[2].Split('|');
        bool isPlain =
            key[0].StartsWith(Inline, StringComparison.Ordinal) && !key[1..].Any(part => part.Contains(':', StringComparison.Ordinal));
        string text = isPlain ? key[0][Inline.Length..] : "";
        if (SrtpSuiteTable.Find(words[1]) is { } row && Base64.IsValid(text, out int bytes) && bytes == row.Bytes)
        {
            crypto.Add(new CryptoLine(tag, row.Suite, text));
        }
    }
}
