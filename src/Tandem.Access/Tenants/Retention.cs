namespace Tandem.Access.Tenants;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;

/// <summary>How long what is kept, and how much; 0 for ever, or without end.</summary>
/// <param name="RecordDays">Of call records.</param>
/// <param name="EventDays">Of the log.</param>
public sealed record Retention(int RecordingDays, int RecordingMegabytes, int RecordDays, int EventDays, int EventMegabytes)
{
    /// <summary>What the tenant itself has said; null for nothing.</summary>
    public static RetentionRow? RowOf(TenantViews views) => views.Dialing.All().OfType<RetentionRow>().FirstOrDefault();

    public static Retention Of(RetentionRow? row) =>
        row is null
            ? new Retention(0, 0, 0, 0, 0)
            : new Retention(row.RecordingDays, row.RecordingMegabytes, row.RecordDays, row.EventDays, row.EventMegabytes);

    /// <summary>This, where the bounds do not say less.</summary>
    public Retention Within(Retention bounds) =>
        new(
            Less(RecordingDays, bounds.RecordingDays),
            Less(RecordingMegabytes, bounds.RecordingMegabytes),
            Less(RecordDays, bounds.RecordDays),
            Less(EventDays, bounds.EventDays),
            Less(EventMegabytes, bounds.EventMegabytes)
        );

    private static int Less(int own, int bound) =>
        own == 0 ? bound
        : bound == 0 ? own
        : Math.Min(own, bound);
}
