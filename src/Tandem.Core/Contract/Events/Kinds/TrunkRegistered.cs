namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>We are registered at a trunk that we were not registered at.</summary>
/// <param name="Trunk">Its name.</param>
/// <param name="Address">Of the registrar, as <c>udp:203.0.113.5:5060</c>.</param>
/// <param name="Seconds">For how long; it is renewed before that, of which nothing is told.</param>
[GenerateShape]
public sealed partial record TrunkRegistered(
    [property: Key(0)] string Trunk,
    [property: Key(1)] string Address,
    [property: Key(2)] long Seconds
) : EventData;
