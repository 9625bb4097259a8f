namespace Tandem.Native.Models;

using System.Text.Json;
using Tandem.Core.Contract.Events;

/// <summary>A page of what happened, oldest first.</summary>
/// <param name="Events">Those that were asked for.</param>
/// <param name="Next">Where to go on: events that were passed over are behind it.</param>
/// <param name="End">There was nothing after it then.</param>
/// <param name="Gap">What was missed; null when nothing.</param>
internal sealed record EventList(IReadOnlyList<EventModel> Events, string Next, bool End, GapModel? Gap);

/// <summary>Something that happened.</summary>
internal sealed record EventModel
{
    /// <summary>Rises by one in the tenant's log, for ever.</summary>
    public required long Id { get; init; }

    /// <summary>Dotted words, e.g. call.started; each is described in docs/events.md.</summary>
    public required string Type { get; init; }

    /// <summary>RFC 3339 with microseconds, UTC.</summary>
    public required string Time { get; init; }

    /// <summary>By a clock that never jumps: microseconds since the call began; outside calls, since the server started.</summary>
    public required long Micros { get; init; }

    /// <summary>Left out where it belongs to no call.</summary>
    public Guid? Call { get; init; }

    /// <summary>Rises by one in its call, from 1; left out where it belongs to none.</summary>
    public int? Seq { get; init; }

    /// <summary>Left out where it belongs to no leg.</summary>
    public Guid? Leg { get; init; }

    /// <summary>Of the type: another one when a field means something else than before.</summary>
    public required int Version { get; init; }

    /// <summary>Who caused it: user:ID, key:NAME, phone:EXTENSION, trunk:NAME, flow:NAME or system.</summary>
    public required string By { get; init; }

    /// <summary>Fields of its type.</summary>
    public required JsonElement Data { get; init; }
}

/// <summary>The reader's place is not to be had any more. Begin again with a snapshot.</summary>
/// <param name="Reason">too_old: cut; other_epoch: a backup was put back; ahead: there is no such event yet.</param>
/// <param name="Wanted">The reader's place.</param>
/// <param name="Oldest">Before the oldest event that is kept.</param>
/// <param name="Newest">After the newest.</param>
/// <param name="Snapshot">Where the present is to be had, with the cursor to go on from.</param>
internal sealed record GapModel(string Reason, string Wanted, string Oldest, string Newest, string Snapshot)
{
    public static GapModel Of(EventGap gap) =>
        new(gap.Reason, gap.Wanted.ToString(), gap.Oldest.ToString(), gap.Newest.ToString(), "/v1/snapshot");
}
