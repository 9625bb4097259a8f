namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Access.Contract;
using Tandem.Access.Tenants;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Requests;

/// <summary>How long what is kept, and how much there is.</summary>
/// <param name="Own">What the tenant has set; null where it goes by the operator.</param>
/// <param name="Operators">What the server's operator has set (<c>--recording-days</c>, <c>--keep-records</c> …): nothing is kept for longer. Null for ever.</param>
/// <param name="InEffect">Whichever of the two is less.</param>
/// <param name="Stored">What there is now.</param>
internal sealed record RetentionModel(KeepModel Own, KeepModel Operators, KeepModel InEffect, StoredModel Stored)
{
    public static RetentionModel Of(RetentionRow? row, Retention operators, KeptAmounts amounts)
    {
        Retention own = Retention.Of(row);
        return new(KeepModel.Of(own), KeepModel.Of(operators), KeepModel.Of(own.Within(operators)), StoredModel.Of(amounts));
    }
}

/// <summary>How long what is kept; null is no limit.</summary>
/// <param name="RecordingMegabytes">Beyond them the oldest recordings go.</param>
/// <param name="RecordDays">Of call records.</param>
/// <param name="EventDays">Of the log.</param>
/// <param name="EventMegabytes">Beyond them the log's oldest go, but never what is younger than three days.</param>
internal sealed record KeepModel(int? RecordingDays, int? RecordingMegabytes, int? RecordDays, int? EventDays, int? EventMegabytes)
{
    public static KeepModel Of(Retention keep) =>
        new(
            Limit(keep.RecordingDays),
            Limit(keep.RecordingMegabytes),
            Limit(keep.RecordDays),
            Limit(keep.EventDays),
            Limit(keep.EventMegabytes)
        );

    private static int? Limit(int value) => value == 0 ? null : value;
}

/// <summary>What there is of a tenant on the disk.</summary>
/// <param name="Recordings">How many.</param>
/// <param name="OldestRecording">When it ended.</param>
/// <param name="RecordingsCounted">When they were counted: not for everybody who asks.</param>
/// <param name="Records">Call records, one a leg; 100000 stands for that many or more.</param>
/// <param name="OldestRecord">When its leg began.</param>
/// <param name="EventBytes">Of the log.</param>
/// <param name="OldestEvent">Where the log begins.</param>
internal sealed record StoredModel(
    int Recordings,
    long RecordingBytes,
    string? OldestRecording,
    string? RecordingsCounted,
    int Records,
    string? OldestRecord,
    long EventBytes,
    string? OldestEvent
)
{
    public static StoredModel Of(KeptAmounts kept) =>
        new(
            kept.Recordings,
            kept.RecordingBytes,
            Moments.OrNull(kept.OldestRecordingMicros),
            Moments.OrNull(kept.CountedMicros),
            kept.Records,
            Moments.OrNull(kept.OldestRecordMicros),
            kept.EventBytes,
            Moments.OrNull(kept.OldestEventMicros)
        );
}

/// <summary>How long the tenant is to keep what; what is left out goes by the operator.</summary>
internal sealed record NewRetention : IBody
{
    private const int Most = 1_000_000;

    [Range(1, Most)]
    public int? RecordingDays { get; init; }

    /// <summary>Beyond them the oldest recordings go.</summary>
    [Range(1, Most)]
    public int? RecordingMegabytes { get; init; }

    /// <summary>Of call records.</summary>
    [Range(1, Most)]
    public int? RecordDays { get; init; }

    /// <summary>Of the log: three at least.</summary>
    [Range(RetentionRow.LeastEventDays, Most)]
    public int? EventDays { get; init; }

    /// <summary>Beyond them the log's oldest go, but never what is younger than three days.</summary>
    [Range(1, Most)]
    public int? EventMegabytes { get; init; }

    public RetentionRow ToRow() =>
        new(0)
        {
            RecordingDays = RecordingDays ?? 0,
            RecordingMegabytes = RecordingMegabytes ?? 0,
            RecordDays = RecordDays ?? 0,
            EventDays = EventDays ?? 0,
            EventMegabytes = EventMegabytes ?? 0,
        };
}
