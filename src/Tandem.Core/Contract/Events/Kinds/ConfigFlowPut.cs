namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A flow was made, saved or published.</summary>
/// <param name="FlowId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">Of what is published; 0 while nothing is.</param>
/// <param name="Changes">The fields that are other than before; of documents, their length and a hash.</param>
[GenerateShape]
public sealed partial record ConfigFlowPut(
    [property: Key(0)] int FlowId,
    [property: Key(1)] string Name,
    [property: Key(2)] int Version,
    [property: Key(3)] FieldChange[] Changes
) : EventData, IOfConfiguration;
