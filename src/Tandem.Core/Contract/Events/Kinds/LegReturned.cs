namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A standing leg serves its caller no more.</summary>
/// <param name="Record">The record that is closed.</param>
/// <param name="Cause">Why.</param>
[GenerateShape]
public sealed partial record LegReturned([property: Key(0)] Guid Record, [property: Key(1)] string Cause) : EventData;
