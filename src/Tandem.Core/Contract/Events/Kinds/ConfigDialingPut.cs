namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Something that own calls go by was made or changed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind"><c>number_group</c>, <c>sales_code</c>, <c>campaign</c> or <c>price</c>.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Changes">The fields that are other than before.</param>
[GenerateShape]
public sealed partial record ConfigDialingPut(
    [property: Key(0)] int Id,
    [property: Key(1)] string Kind,
    [property: Key(2)] string Name,
    [property: Key(3)] FieldChange[] Changes
) : EventData, IOfConfiguration;
