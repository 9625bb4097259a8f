namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>The consultation is over.</summary>
/// <param name="Result"><c>transferred</c> (who asked left the others to each other), <c>ended</c> (whom he asked left), <c>alone</c> (the others left, the two talk on), <c>cancelled</c>, <c>failed</c>.</param>
/// <param name="Third">The leg that was asked; empty when it never came to that.</param>
[GenerateShape]
public sealed partial record ConsultEnded([property: Key(0)] string Result, [property: Key(1)] Guid Third) : EventData;
