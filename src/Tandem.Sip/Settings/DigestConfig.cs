namespace Tandem.Sip.Settings;

/// <summary>Digest authentication (RFC 7616, RFC 8760).</summary>
public sealed record DigestConfig
{
    /// <summary>Which algorithms we challenge with, and take.</summary>
    public DigestChallenge Challenge { get; init; } = DigestChallenge.Md5;

    /// <summary>How long a nonce is good; then stale=true.</summary>
    public TimeSpan NonceLife { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Nonces whose counts are remembered; the oldest give way and become stale.</summary>
    public int Nonces { get; init; } = 65_536;

    /// <summary>The first failure's delay; each further one doubles it.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>After this long without a failure, a (source, account) starts afresh.</summary>
    public TimeSpan ForgetFailures { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>(source, account) pairs remembered; the oldest gives way.</summary>
    public int Failures { get; init; } = 16_384;

    /// <summary>Answers held back at once; past it the request is dropped unanswered.</summary>
    public int DelayedAnswers { get; init; } = 4_096;
}
