namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Somebody did something to a call or an agent that is not his own: by whom and from where is the event's actor. It was carried out, as far as it could be at once.</summary>
/// <param name="Verb">
/// monitor, whisper, barge, intercept, move, hang_up, answer, hold, unhold, three_way, consult, cancel_consultation; sign_in, sign_out, ready, break or wrap_up.
/// </param>
/// <param name="AgentId">Whose call or state it was; 0 for nobody's, as of a caller who waits.</param>
/// <param name="Agent">His login.</param>
/// <param name="CallId">Which call; empty for an agent's state.</param>
/// <param name="Target">Where it was moved, who was called in, or the reason of a break.</param>
[GenerateShape]
public sealed partial record AuditSupervised(
    [property: Key(0)] string Verb,
    [property: Key(1)] int AgentId,
    [property: Key(2)] string Agent,
    [property: Key(3)] Guid CallId,
    [property: Key(4)] string Target
) : EventData;
