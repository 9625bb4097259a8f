namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A change of configuration that the database refused: nothing of it was done.</summary>
/// <param name="Kind">The type the event would have had.</param>
/// <param name="Reason">Why.</param>
[GenerateShape]
public sealed partial record ConfigRefused([property: Key(0)] string Kind, [property: Key(1)] string Reason) : EventData, IOfConfiguration;
