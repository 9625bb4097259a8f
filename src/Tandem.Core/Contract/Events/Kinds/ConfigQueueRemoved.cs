namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A queue was removed.</summary>
/// <param name="QueueId">Its id.</param>
[GenerateShape]
public sealed partial record ConfigQueueRemoved([property: Key(0)] int QueueId) : EventData, IOfConfiguration, IOfQueue;
