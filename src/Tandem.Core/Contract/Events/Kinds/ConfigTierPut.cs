namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>An agent's place in a queue was made or changed.</summary>
/// <param name="TierId">Its id.</param>
/// <param name="Place"><c>queue ID, user ID</c>.</param>
/// <param name="Changes">The fields that are other than before. Secrets are never shown.</param>
[GenerateShape]
public sealed partial record ConfigTierPut(
    [property: Key(0)] int TierId,
    [property: Key(1)] string Place,
    [property: Key(2)] FieldChange[] Changes
) : EventData, IOfConfiguration;
