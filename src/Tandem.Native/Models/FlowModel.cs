namespace Tandem.Native.Models;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Core.Ivr;
using Tandem.Numbering;

/// <summary>A flow (IVR): a draft that is worked on, and the version that calls go through.</summary>
internal sealed record FlowModel
{
    public required int Id { get; init; }

    /// <summary>As its document has it; numbers and other flows name it so.</summary>
    public required string Name { get; init; }

    /// <summary>Of what is published, from 1; 0 while nothing is.</summary>
    public required int Version { get; init; }

    /// <summary>When that was published; null while nothing is.</summary>
    public required string? Published { get; init; }

    /// <summary>The draft is another document than what is published.</summary>
    public required bool Changed { get; init; }

    /// <summary>Numbers that lead to it.</summary>
    public required IReadOnlyList<string> Numbers { get; init; }

    public required string? Created { get; init; }

    public required string? Updated { get; init; }

    public static FlowModel Of(FlowRow row, TenantViews views) =>
        new()
        {
            Id = row.Id,
            Name = row.Name,
            Version = row.Version,
            Published = Moments.OrNull(row.PublishedMicros),
            Changed = row.Draft != row.Document,
            Numbers =
            [
                .. views
                    .Routes.All()
                    .Where(route => route.Target == RouteTarget.Flow && route.Destination == row.Name)
                    .Select(route =>
                        NumberPattern.IsPattern(route.Number) ? route.Number : NumberForms.National(route.Number, views.Region)
                    ),
            ],
            Created = Moments.OrNull(row.CreatedMicros),
            Updated = Moments.OrNull(row.UpdatedMicros),
        };
}

/// <summary>Flows in order of id.</summary>
/// <param name="Flows">One page of them.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
internal sealed record FlowList(IReadOnlyList<FlowModel> Flows, string? Next);

/// <summary>A document that was published once.</summary>
internal sealed record FlowVersionModel
{
    public required int Version { get; init; }

    public required string Published { get; init; }

    public static FlowVersionModel Of(FlowVersion version) =>
        new() { Version = version.Version, Published = Moments.Text(version.PublishedMicros) };
}

/// <summary>What was published of a flow, newest first; the last 50 are kept.</summary>
internal sealed record FlowVersionList(IReadOnlyList<FlowVersionModel> Versions);

/// <summary>Something wrong in a flow's document.</summary>
/// <param name="Place">Where: a JSON pointer into the document, empty for the whole of it.</param>
/// <param name="Code">The number of its kind, as docs/flows.md lists them.</param>
/// <param name="English">What is wrong and what would be right.</param>
/// <param name="Chinese">The same in Chinese.</param>
public sealed record FlowFaultModel(string Place, int Code, string English, string Chinese)
{
    internal static FlowFaultModel Of(FlowFault fault) => new(fault.Place, fault.Code, fault.Text, fault.Chinese);
}

/// <summary>What is wrong with a draft: nothing, and it can be published.</summary>
/// <param name="Valid">There are no faults.</param>
/// <param name="Faults">At most 100 of them.</param>
internal sealed record FlowFaultList(bool Valid, IReadOnlyList<FlowFaultModel> Faults);

/// <summary>How far the texts of a published flow are spoken.</summary>
/// <param name="CanSpeak">Something speaks on this server.</param>
/// <param name="Version">Of the flow whose texts they are; 0 when none was published since the server started: then they are spoken when they are first heard.</param>
/// <param name="Texts">Texts without variables in them.</param>
/// <param name="Done">Of them, those that were tried.</param>
/// <param name="Faults">Of those, the ones that could not be spoken; at most 100.</param>
internal sealed record FlowSpeechModel(bool CanSpeak, int Version, int Texts, int Done, IReadOnlyList<UnspokenModel> Faults);

/// <summary>A text that could not be spoken, and why.</summary>
internal sealed record UnspokenModel(string Text, string Problem);
