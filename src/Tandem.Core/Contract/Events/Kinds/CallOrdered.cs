namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Somebody asks for this call: it rings a phone first and then the number.</summary>
/// <param name="AgentId">Whose phone rings first; 0 for nobody of ours.</param>
/// <param name="Agent">His login then.</param>
/// <param name="First">The extension or the number that rings first.</param>
/// <param name="UserData">What was given along.</param>
/// <param name="SalesCode">Of the seller, or empty.</param>
[GenerateShape]
public sealed partial record CallOrdered(
    [property: Key(0)] int AgentId,
    [property: Key(1)] string Agent,
    [property: Key(2)] string First,
    [property: Key(3)] string UserData,
    [property: Key(4)] string SalesCode
) : EventData, IOfAgent;
