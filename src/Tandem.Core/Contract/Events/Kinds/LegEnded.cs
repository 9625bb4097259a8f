namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>The leg is over. One per leg.</summary>
/// <param name="Cause">A word: <c>remote_hang_up</c>, <c>local_hang_up</c>, <c>busy</c>, <c>rejected</c>, <c>no_answer</c>, <c>not_registered</c>, <c>congestion</c>, <c>no_such_number</c>, <c>incompatible</c>, <c>peer_lost</c>, <c>system_failure</c>, <c>internal_error</c>.</param>
/// <param name="SipCode">The final SIP status where there was one, else 0.</param>
/// <param name="Reason">What for, in words.</param>
[GenerateShape]
public sealed partial record LegEnded([property: Key(0)] string Cause, [property: Key(1)] int SipCode, [property: Key(2)] string Reason)
    : EventData;
