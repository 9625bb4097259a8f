namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A caller waits no more.</summary>
/// <param name="QueueId">The queue.</param>
/// <param name="Queue">Its name then.</param>
/// <param name="Reason"><c>Bridged</c>, <c>Abandoned</c>, <c>Timeout</c>, <c>NoAgent</c>, <c>Key</c>, <c>Moved</c>, <c>Failed</c>.</param>
/// <param name="WaitedMillis">How long it was since it entered.</param>
[GenerateShape]
public sealed partial record QueueLeft(
    [property: Key(0)] int QueueId,
    [property: Key(1)] string Queue,
    [property: Key(2)] string Reason,
    [property: Key(3)] long WaitedMillis
) : EventData, IOfQueue;
