namespace Tandem.Sip;

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

/// <summary>What a stack is told at its birth. Immutable; times are whole milliseconds' worth.</summary>
public sealed record SipConfig
{
    /// <summary>Our listeners; the first of a transport is the one new requests leave from.</summary>
    public required IReadOnlyList<SipListener> Listeners { get; init; }

    /// <summary>The loop's number, put in branches, tags and Call-IDs so that the rim can route without state.</summary>
    public int Loop { get; init; }

    /// <summary>Server and User-Agent.</summary>
    public string UserAgent { get; init; } = "Tandem";

    public SipTimers Timers { get; init; } = new();

    public SipLimits Limits { get; init; } = new();

    public SessionTimerConfig SessionTimer { get; init; } = new();

    public RegistrarConfig Registrar { get; init; } = new();

    public DigestConfig Digest { get; init; } = new();

    public ReliableProvisionals Reliable { get; init; } = ReliableProvisionals.WhenRequired;
}

/// <summary>The timers of RFC 3261 §17 (Table 4).</summary>
public sealed record SipTimers
{
    /// <summary>Round-trip estimate.</summary>
    public TimeSpan T1 { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest retransmission interval of non-INVITE requests and INVITE answers.</summary>
    public TimeSpan T2 { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How long a message can stay in the network.</summary>
    public TimeSpan T4 { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Timer D: at least 32 s over UDP (§17.1.1.2).</summary>
    public TimeSpan D { get; init; } = TimeSpan.FromSeconds(32);

    /// <summary>How long a called INVITE may stay without a final answer (Timer C's idea, §16.6).</summary>
    public TimeSpan C { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>64·T1: Timers B, F, H, J, L, M.</summary>
    public TimeSpan Span64 => T1 * 64;
}

/// <summary>Every table's and queue's limit in this stack.</summary>
public sealed record SipLimits
{
    /// <summary>Transactions of all kinds; past it new requests get a 503 without state and ours fail at once.</summary>
    public int Transactions { get; init; } = 400_000;

    /// <summary>INVITE usages, both directions; past it a new INVITE gets a 503 with Retry-After.</summary>
    public int Sessions { get; init; } = 20_000;

    /// <summary>Dialogs a forked INVITE may make; answers of further forks are ignored (a 2xx is still ended by BYE).</summary>
    public int DialogsPerInvite { get; init; } = 16;

    /// <summary>Open streams; the one that comes past it is closed at once.</summary>
    public int Streams { get; init; } = 10_000;

    /// <summary>Connects and name look-ups under way.</summary>
    public int PendingFlows { get; init; } = 1_000;

    /// <summary>Messages that may wait for one connect or look-up.</summary>
    public int WaitingPerFlow { get; init; } = 100;

    /// <summary>Wait for a connect or a look-up.</summary>
    public TimeSpan FlowTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes of one message on a stream.</summary>
    public int MessageBytes { get; init; } = 65_535;

    /// <summary>Reliable provisionals that may wait for an earlier one's PRACK.</summary>
    public int WaitingProvisionals { get; init; } = 8;

    /// <summary>Retry-After, in seconds, of a 503.</summary>
    public int RetryAfterSeconds { get; init; } = 5;

    /// <summary>Requests above this size would rather go over TCP (RFC 3261 §18.1.1); we do so only where a TCP flow to the peer is open.</summary>
    public int UdpBytes { get; init; } = 1_300;
}

/// <summary>Session timers (RFC 4028).</summary>
public sealed record SessionTimerConfig
{
    /// <summary>False: neither offered nor announced.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Session-Expires we ask for, in seconds.</summary>
    public int Expires { get; init; } = 1800;

    /// <summary>The least we accept and ask for, in seconds (the RFC's own floor is 90; tests go lower).</summary>
    public int Minimum { get; init; } = 90;
}

/// <summary>The registrar's terms (RFC 3261 §10.3). Times in seconds.</summary>
public sealed record RegistrarConfig
{
    /// <summary>Below it: 423 with Min-Expires.</summary>
    public int MinExpires { get; init; } = 30;

    /// <summary>Longer wishes are shortened to it.</summary>
    public int MaxExpires { get; init; } = 3600;

    public int DefaultExpires { get; init; } = 3600;

    /// <summary>Contacts of one address of record; past it a new one gets a 403.</summary>
    public int ContactsPerAor { get; init; } = 10;

    /// <summary>Bindings in all; past it a new one gets a 503.</summary>
    public int Bindings { get; init; } = 100_000;
}

/// <summary>
/// The algorithms of digest challenges. More than one is what RFC 8760 asks for, but phones that only know MD5 then give up instead of reading
/// on (libre 1.0, sipp 3.6: see decision 0006).
/// </summary>
public enum DigestOffer : byte
{
    Md5,

    /// <summary>SHA-256 first, then MD5 (RFC 8760 §2.3).</summary>
    Both,
    Sha256,
}

/// <summary>Digest authentication (RFC 7616, RFC 8760).</summary>
public sealed record DigestConfig
{
    /// <summary>Which algorithms we challenge with, and take.</summary>
    public DigestOffer Offer { get; init; } = DigestOffer.Md5;

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
