namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Events;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/audit</c>: who did what, when and from where.</summary>
internal static class Audit
{
    /// <summary>The tenant that stands for the node.</summary>
    private const int Node = 0;

    /// <summary>Events of the log looked at for one answer, some hundreds a page.</summary>
    private const int MostReads = 50;

    public static readonly IReadOnlyList<Operation> Operations = [new("GET", "/audit", Scopes.ReadAudit, ListAsync)];

    /// <summary>Changes of configuration, and what happened at the door: sign-ins and those refused, keys, recordings read. Oldest first.</summary>
    internal static async Task<Results<Found<AuditList>, Refusal>> ListAsync(Asker asker, [AsParameters] AuditFilter filter)
    {
        if (filter.Node == true && !asker.Principal.IsAtLeast(Role.Operator))
        {
            return asker.Forbid("the node's log is the operator's");
        }
        if (filter.Search(out Refusal? refusal) is not { } search)
        {
            return refusal!;
        }
        int tenant = filter.Node == true ? Node : asker.Tenant.Id;
        List<Event> found = [];
        EventCursor? at = search.After;
        EventPage? page = null;
        string? gap = null;
        for (int read = 0; read < MostReads && found.Count < search.Limit && page is not { IsEnd: true }; read++)
        {
            EventCursor? after = at;
            (page, Throttled? refused) = await asker.Door.Archive.ReadAsync(
                archive => archive.Events(tenant, after, search.Filter, search.Limit - found.Count),
                asker.Cancel
            );
            if (refused is { } busy)
            {
                return Refusal.TooMany(busy);
            }
            found.AddRange(page!.Events.Where(search.Takes));
            at = page.Next;
            gap ??= page.Gap?.Reason;
        }
        return new Found<AuditList>(new AuditList([.. found.Select(AuditEntry.Of)], $"{at}", page!.IsEnd, gap));
    }
}
