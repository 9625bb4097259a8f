namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A trunk was removed.</summary>
/// <param name="TrunkId">Its id.</param>
[GenerateShape]
public sealed partial record ConfigTrunkRemoved([property: Key(0)] int TrunkId) : EventData, IOfConfiguration;
