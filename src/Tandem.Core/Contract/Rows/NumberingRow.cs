namespace Tandem.Core.Contract.Rows;

using System.Text.Json.Serialization;
using Tandem.Numbering;

/// <summary>How a tenant's numbers are written, and which one it shows. There is one of it.</summary>
/// <param name="Country">Two letters, as ISO 3166 has them.</param>
/// <param name="AreaCode">What numbers without an area belong to; empty for none.</param>
/// <param name="CallerNumber">The number shown outside by whoever has none of his own, in its inner form; empty: any of the tenant's numbers.</param>
public sealed record NumberingRow(string Country = "CN", string AreaCode = "", string CallerNumber = "")
{
    /// <summary>Its place among published rows.</summary>
    public const int OnlyId = 1;

    /// <summary>Country and area are given with the program's options: changed there, not by command.</summary>
    public bool IsGiven { get; init; }

    public long UpdatedMicros { get; init; }

    [JsonIgnore]
    public NumberRegion Region => new(Country, AreaCode);
}
