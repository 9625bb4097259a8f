namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A trunk can be used, or can no longer be.</summary>
/// <param name="Trunk">Its name.</param>
/// <param name="From">Empty for one that is new.</param>
/// <param name="To"><c>up</c>, <c>down</c>, <c>unregistered</c>, <c>unresolved</c>, <c>disabled</c>.</param>
/// <param name="Reason">Why.</param>
[GenerateShape]
public sealed partial record TrunkStateChanged(
    [property: Key(0)] string Trunk,
    [property: Key(1)] string From,
    [property: Key(2)] string To,
    [property: Key(3)] string Reason
) : EventData;
