namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Who was passed on has the other one, or waits in the queue.</summary>
/// <param name="Target">To whom.</param>
/// <param name="To">The leg that took over; empty for a queue.</param>
[GenerateShape]
public sealed partial record TransferSucceeded([property: Key(0)] string Target, [property: Key(1)] Guid To) : EventData;
