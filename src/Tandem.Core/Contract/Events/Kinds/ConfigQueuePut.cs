namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A queue was made or changed.</summary>
/// <param name="QueueId">Its id.</param>
/// <param name="Queue">Its name.</param>
/// <param name="Changes">The fields that are other than before. Secrets are never shown.</param>
[GenerateShape]
public sealed partial record ConfigQueuePut(
    [property: Key(0)] int QueueId,
    [property: Key(1)] string Queue,
    [property: Key(2)] FieldChange[] Changes
) : EventData, IOfConfiguration, IOfQueue;
