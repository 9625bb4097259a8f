namespace Tandem.Sip.Usages.Requests;

using Tandem.Foundation;
using Tandem.Sip.Flows;

/// <summary>The final answer to a request outside dialogs that the owner sent.</summary>
/// <param name="Ticket">What <see cref="SipStack.Request"/> returned.</param>
/// <param name="Code">The answer; 408 when none came, 503 when the peer could not be reached.</param>
public sealed record RequestAnswered(long Ticket, int Code) : SipEvent
{
    /// <summary>Somebody answered, whatever he said.</summary>
    public bool IsHeard { get; init; }

    /// <summary>Its reason phrase; empty when none came.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The way it went.</summary>
    public Flow Flow { get; init; }

    /// <summary>Seconds for which our Contact is registered; −1 when not said.</summary>
    public long Expires { get; init; } = -1;

    /// <summary>Of a 423; 0 when not said.</summary>
    public long MinExpires { get; init; }

    /// <summary>Seconds; 0 when not said.</summary>
    public long RetryAfter { get; init; }

    /// <summary>Where the peer saw the request come from (RFC 3581); none when not said.</summary>
    public NetAddress SeenAs { get; init; }
}
