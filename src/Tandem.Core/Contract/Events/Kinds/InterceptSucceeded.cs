namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>This leg has taken over.</summary>
/// <param name="Customer">Who stays.</param>
[GenerateShape]
public sealed partial record InterceptSucceeded([property: Key(0)] Guid Customer) : EventData;
