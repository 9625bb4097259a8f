namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>The two do not talk any more, and both are still there.</summary>
/// <param name="Other">The other leg.</param>
[GenerateShape]
public sealed partial record LegParted([property: Key(0)] Guid Other) : EventData;
