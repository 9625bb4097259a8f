namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>What the talk on a leg to a number outside cost, by the prices of its end.</summary>
/// <param name="Prefix">Of the price that counted.</param>
/// <param name="CostMicros">In millionths of the currency's unit.</param>
[GenerateShape]
public sealed partial record CallPriced([property: Key(0)] string Prefix, [property: Key(1)] long CostMicros) : EventData;
