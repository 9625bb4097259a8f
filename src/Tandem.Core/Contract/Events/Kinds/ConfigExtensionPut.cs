namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>An extension was made or changed.</summary>
/// <param name="ExtensionId">Its id.</param>
/// <param name="Number">Its number.</param>
/// <param name="Changes">The fields that are other than before. Secrets are never shown.</param>
[GenerateShape]
public sealed partial record ConfigExtensionPut(
    [property: Key(0)] int ExtensionId,
    [property: Key(1)] string Number,
    [property: Key(2)] FieldChange[] Changes
) : EventData, IOfConfiguration;
