namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Calls from a trunk are refused because of its limits. Told once until it has taken calls again.</summary>
/// <param name="Trunk">Its name.</param>
/// <param name="Limit"><c>calls</c> or <c>calls_per_second</c>.</param>
[GenerateShape]
public sealed partial record TrunkLimited([property: Key(0)] string Trunk, [property: Key(1)] string Limit) : EventData;
