namespace Tandem.Store.Reading;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Rows;
using Tandem.Store.Contract;

/// <summary>Call records for readers, each answer through a connection of its own that cannot write. Throws <see cref="StoreException"/>.</summary>
public sealed class RecordReader(IDatabase database)
{
    /// <summary>Newest first.</summary>
    public IReadOnlyList<LegRecord> Read(RecordQuery query) => Ask(connection => connection.Records.Read(query));

    /// <summary>A moment to delete a tenant's records up to, a bearable number at once; 0 when none began before the given one.</summary>
    public long Before(int tenant, long micros, int most) => Ask(connection => connection.Records.Before(tenant, micros, most));

    /// <summary>How many records there are of a tenant, at most that many, and when the oldest began.</summary>
    public (int Count, long OldestMicros) Amount(int tenant, int most) => Ask(connection => connection.Records.Amount(tenant, most));

    /// <summary>How long the log of a tenant is, and when it begins; zeros where there is none.</summary>
    public (long Bytes, long OldestMicros) LogAmount(int tenant) =>
        Ask(connection =>
        {
            IReadOnlyList<EventSegment> segments = connection.Events.Segments(tenant);
            return segments.Count == 0 ? default : (segments.Sum(segment => segment.Bytes), segments[0].WallMicros);
        });

    /// <summary>Statistics as they were counted, parts not added up; see <see cref="IStatisticsTable"/>.</summary>
    public IReadOnlyList<QueueQuarter> QueueQuarters(int tenant, int from, int to) =>
        Ask(connection => connection.Statistics.Queues(tenant, from, to));

    public IReadOnlyList<AgentQuarter> AgentQuarters(int tenant, int from, int to) =>
        Ask(connection => connection.Statistics.Agents(tenant, from, to));

    /// <summary>Tenants by id.</summary>
    public IReadOnlyList<TenantRow> Tenants() => Ask(connection => connection.Tenants.All());

    /// <summary>How a tenant's numbers are written.</summary>
    public NumberingRow Numbering(int tenant) => Ask(connection => connection.Configuration.Numbering(tenant)) ?? new NumberingRow();

    /// <summary>What was published of a flow, newest first.</summary>
    public IReadOnlyList<FlowVersion> FlowVersions(int tenant, int flow) =>
        Ask(connection => connection.Configuration.FlowVersions(tenant, flow));

    /// <summary>A version's document; null when it is not kept.</summary>
    public string? FlowDocument(int tenant, int flow, int version) =>
        Ask(connection => connection.Configuration.FlowDocument(tenant, flow, version));

    /// <summary>Messages that callers left, newest first; their files may be gone.</summary>
    public IReadOnlyList<VoicemailRow> Voicemails(VoicemailQuery query) => Ask(connection => connection.Recordings.Voicemails(query));

    /// <summary>What was written down of calls, newest first.</summary>
    public IReadOnlyList<CallNote> Notes(NoteQuery query) => Ask(connection => connection.Notes.Read(query));

    /// <summary>Records of whole calls, newest first, and how many there are on all pages, counted up to <see cref="Access.Contract.CallPage.CountedTo"/>.</summary>
    public (IReadOnlyList<CallRecord> Page, long Total) Calls(CallQuery query) =>
        Ask(connection =>
        {
            IReadOnlyList<CallRecord> page = connection.Calls.Read(query);
            // The last page says itself how many there are: a count made after it might know one more.
            bool isLast = page.Count < query.Limit && (page.Count > 0 || query.Offset == 0);
            return (page, isLast ? query.Offset + page.Count : connection.Calls.Count(query));
        });

    /// <summary>What calls out under some numbers came to; see <see cref="ICallTable"/>.</summary>
    public IReadOnlyList<NumberQuarter> NumberQuarters(int tenant, IReadOnlyList<string> numbers, long fromMicros, long toMicros) =>
        Ask(connection => connection.Calls.Numbers(tenant, numbers, fromMicros, toMicros));

    /// <summary>Numbers of a campaign that are due.</summary>
    public CampaignBatch Campaign(int tenant, CampaignAsk ask) => Ask(connection => connection.Campaigns.Read(tenant, ask));

    /// <summary>Whose recording it is; 0 when there is none.</summary>
    public int TenantOfRecording(Guid recording) => Ask(connection => connection.Recordings.TenantOf(recording));

    /// <summary>Whose recordings they are, in the order given; 0 for those of nobody.</summary>
    public IReadOnlyList<int> OwnersOf(IEnumerable<Guid> recordings) =>
        Ask(connection => recordings.Select(connection.Recordings.TenantOf).ToArray());

    /// <summary>All recordings of the index, by id.</summary>
    public IReadOnlyList<Guid> Recordings() => Ask(connection => connection.Recordings.All().ToArray());

    private T Ask<T>(Func<IDatabaseConnection, T> question)
    {
        try
        {
            using IDatabaseConnection connection = database.OpenReader();
            return question(connection);
        }
        catch (DatabaseException e)
        {
            throw new StoreException($"the call records cannot be read: {e.Message}", $"无法读取通话记录：{e.Message}");
        }
    }
}
