namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>We are no longer registered at a trunk, by our own wish.</summary>
/// <param name="Trunk">Its name.</param>
/// <param name="Reason">Why we ended it.</param>
[GenerateShape]
public sealed partial record TrunkUnregistered([property: Key(0)] string Trunk, [property: Key(1)] string Reason) : EventData;
