namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;

/// <summary>An agent who was looked at for an offer, and with what result.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="Reason">chosen, next, wrap_up, on_break, in_call, offered_elsewhere, not_registered, delayed, lacks_skill, skipped_for_call …</param>
public readonly record struct OfferCandidate([property: Key(0)] int AgentId, [property: Key(1)] string Reason);

/// <summary>How many agents of a queue a reason applied to.</summary>
public readonly record struct OfferCount([property: Key(0)] string Reason, [property: Key(1)] int Agents);
