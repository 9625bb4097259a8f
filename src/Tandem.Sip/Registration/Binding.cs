namespace Tandem.Sip.Registration;

using Tandem.Sip.Flows;

/// <summary>One contact of one address of record.</summary>
public sealed record Binding
{
    /// <summary>The tenant's domain.</summary>
    public required string Realm { get; init; }

    /// <summary>The user part of the address of record.</summary>
    public required string Extension { get; init; }

    /// <summary>The Contact URI as registered, without brackets and header parameters: the target of requests.</summary>
    public required string Contact { get; init; }

    /// <summary>Where to send: the flow the registration came on, or the contact's own address where that one is reachable.</summary>
    public required Flow Flow { get; init; }

    /// <summary>The source the registration came from.</summary>
    public required Foundation.NetAddress Source { get; init; }

    /// <summary>Where the phone itself is.</summary>
    public PeerLocation Peer { get; init; }

    /// <summary>The proxies between us and the phone (RFC 3327), nearest to us first: URIs without brackets, to be sent as Route.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    public required string CallId { get; init; }

    public required uint CSeq { get; init; }

    /// <summary>Preference in thousandths, 0–1000.</summary>
    public int Q { get; init; } = 1000;

    /// <summary>Wall time of the end, Unix milliseconds.</summary>
    public required long ExpiresAtMillis { get; init; }

    public string UserAgent { get; init; } = "";

    /// <summary>The phone's +sip.instance, which names it across contacts; "" when it has none.</summary>
    public string Instance { get; init; } = "";
}
