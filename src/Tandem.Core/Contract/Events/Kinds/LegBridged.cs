namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Media runs between two legs: they talk.</summary>
/// <param name="Other">The other leg.</param>
[GenerateShape]
public sealed partial record LegBridged([property: Key(0)] Guid Other) : EventData;
