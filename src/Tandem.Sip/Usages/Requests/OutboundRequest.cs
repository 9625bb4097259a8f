using Tandem.Sip.Auth;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;

namespace Tandem.Sip.Usages.Requests;

/// <summary>A request outside dialogs.</summary>
public sealed record OutboundRequest
{
    public required string Method { get; init; }

    /// <summary>Request-URI.</summary>
    public required string Target { get; init; }

    /// <summary>Where to send it; null to go where the target says.</summary>
    public Flow? Flow { get; init; }

    /// <summary>URI of the host it is sent to, whatever the target says; null to go where that says.</summary>
    public string? NextHop { get; init; }

    /// <summary>User of a Contact of ours; null for none.</summary>
    public string? ContactUser { get; init; }

    /// <summary>How long an answer is waited for; null: Timer F.</summary>
    public TimeSpan? Patience { get; init; }

    public required string FromUser { get; init; }

    public required string FromDomain { get; init; }

    /// <summary>To URI; null means the target's.</summary>
    public string? ToUri { get; init; }

    /// <summary>Null makes a fresh one. Registrations of one phone share theirs (RFC 3261 §10.2.4).</summary>
    public string? CallId { get; init; }

    public IReadOnlyList<ExtraHeader> Headers { get; init; } = [];

    public string? ContentType { get; init; }

    public byte[]? Body { get; init; }

    /// <summary>The user and secret for a peer that challenges us; null: a challenge is a refusal.</summary>
    public OutboundCredential? Credential { get; init; }
}
