namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Contract;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/notes</c>: what is written down of calls. An agent writes about his own calls and reads what he wrote; who may read records has all.</summary>
internal static class Notes
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/notes", Scopes.ReadCalls, ListAsync),
        new("POST", "/calls/{id}/notes", Scopes.ControlCalls, WriteAsync),
    ];

    /// <summary>Notes, newest first.</summary>
    /// <param name="call">Only those of this call.</param>
    /// <param name="agent">Only those of the agent of this id.</param>
    /// <param name="disposition">Only those with this one.</param>
    internal static async Task<Results<Found<NoteList>, Refusal>> ListAsync(
        Asker asker,
        [AsParameters] Paging paging,
        Guid? call = null,
        int? agent = null,
        string? disposition = null
    )
    {
        if (Paging.TryRead(paging, out int limit, out long before) is { } refusal)
        {
            return refusal;
        }
        NoteSearch search = new(asker.Tenant.Id, limit + 1, Math.Max(before, 0))
        {
            Call = call ?? Guid.Empty,
            AgentId = asker.Principal.May(Scopes.ReadRecords) ? agent ?? 0 : asker.Principal.UserId,
            Disposition = disposition ?? "",
        };
        (IReadOnlyList<CallNote>? rows, Throttled? refused) = await asker.Door.Archive.ReadAsync(
            archive => archive.Notes(search),
            asker.Cancel
        );
        if (refused is { } busy)
        {
            return Refusal.TooMany(busy);
        }
        NoteModel[] page = [.. rows!.Take(limit).Select(NoteModel.Of)];
        return new Found<NoteList>(new NoteList(page, rows!.Count > limit ? Paging.Write(page[^1].Id) : null));
    }

    /// <summary>Writes down how a call goes or went; of one's own call, unless one may read all.</summary>
    internal static async Task<Results<Done, Refusal>> WriteAsync(Guid id, NewNote body, Asker asker)
    {
        string disposition = body.Disposition?.Trim() ?? "";
        string text = body.Text?.Trim() ?? "";
        if (disposition.Length == 0 && text.Length == 0)
        {
            return Refusal.Invalid("text", "or disposition is required");
        }
        UserRow? user = asker.Views.Users[asker.Principal.UserId];
        int only = asker.Principal.ActsOnlyForHimself ? asker.Principal.UserId : 0;
        if (!IsLive(asker, id, only))
        {
            RecordSearch search = new(asker.Tenant.Id, 1, 0, 0, 0, id, null) { AgentId = only };
            (IReadOnlyList<LegRecord>? legs, Throttled? refused) = await asker.Door.Archive.ReadAsync(
                archive => archive.Records(search),
                asker.Cancel
            );
            if (refused is { } busy)
            {
                return Refusal.TooMany(busy);
            }
            if (legs!.Count == 0)
            {
                return Refusal.NotFound($"no call {id}" + (only == 0 ? "" : " of yours"));
            }
        }
        await asker.LogAsync(new CallNoted(id, user?.Id ?? 0, user?.Login ?? "", disposition, text));
        return Done.Instance;
    }

    private static bool IsLive(Asker asker, Guid id, int only) =>
        asker.Views.Calls.All().FirstOrDefault(each => each.Call == id) is CallView call
        && (only == 0 || call.Legs.Any(leg => leg.AgentId == only));
}
