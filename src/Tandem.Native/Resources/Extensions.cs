namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/extensions</c>: what phones register as. They are made, changed and deleted with their users.</summary>
internal static class Extensions
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/extensions", Scopes.ReadConfiguration, List),
        new("GET", "/extensions/{number}", Scopes.ReadConfiguration, Get),
    ];

    /// <summary>Extensions in order of id.</summary>
    internal static Results<Found<ExtensionList>, Refusal> List(Asker asker, [AsParameters] Paging paging) =>
        Paging.TryTake(paging, asker.Views.Extensions.All(), row => row.Id, out List<ExtensionRow> page, out string? next) is { } refusal
            ? refusal
            : new Found<ExtensionList>(new ExtensionList([.. page.Select(row => Model(asker.Views, row))], next));

    /// <summary>The extension of that number.</summary>
    internal static Results<Found<ExtensionModel>, Refusal> Get(string number, Asker asker) =>
        asker.Views.Extensions.All().FirstOrDefault(row => row.Number == number) is { } row
            ? new Found<ExtensionModel>(Model(asker.Views, row))
            : Refusal.NotFound($"no extension {number}");

    // Whoever is signed in on it knows whether its phone is there.
    private static ExtensionModel Model(TenantViews views, ExtensionRow row)
    {
        AgentView? own = views.Agents[row.UserId];
        bool isOwn = own?.Extension == row.Number;
        AgentView? user = isOwn ? own : views.Agents.All().FirstOrDefault(agent => agent.Extension == row.Number);
        return ExtensionModel.Of(row, user?.Reachable);
    }
}
