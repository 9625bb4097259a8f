namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Requests;

/// <summary>Numbers of the tenant of which one is shown for each call out.</summary>
/// <param name="Numbers">E.164 with +; digits where one is in no numbering plan.</param>
/// <param name="Rule">same_place (of the callee's city, else province, else any) or random.</param>
internal sealed record NumberGroupModel(int Id, string Name, IReadOnlyList<string> Numbers, string Rule)
{
    public const string SamePlace = "same_place";
    public const string AtRandom = "random";

    public static NumberGroupModel Of(NumberGroupRow row) =>
        new(row.Id, row.Name, row.Numbers, row.Rule == NumberGroupRule.Random ? AtRandom : SamePlace);
}

/// <summary>Groups in the order in which they came.</summary>
internal sealed record NumberGroupList(IReadOnlyList<NumberGroupModel> NumberGroups, string? Next);

/// <summary>A group of numbers to be made or changed: all of it.</summary>
internal sealed record NewNumberGroup : IBody
{
    [Required, StringLength(Lengths.Name, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>Of the tenant, written in any way.</summary>
    [Required, MaxLength(1_000)]
    public required IReadOnlyList<string> Numbers { get; init; }

    /// <summary>same_place when not given.</summary>
    [RegularExpression("same_place|random")]
    public string? Rule { get; init; }
}

/// <summary>A code that says which seller calls.</summary>
/// <param name="Agents">Users whose calls count as his where nothing else is said.</param>
internal sealed record SalesCodeModel(int Id, string Code, IReadOnlyList<int> Agents)
{
    public static SalesCodeModel Of(SalesCodeRow row) => new(row.Id, row.Code, row.Agents);
}

/// <summary>Codes in the order in which they came.</summary>
internal sealed record SalesCodeList(IReadOnlyList<SalesCodeModel> SalesCodes, string? Next);

/// <summary>A seller's code to be made, or to be bound to agents.</summary>
internal sealed record NewSalesCode : IBody
{
    [Required, StringLength(Lengths.Name, MinimumLength = 1)]
    public required string Code { get; init; }

    /// <summary>Bound to it from now on, and to no other; as it is when not given.</summary>
    [MaxLength(1_000)]
    public IReadOnlyList<int>? Agents { get; init; }
}

/// <summary>An origin of pages that may follow agents without a token.</summary>
/// <param name="Origin">Scheme, host and port.</param>
internal sealed record PageOriginModel(int Id, string Origin)
{
    public static PageOriginModel Of(PageOriginRow row) => new(row.Id, row.Origin);
}

/// <summary>Origins in the order in which they came.</summary>
internal sealed record PageOriginList(IReadOnlyList<PageOriginModel> PageOrigins, string? Next);

/// <summary>An origin to be let in.</summary>
internal sealed record NewPageOrigin : IBody
{
    /// <summary>Scheme, host and port, e.g. https://crm.example.</summary>
    [Required, StringLength(Lengths.Name, MinimumLength = 1)]
    public required string Origin { get; init; }
}
