namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A number of the tenant was refused so often in a row that it calls no more for a while.</summary>
/// <param name="Number">In its inner form.</param>
/// <param name="Refusals">How many in a row.</param>
/// <param name="UntilMicros">Unix microseconds.</param>
[GenerateShape]
public sealed partial record NumberRested(
    [property: Key(0)] string Number,
    [property: Key(1)] int Refusals,
    [property: Key(2)] long UntilMicros
) : EventData;
