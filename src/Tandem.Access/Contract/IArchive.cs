namespace Tandem.Access.Contract;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Rows;

/// <summary>What a tenant has kept of its calls. Reading may take a while and throws <see cref="ArchiveException"/>.</summary>
public interface IArchive
{
    /// <summary>Call records, one a leg, newest first; legs of one moment by id, greatest first.</summary>
    IReadOnlyList<LegRecord> Records(RecordSearch search);

    /// <summary>Records of whole calls, newest first; calls of one moment by id, greatest first.</summary>
    CallPage Calls(CallSearch search);

    /// <summary>What calls out under some of the tenant's numbers came to, by number and quarter of an hour.</summary>
    /// <param name="numbers">In their inner form.</param>
    IReadOnlyList<NumberQuarter> NumberQuarters(int tenant, IReadOnlyList<string> numbers, long fromMicros, long toMicros);

    /// <summary>What has happened in the tenant, or of 0 the node, after the cursor; from the oldest that is kept on when it is null.</summary>
    EventPage Events(int tenant, EventCursor? after, EventFilter filter, int limit);

    /// <summary>Queues by quarter of an hour, counted from 1970 in UTC: by quarter, queue and part; parts are to be added up.</summary>
    IReadOnlyList<QueueQuarter> QueueQuarters(int tenant, int from, int to);

    /// <summary>Agents by quarter of an hour, likewise; what they do now counts up to now.</summary>
    IReadOnlyList<AgentQuarter> AgentQuarters(int tenant, int from, int to, long nowMicros);

    /// <summary>A recording of the tenant as a WAV file that can be read from any place, also while it grows; null when there is none.</summary>
    Stream? OpenRecording(int tenant, Guid recording);

    /// <summary>Deletes a recording of the tenant's; the SHA-256 of what it was, or null when there is none.</summary>
    string? DeleteRecording(int tenant, Guid recording, string by);

    /// <summary>Messages that callers left and nobody has deleted, newest first.</summary>
    IReadOnlyList<VoicemailRow> Voicemails(VoicemailSearch search);

    /// <summary>What was written down of calls, newest first.</summary>
    IReadOnlyList<CallNote> Notes(NoteSearch search);

    /// <summary>What was published of a flow of the tenant, newest first.</summary>
    IReadOnlyList<FlowVersion> FlowVersions(int tenant, int flow);

    /// <summary>A version's document; null when it is not kept.</summary>
    string? FlowDocument(int tenant, int flow, int version);

    /// <summary>How much there is of a tenant.</summary>
    KeptAmounts Amounts(int tenant);

    /// <summary>The signalling of a call of the tenant, under way or over; null when nothing is kept of it.</summary>
    SipTrace? Trace(int tenant, Guid call);
}

/// <summary>Which records.</summary>
/// <param name="Limit">At most so many.</param>
/// <param name="Offset">Pass over so many.</param>
/// <param name="FromMicros">Legs begun at or after it.</param>
/// <param name="ToMicros">Legs begun before it; 0 is no end.</param>
/// <param name="Call">Only this call's; empty for all.</param>
/// <param name="After">Only what follows this one in the order of the answer; null from the newest on.</param>
public sealed record RecordSearch(int Tenant, int Limit, int Offset, long FromMicros, long ToMicros, Guid Call, RecordPlace? After)
{
    /// <summary>Only the legs of this agent; 0 for all.</summary>
    public int AgentId { get; init; }

    /// <summary>Only where this is the caller's number or the one dialled, in its inner form; empty for all.</summary>
    public string Number { get; init; } = "";

    /// <summary>Only those of the queue of this name; empty for all.</summary>
    public string Queue { get; init; } = "";

    /// <summary>Only those that ended for this reason; empty for all.</summary>
    public string Cause { get; init; } = "";
}

/// <summary>Which messages.</summary>
/// <param name="Boxes">Only those for one of these; null for all.</param>
/// <param name="Limit">At most so many.</param>
/// <param name="After">Only what follows this one in the order of the answer, its id in the place of a leg; null from the newest on.</param>
public sealed record VoicemailSearch(int Tenant, IReadOnlyList<string>? Boxes, int Limit, RecordPlace? After)
{
    /// <summary>Only this one; empty for all.</summary>
    public Guid Recording { get; init; }
}

/// <summary>Which notes.</summary>
/// <param name="Limit">At most so many.</param>
/// <param name="Before">Only those written before this one; 0 from the newest on.</param>
public sealed record NoteSearch(int Tenant, int Limit, long Before)
{
    /// <summary>Only those of this call; empty for all.</summary>
    public Guid Call { get; init; }

    /// <summary>Only those of this agent; 0 for all.</summary>
    public int AgentId { get; init; }

    /// <summary>Only those with this one; empty for all.</summary>
    public string Disposition { get; init; } = "";
}

/// <summary>A record's place in the order of answers.</summary>
public sealed record RecordPlace(long StartMicros, Guid Leg);

/// <summary>The archive cannot be read just now.</summary>
public sealed class ArchiveException(string message, Exception inner) : Exception(message, inner);
