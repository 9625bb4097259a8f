namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A flow was removed; calls inside it go on.</summary>
/// <param name="FlowId">Its id.</param>
[GenerateShape]
public sealed partial record ConfigFlowRemoved([property: Key(0)] int FlowId) : EventData, IOfConfiguration;
