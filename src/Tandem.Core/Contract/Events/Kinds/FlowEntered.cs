namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A caller came into a flow; he stays with this version of it.</summary>
/// <param name="FlowId">Its id.</param>
/// <param name="Flow">Its name.</param>
/// <param name="Version">Its version.</param>
[GenerateShape]
public sealed partial record FlowEntered([property: Key(0)] int FlowId, [property: Key(1)] string Flow, [property: Key(2)] int Version)
    : EventData;
