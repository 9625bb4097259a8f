namespace Tandem.Sip.Usages.Invite;

using Tandem.Sip.Auth;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;

/// <summary>What our INVITE says.</summary>
public sealed record InviteRequest
{
    /// <summary>Request-URI, e.g. <c>sip:1001@10.0.0.7:5066;transport=tcp</c>.</summary>
    public required string Target { get; init; }

    /// <summary>Where to send it (a binding's flow); null to go where the route or the target says.</summary>
    public Flow? Flow { get; init; }

    /// <summary>URI of the host it is sent to, whatever the target and the route say; null to go where they say.</summary>
    public string? NextHop { get; init; }

    /// <summary>What says where it is sent.</summary>
    internal string Hop => NextHop ?? (Route.Count > 0 ? Route[0] : Target);

    /// <summary>Where the one called is, when more is known than the way there.</summary>
    public PeerLocation? Peer { get; init; }

    /// <summary>Route set to preload: URIs without angle brackets.</summary>
    public IReadOnlyList<string> Route { get; init; } = [];

    /// <summary>Empty for a caller who is not known.</summary>
    public required string FromUser { get; init; }

    /// <summary>Host of the From URI: a domain, or an address with or without port.</summary>
    public required string FromDomain { get; init; }

    /// <summary>Display name, unquoted; quoted as needed on the wire.</summary>
    public string FromDisplay { get; init; } = "";

    /// <summary>To URI; null means the target's.</summary>
    public string? ToUri { get; init; }

    /// <summary>Null makes a fresh one, which carries the loop's number.</summary>
    public string? CallId { get; init; }

    /// <summary>The offer; null asks the peer for one.</summary>
    public byte[]? Sdp { get; init; }

    public IReadOnlyList<ExtraHeader> Headers { get; init; } = [];

    /// <summary>One less than the incoming leg's, so that a loop through us ends.</summary>
    public int MaxForwards { get; init; } = 70;

    /// <summary>The user and secret for a peer that challenges us (401, 407); null: a challenge is a refusal.</summary>
    public OutboundCredential? Credential { get; init; }

    /// <summary>The owner's own mark, given back as <see cref="InviteUsage.Owner"/>.</summary>
    public object? Owner { get; init; }
}
