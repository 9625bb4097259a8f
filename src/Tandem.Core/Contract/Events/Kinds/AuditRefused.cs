namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Somebody asked for what he may not do.</summary>
/// <param name="Face">Through which interface.</param>
/// <param name="Operation">What he asked for.</param>
/// <param name="Why">What he lacks.</param>
/// <param name="Address">Where he is.</param>
[GenerateShape]
public sealed partial record AuditRefused(
    [property: Key(0)] string Face,
    [property: Key(1)] string Operation,
    [property: Key(2)] string Why,
    [property: Key(3)] string Address
) : EventData;
