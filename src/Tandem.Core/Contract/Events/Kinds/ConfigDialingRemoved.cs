namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Something that own calls go by was removed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind"><c>number_group</c>, <c>sales_code</c>, <c>campaign</c> or <c>price</c>.</param>
[GenerateShape]
public sealed partial record ConfigDialingRemoved([property: Key(0)] int Id, [property: Key(1)] string Kind) : EventData, IOfConfiguration;
