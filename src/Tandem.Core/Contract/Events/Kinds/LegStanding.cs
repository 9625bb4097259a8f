namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>The leg stands by in a call of its own from now on; its record stays where it is.</summary>
/// <param name="From">The call it was in.</param>
[GenerateShape]
public sealed partial record LegStanding([property: Key(0)] Guid From) : EventData;
