namespace Tandem.Native.Resources;

using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Ivr.Comparing;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/flows/{id}/versions</c>: what was published of a flow, and how documents differ.</summary>
internal static class FlowVersions
{
    /// <summary>How a request names what is no version.</summary>
    public const string Draft = "draft";

    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/flows/{id}/versions", Scopes.ReadConfiguration, ListAsync),
        new("GET", "/flows/{id}/versions/{version}", Scopes.ReadConfiguration, GetAsync) { Least = Role.Administrator },
        new("GET", "/flows/{id}/diff", Scopes.ReadConfiguration, CompareAsync) { Least = Role.Administrator },
    ];

    /// <summary>What was published, newest first.</summary>
    internal static async Task<Results<Found<FlowVersionList>, Refusal>> ListAsync(int id, Asker asker)
    {
        if (asker.Views.Flows[id] is null)
        {
            return Flows.None(id);
        }
        (IReadOnlyList<FlowVersion>? versions, Throttled? busy) = await asker.Door.Archive.ReadAsync(
            archive => archive.FlowVersions(asker.Tenant.Id, id),
            asker.Cancel
        );
        return busy is { } throttled
            ? Refusal.TooMany(throttled)
            : new Found<FlowVersionList>(new FlowVersionList([.. versions!.Select(FlowVersionModel.Of)]));
    }

    /// <summary>The document of a version, as it was published.</summary>
    internal static async Task<Results<Found<JsonElement>, Refusal>> GetAsync(int id, int version, Asker asker)
    {
        (string? document, Refusal? refusal) = await DocumentAsync(id, version.ToString(CultureInfo.InvariantCulture), asker);
        return refusal is not null ? refusal : new Found<JsonElement>(JsonElement.Parse(document!));
    }

    /// <summary>What is other in one document than in another: nodes by their ids, fields by their places.</summary>
    /// <param name="from">A version, or draft; what is published when not given.</param>
    /// <param name="to">Likewise; the draft when not given.</param>
    internal static async Task<Results<Found<FlowDiffModel>, Refusal>> CompareAsync(
        int id,
        Asker asker,
        string? from = null,
        string? to = null
    )
    {
        if (asker.Views.Flows[id] is not { } row)
        {
            return Flows.None(id);
        }
        from ??= row.Version.ToString(CultureInfo.InvariantCulture);
        to ??= Draft;
        (string? before, Refusal? refusal) = await DocumentAsync(id, from, asker);
        if (refusal is not null)
        {
            return refusal;
        }
        (string? after, refusal) = await DocumentAsync(id, to, asker);
        return refusal is not null
            ? refusal
            : new Found<FlowDiffModel>(FlowDiffModel.Of(from, to, FlowDifferences.Between(before!, after!)));
    }

    /// <summary>The draft or a version of a flow, as a request names it.</summary>
    internal static async Task<(string? Document, Refusal? Refusal)> DocumentAsync(int id, string which, Asker asker)
    {
        if (asker.Views.Flows[id] is not { } row)
        {
            return (null, Flows.None(id));
        }
        if (which == Draft)
        {
            return (row.Draft, null);
        }
        if (!int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out int version))
        {
            return (null, new Refusal(ProblemTable.Invalid, $"a version is a number, or {Draft}"));
        }
        if (row.IsPublished && version == row.Version)
        {
            return (row.Document, null);
        }
        (string? document, Throttled? busy) = await asker.Door.Archive.ReadAsync(
            archive => archive.FlowDocument(asker.Tenant.Id, id, version),
            asker.Cancel
        );
        return busy is { } throttled ? (null, Refusal.TooMany(throttled))
            : document is null ? (null, Refusal.NotFound($"no version {version} of flow {id}"))
            : (document, null);
    }
}
