namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A caller came to a node of a flow.</summary>
/// <param name="Node">Its id in the document.</param>
/// <param name="Kind">What it does: <c>play</c>, <c>collect</c>, <c>queue</c>, …</param>
[GenerateShape]
public sealed partial record FlowNodeEntered([property: Key(0)] string Node, [property: Key(1)] string Kind) : EventData;
