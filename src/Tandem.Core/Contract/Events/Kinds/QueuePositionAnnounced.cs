namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>The caller was told its place.</summary>
/// <param name="QueueId">The queue.</param>
/// <param name="Queue">Its name then.</param>
/// <param name="Position">1 is the head of the line.</param>
[GenerateShape]
public sealed partial record QueuePositionAnnounced(
    [property: Key(0)] int QueueId,
    [property: Key(1)] string Queue,
    [property: Key(2)] int Position
) : EventData, IOfQueue;
