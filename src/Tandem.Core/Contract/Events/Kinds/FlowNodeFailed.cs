namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Something did not go as a flow wants; the call goes on in it.</summary>
/// <param name="Node">The node's id in the document.</param>
/// <param name="Reason">What, for people.</param>
[GenerateShape]
public sealed partial record FlowNodeFailed([property: Key(0)] string Node, [property: Key(1)] string Reason) : EventData;
