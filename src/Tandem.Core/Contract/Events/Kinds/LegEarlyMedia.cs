namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>The far end sends sound before it answers: an announcement, a caller's tune, its own ringing (RFC 3960).</summary>
/// <param name="Heard">Who dials hears it; false when that is over and nobody has answered yet.</param>
[GenerateShape]
public sealed partial record LegEarlyMedia([property: Key(0)] bool Heard) : EventData;
