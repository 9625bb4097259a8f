namespace Tandem.Sip.Usages.Requests;

using Tandem.Sip.Flows;

/// <summary>The final answer to a request outside dialogs that the owner sent.</summary>
/// <param name="Ticket">What <see cref="SipStack.Request"/> returned.</param>
/// <param name="Code">The answer; 408 when none came, 503 when the peer could not be reached.</param>
public sealed record RequestAnswered(long Ticket, int Code) : SipEvent;
