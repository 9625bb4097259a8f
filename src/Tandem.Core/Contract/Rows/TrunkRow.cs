namespace Tandem.Core.Contract.Rows;

using Tandem.Foundation;

/// <summary>A way to and from a carrier: where it is, who we are there, how much it takes, and how numbers are written and callers shown.</summary>
/// <param name="Name">Unique in the tenant; in records and events as <c>trunk:NAME</c>.</param>
public sealed record TrunkRow(int Id, string Name)
{
    public const int DefaultRegisterSeconds = 600;
    public const int DefaultSilenceSeconds = 4;
    public const int DefaultProbeFailures = 3;

    /// <summary>Given with <c>--trunk</c> at the start: it is changed there, and goes when it is given no more.</summary>
    public bool ByOption { get; init; }

    /// <summary>Neither lets calls in nor out, nor registers.</summary>
    public bool Disabled { get; init; }

    /// <summary>Where it is, in the order in which addresses are tried; a name stands for all its addresses (RFC 3263).</summary>
    public IReadOnlyList<TrunkPeer> Peers { get; init; } = [];

    /// <summary>Addresses or blocks of addresses (<c>203.0.113.0/24</c>) that calls come from besides its peers.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    public TrunkTransport Transport { get; init; }

    /// <summary>Host of our address of record there, and of what we dial; empty: the peer's.</summary>
    public string Domain { get; init; } = "";

    /// <summary>Our account there; empty: we have none.</summary>
    public string User { get; init; } = "";

    /// <summary>Name in answers to challenges (401, 407) where it is another than the account.</summary>
    public string AuthUser { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>We register there, so that calls come to us.</summary>
    public bool Registers { get; init; }

    /// <summary>For how long we ask to be registered; the carrier may grant less.</summary>
    public int RegisterSeconds { get; init; } = DefaultRegisterSeconds;

    /// <summary>Trunks of the lowest are tried first.</summary>
    public int Priority { get; init; } = 1;

    /// <summary>Of trunks of one priority, the share of calls that try it first.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>After so long without any answer to an INVITE the next way is tried.</summary>
    public int SilenceSeconds { get; init; } = DefaultSilenceSeconds;

    /// <summary>How often it is asked (OPTIONS) whether it is there; 0: never.</summary>
    public int ProbeSeconds { get; init; }

    /// <summary>So many in a row unanswered, or answered 503, and it is down until one is answered.</summary>
    public int ProbeFailures { get; init; } = DefaultProbeFailures;

    /// <summary>Calls at once, in both directions together; 0: as many as there are.</summary>
    public int MaxCalls { get; init; }

    /// <summary>New calls a second, in each direction; 0: as many as come.</summary>
    public int MaxCallsPerSecond { get; init; }

    /// <summary>Codecs offered and taken there, in that order; none: all we have.</summary>
    public IReadOnlyList<string> Codecs { get; init; } = [];

    /// <summary>Its SDP says where its media comes from and goes to, always, whatever its packets show.</summary>
    public bool MediaBySdp { get; init; }

    /// <summary>User of From; empty: the caller's number.</summary>
    public string FromUser { get; init; } = "";

    /// <summary>Host of From; empty: <see cref="Domain"/>, else the tenant's.</summary>
    public string FromDomain { get; init; } = "";

    /// <summary>The header that has the caller's number beside From.</summary>
    public CallerHeader CallerHeader { get; init; }

    /// <summary>Callers are hidden from whoever is called (RFC 3323): From says nothing, the carrier alone learns the number.</summary>
    public bool HidesCaller { get; init; }

    /// <summary>Who is called by a forwarded call learns which number was called first (RFC 5806).</summary>
    public bool TellsDiversion { get; init; }

    /// <summary>How numbers are written there, called ones and callers'.</summary>
    public NumberFormat NumberFormat { get; init; }

    /// <summary>What is other about numbers there; of those that fit, the first of each kind counts.</summary>
    public IReadOnlyList<NumberRule> NumberRules { get; init; } = [];

    /// <summary>Where a call that comes in says which number was called.</summary>
    public CalledNumberPlace CalledNumber { get; init; }

    public long CreatedMicros { get; init; }

    public long UpdatedMicros { get; init; }

    /// <summary>Without its secrets.</summary>
    public override string ToString() => $"trunk {Name} at {string.Join(", ", Peers)}";

    /// <summary>One known by its address alone.</summary>
    public static TrunkRow At(int id, string name, NetAddress address) =>
        new(id, name) { Peers = [new TrunkPeer(address.SipHostText, address.Port)] };
}

/// <summary>A host of a trunk.</summary>
/// <param name="Host">An address, IPv6 in brackets, or a name.</param>
/// <param name="Port">0: what DNS says of the name, else the transport's own.</param>
public sealed record TrunkPeer(string Host, int Port = 0)
{
    public override string ToString() =>
        Port == 0 ? Host : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Host}:{Port}");
}

public enum TrunkTransport
{
    /// <summary>What DNS says of its name (NAPTR, SRV), else UDP.</summary>
    Any,
    Udp,
    Tcp,
    Tls,
}

public enum CallerHeader
{
    /// <summary>From alone.</summary>
    None,

    /// <summary>P-Asserted-Identity (RFC 3325): the carrier trusts us.</summary>
    Asserted,

    /// <summary>P-Preferred-Identity (RFC 3325): the carrier checks it.</summary>
    Preferred,
}

public enum NumberFormat
{
    /// <summary>As numbers are written in the country: 0 before an area, 00 before a country.</summary>
    National,

    /// <summary>E.164 with <c>+</c>.</summary>
    E164,

    /// <summary>E.164 without <c>+</c>.</summary>
    Digits,
}

public enum CalledNumberPlace
{
    /// <summary>Request-URI; where that names our account, P-Called-Party-ID or To.</summary>
    Any,
    RequestUri,
    To,
    CalledPartyId,
}

public enum NumberKind
{
    /// <summary>The number called in a call that goes out.</summary>
    CalledOut,

    /// <summary>The caller's number in a call that goes out.</summary>
    CallerOut,

    /// <summary>The number called in a call that comes in.</summary>
    CalledIn,

    /// <summary>The caller's number in a call that comes in.</summary>
    CallerIn,
}

/// <summary>A number of that kind that begins so loses its first characters and gets others.</summary>
public sealed record NumberRule(NumberKind Kind, string Prefix, int Strip, string Add);
