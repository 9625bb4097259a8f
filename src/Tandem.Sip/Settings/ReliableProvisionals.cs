namespace Tandem.Sip.Settings;

/// <summary>When provisional answers are sent reliably (RFC 3262).</summary>
public enum ReliableProvisionals : byte
{
    /// <summary>100rel is not announced and Require: 100rel gets a 420.</summary>
    Off,

    /// <summary>Announced; ours are reliable only where the peer requires it.</summary>
    WhenRequired,

    /// <summary>Announced; ours are reliable wherever the peer supports it.</summary>
    WhenSupported,
}
