namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A trunk was made or changed.</summary>
/// <param name="TrunkId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Changes">The fields that are other than before. Secrets are never shown.</param>
[GenerateShape]
public sealed partial record ConfigTrunkPut(
    [property: Key(0)] int TrunkId,
    [property: Key(1)] string Name,
    [property: Key(2)] FieldChange[] Changes
) : EventData, IOfConfiguration;
