namespace Tandem.Sip.Settings;

/// <summary>
/// The algorithms of our digest challenges. More than one is what RFC 8760 asks for, but phones that only know MD5 then give up instead of
/// reading on (libre 1.0, sipp 3.6: see decision 0006).
/// </summary>
public enum DigestChallenge : byte
{
    Md5,

    /// <summary>SHA-256 first, then MD5 (RFC 8760 §2.3).</summary>
    Both,
    Sha256,
}
