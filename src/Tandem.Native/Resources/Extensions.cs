namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/extensions</c>: what phones register as. They are made and deleted with their users.</summary>
internal static class Extensions
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/extensions", Scopes.ReadConfiguration, List),
        new("GET", "/extensions/{number}", Scopes.ReadConfiguration, Get),
        new("PATCH", "/extensions/{number}", Scopes.WriteConfiguration, ChangeAsync),
    ];

    /// <summary>Extensions in order of id.</summary>
    internal static Results<Found<ExtensionList>, Refusal> List(Asker asker, [AsParameters] Paging paging) =>
        Paging.TryTake(paging, asker.Views.Extensions.All(), row => row.Id, out List<ExtensionRow> page, out string? next) is { } refusal
            ? refusal
            : new Found<ExtensionList>(new ExtensionList([.. page.Select(row => Model(asker.Views, row))], next));

    /// <summary>The extension of that number. Its ETag is that of its user, with whom it is changed.</summary>
    internal static Results<Found<ExtensionModel>, Refusal> Get(string number, Asker asker) =>
        Find(asker.Views, number) is { } row
            ? new Found<ExtensionModel>(Model(asker.Views, row), asker.Views.Users[row.UserId]?.UpdatedMicros, isLive: true)
            : NoExtension(number);

    /// <summary>Changes what is given of an extension.</summary>
    internal static async Task<Results<Found<ExtensionModel>, Refusal>> ChangeAsync(string number, ExtensionPatch body, Asker asker)
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? seen))
        {
            return Staleness.Refusal;
        }
        if (Find(asker.Views, number) is not { } row)
        {
            return NoExtension(number);
        }
        UserChange change = new()
        {
            ExtensionSecret = body.Secret,
            ExtensionSrtp = Words.ToEnum<SrtpUse>(body.Srtp),
            Rights = body.Rights?.Change(),
        };
        Outcome outcome = await asker.AskAsync(new UpdateUser(row.UserId, change) { Seen = seen });
        return outcome is { IsOk: true, Value: UserRow user } && asker.Views.Extensions[row.Id] is { } changed
            ? new Found<ExtensionModel>(Model(asker.Views, changed), user.UpdatedMicros, isLive: true)
            : Refusal.Of(outcome);
    }

    private static ExtensionRow? Find(TenantViews views, string number) => views.Extension(number);

    private static Refusal NoExtension(string number) => Refusal.NotFound($"no extension {number}");

    // Whoever is signed in on it knows whether its phone is there.
    private static ExtensionModel Model(TenantViews views, ExtensionRow row)
    {
        AgentView? own = views.Agents[row.UserId];
        bool isOwn = own?.Extension == row.Number;
        AgentView? user = isOwn ? own : views.Agents.All().FirstOrDefault(agent => agent.Extension == row.Number);
        return ExtensionModel.Of(row, user?.Reachable);
    }
}
