namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>The party pressed a key.</summary>
/// <param name="Digit">0–9, *, #, A–D.</param>
[GenerateShape]
public sealed partial record DigitPressed([property: Key(0)] char Digit) : EventData;
