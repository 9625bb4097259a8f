namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A leg began: it came in, or is being called.</summary>
/// <param name="Direction"><c>inbound</c> came to us, <c>outbound</c> we call.</param>
/// <param name="Party">The other end: <c>extension:N</c> or <c>trunk:NAME</c>.</param>
/// <param name="Parent">The leg it is called for, if any.</param>
/// <param name="CallerNumber">The number it shows.</param>
/// <param name="AgentId">The agent on it, else 0.</param>
/// <param name="Agent">His login then.</param>
/// <param name="SipCallId">SIP Call-ID, where it came in with one.</param>
/// <param name="OwnerId">Whose extension it is, where nobody is signed in on it; 0 for nobody's.</param>
/// <param name="Owner">His login then.</param>
[GenerateShape]
public sealed partial record LegMade(
    [property: Key(0)] string Direction,
    [property: Key(1)] string Party,
    [property: Key(2)] Guid Parent,
    [property: Key(3)] string CallerNumber,
    [property: Key(4)] int AgentId,
    [property: Key(5)] string Agent,
    [property: Key(6)] string SipCallId,
    [property: Key(7)] int OwnerId = 0,
    [property: Key(8)] string Owner = ""
) : EventData, IOfAgent;
