namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>An agent's place in a queue was removed.</summary>
/// <param name="TierId">Its id.</param>
[GenerateShape]
public sealed partial record ConfigTierRemoved([property: Key(0)] int TierId) : EventData, IOfConfiguration;
