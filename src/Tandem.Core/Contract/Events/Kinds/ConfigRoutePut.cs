namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A number's route was made or changed.</summary>
/// <param name="RouteId">Its id.</param>
/// <param name="Number">The number called.</param>
/// <param name="Changes">The fields that are other than before. Secrets are never shown.</param>
[GenerateShape]
public sealed partial record ConfigRoutePut(
    [property: Key(0)] int RouteId,
    [property: Key(1)] string Number,
    [property: Key(2)] FieldChange[] Changes
) : EventData, IOfConfiguration;
