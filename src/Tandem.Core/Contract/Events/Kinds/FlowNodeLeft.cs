namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A caller left a node of a flow.</summary>
/// <param name="Node">Its id in the document.</param>
/// <param name="Exit">By which of its exits.</param>
[GenerateShape]
public sealed partial record FlowNodeLeft([property: Key(0)] string Node, [property: Key(1)] string Exit) : EventData;
