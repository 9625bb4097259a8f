namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A caller waits in a queue from now on.</summary>
/// <param name="QueueId">The queue.</param>
/// <param name="Queue">Its name then.</param>
/// <param name="Position">1 is the head of the line.</param>
/// <param name="WaitedMillis">The wait of before that it goes on with, else 0.</param>
/// <param name="ServiceLevelSeconds">An answer within this counts as in time.</param>
[GenerateShape]
public sealed partial record QueueEntered(
    [property: Key(0)] int QueueId,
    [property: Key(1)] string Queue,
    [property: Key(2)] int Position,
    [property: Key(3)] long WaitedMillis,
    [property: Key(4)] int ServiceLevelSeconds
) : EventData, IOfQueue;
