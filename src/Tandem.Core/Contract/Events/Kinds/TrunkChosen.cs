namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A call goes out by another trunk than the one its leg was made for.</summary>
/// <param name="Trunk">Its name.</param>
[GenerateShape]
public sealed partial record TrunkChosen([property: Key(0)] string Trunk) : EventData;
