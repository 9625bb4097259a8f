namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/campaigns/{id}/evidence</c>: every attempt, as the log has it.</summary>
internal static class Evidence
{
    private const string Csv = "csv";
    private const int Most = 1_000;
    private static readonly string[] Kinds = ["campaign.attempt_ended"];

    public static readonly IReadOnlyList<Operation> Operations = [new("GET", "/campaigns/{id}/evidence", Scopes.ReadRecords, ListAsync)];

    /// <summary>Attempts of a campaign in the order in which they ended, by pages: each with when it was dialled and answered, how soon an agent was there, and whether the message was heard.</summary>
    /// <param name="cursor">Where to go on: next of the page before.</param>
    /// <param name="format">json or csv; json when not given. With csv the next cursor is in X-Next-Cursor.</param>
    internal static async Task<Results<Found<EvidenceList>, Table<EvidenceRow>, Refusal>> ListAsync(
        int id,
        Asker asker,
        string? cursor = null,
        string? format = null
    )
    {
        if (format is not (null or "" or Csv or "json"))
        {
            return Refusal.Invalid("format", "must be json or csv");
        }
        if (asker.Views.Dialing[id] is not CampaignRow)
        {
            return Campaigns.None(id);
        }
        EventCursor after = default;
        if (cursor is { Length: > 0 } && !EventCursor.TryParse(cursor, out after))
        {
            return Refusal.Invalid("cursor", "is none of ours: take next of the page before");
        }
        EventFilter.TryMake(Kinds, Guid.Empty, 0, 0, out EventFilter filter, out _);
        (EventPage? page, Throttled? refused) = await asker.Door.Archive.ReadAsync(
            archive => archive.Events(asker.Tenant.Id, cursor is { Length: > 0 } ? after : null, filter, Most),
            asker.Cancel
        );
        if (refused is { } busy)
        {
            return Refusal.TooMany(busy);
        }
        EvidenceRow[] rows =
        [
            .. page!
                .Events.Where(each => each.Data is CampaignAttemptEnded ended && ended.CampaignId == id)
                .Select(each => EvidenceRow.Of(each, (CampaignAttemptEnded)each.Data)),
        ];
        string? next = page.IsEnd ? null : page.Next.ToString();
        return format == Csv
            ? new Table<EvidenceRow>(rows, $"campaign-{id}-evidence.csv", next)
            : new Found<EvidenceList>(new EvidenceList(rows, next));
    }
}
