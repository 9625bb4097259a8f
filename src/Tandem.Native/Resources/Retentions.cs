namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Contract;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Access.Tenants;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/retention</c>: how long recordings, call records and the log are kept.</summary>
internal static class Retentions
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/retention", Scopes.WriteConfiguration, GetAsync),
        new("PUT", "/retention", Scopes.WriteConfiguration, SetAsync),
    ];

    /// <summary>How long what is kept, and how much there is.</summary>
    internal static Task<Results<Found<RetentionModel>, Refusal>> GetAsync(Asker asker) => AnswerAsync(asker, Retention.RowOf(asker.Views));

    /// <summary>
    /// Sets how long the tenant keeps what, all of it: what is left out goes by the operator, and nothing can be kept for longer than he keeps it. What is too old
    /// or too much then is deleted for good: recordings within the hour, call records within ten minutes, the log within the hour by pieces.
    /// </summary>
    internal static async Task<Results<Found<RetentionModel>, Refusal>> SetAsync(NewRetention body, Asker asker)
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? seen))
        {
            return Staleness.Refusal;
        }
        if (Refuse(Retention.Of(body.ToRow()), asker.Node.RetentionOf(asker.Tenant.Name)) is { } tooMuch)
        {
            return tooMuch;
        }
        Outcome outcome = await asker.AskAsync(new SetRetention(body.ToRow()) { Seen = seen });
        return outcome is { IsOk: true, Value: RetentionRow row } ? await AnswerAsync(asker, row) : Refusal.Of(outcome);
    }

    private static async Task<Results<Found<RetentionModel>, Refusal>> AnswerAsync(Asker asker, RetentionRow? row)
    {
        int tenant = asker.Tenant.Id;
        (KeptAmounts? amounts, Throttled? busy) = await asker.Door.Archive.ReadAsync(archive => archive.Amounts(tenant), asker.Cancel);
        return busy is { } throttled
            ? Refusal.TooMany(throttled)
            : new Found<RetentionModel>(
                RetentionModel.Of(row, asker.Node.RetentionOf(asker.Tenant.Name), amounts!),
                row?.UpdatedMicros ?? 0,
                isLive: true
            );
    }

    private static Refusal? Refuse(Retention own, Retention bounds)
    {
        (string Field, int Own, int Bound)[] all =
        [
            ("recordingDays", own.RecordingDays, bounds.RecordingDays),
            ("recordingMegabytes", own.RecordingMegabytes, bounds.RecordingMegabytes),
            ("recordDays", own.RecordDays, bounds.RecordDays),
            ("eventDays", own.EventDays, bounds.EventDays),
            ("eventMegabytes", own.EventMegabytes, bounds.EventMegabytes),
        ];
        return all.Where(each => each.Bound > 0 && each.Own > each.Bound)
            .Select(each => Refusal.Invalid(each.Field, $"is {each.Bound} at most: the operator keeps no more"))
            .FirstOrDefault();
    }
}
