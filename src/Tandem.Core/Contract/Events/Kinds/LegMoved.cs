namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>The leg came from another call into this one; its record comes along.</summary>
/// <param name="From">The call it was in.</param>
[GenerateShape]
public sealed partial record LegMoved([property: Key(0)] Guid From) : EventData;
