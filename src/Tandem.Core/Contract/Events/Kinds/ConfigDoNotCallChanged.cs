namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Numbers were put on the tenant's do-not-call list, or taken off it.</summary>
/// <param name="Added">How many were given to be put there.</param>
/// <param name="Removed">How many were given to be taken off.</param>
[GenerateShape]
public sealed partial record ConfigDoNotCallChanged([property: Key(0)] int Added, [property: Key(1)] int Removed)
    : EventData,
        IOfConfiguration;
