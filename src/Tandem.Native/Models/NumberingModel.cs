namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Requests;

/// <summary>How the tenant's numbers are written, and which one it shows.</summary>
internal sealed record NumberingModel
{
    /// <summary>Two letters as ISO 3166 has them.</summary>
    public required string Country { get; init; }

    /// <summary>What numbers without an area belong to; empty for none.</summary>
    public required string AreaCode { get; init; }

    /// <summary>Shown outside by whoever has no number of his own; empty: the tenant's first number.</summary>
    public required string CallerNumber { get; init; }

    /// <summary>Given with the program's options, and changed there only.</summary>
    public required bool Given { get; init; }

    public static NumberingModel Of(NumberingRow row) =>
        new()
        {
            Country = row.Country,
            AreaCode = row.AreaCode,
            CallerNumber = row.CallerNumber,
            Given = row.IsGiven,
        };
}

/// <summary>How numbers are to be written.</summary>
internal sealed record NewNumbering : IBody
{
    /// <summary>Two letters as ISO 3166 has them, e.g. CN.</summary>
    [StringLength(2, MinimumLength = 2)]
    public required string Country { get; init; }

    /// <summary>With or without the trunk prefix, e.g. 010.</summary>
    [StringLength(6)]
    public string? AreaCode { get; init; }

    /// <summary>Written in any way.</summary>
    [StringLength(Lengths.Number)]
    public string? CallerNumber { get; init; }
}
