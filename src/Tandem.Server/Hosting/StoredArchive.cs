namespace Tandem.Server.Hosting;

using Tandem.Access.Contract;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Rows;
using Tandem.Store;
using Tandem.Store.Contract;
using Tandem.Store.Tracing;

/// <summary>The archive as the store keeps it.</summary>
internal sealed class StoredArchive(CentreStore store, SipTraceReader traces, RecordingSizes sizes) : IArchive
{
    private const int MostLegs = 500;
    private const int MostRounds = 20;

    public IReadOnlyList<LegRecord> Records(RecordSearch search) =>
        Ask(() =>
            store.Records.Read(
                new RecordQuery(search.Tenant, search.Limit, search.Offset, search.FromMicros, search.ToMicros, search.Call)
                {
                    After = search.After is { } place ? (place.StartMicros, place.Leg) : null,
                    AgentId = search.AgentId,
                    Number = search.Number,
                    Queue = search.Queue,
                    Cause = search.Cause,
                }
            )
        );

    public CallPage Calls(CallSearch search) =>
        Ask(() =>
        {
            CallQuery query = new(search.Tenant, search.Limit, search.Offset, search.FromMicros, search.ToMicros)
            {
                After = search.After is { } place ? (place.StartMicros, place.Leg) : null,
                EndedByMicros = search.EndedByMicros,
                Call = search.Call,
                Agents = search.Agents,
                Directions = [.. search.Directions.Select(each => (int)each)],
                Outcomes = [.. search.Outcomes.Select(each => (int)each)],
                Customer = search.Customer,
                Own = search.Own,
                SalesCode = search.SalesCode,
                UserData = search.UserData,
            };
            (IReadOnlyList<CallRecord> page, long total) = store.Records.Calls(query);
            return new CallPage(page, total);
        });

    public IReadOnlyList<NumberQuarter> NumberQuarters(int tenant, IReadOnlyList<string> numbers, long fromMicros, long toMicros) =>
        Ask(() => store.Records.NumberQuarters(tenant, numbers, fromMicros, toMicros));

    public EventPage Events(int tenant, EventCursor? after, EventFilter filter, int limit) =>
        Ask(() => store.Events.Read(tenant, after ?? store.Events.Oldest(tenant), filter, limit));

    public IReadOnlyList<QueueQuarter> QueueQuarters(int tenant, int from, int to) =>
        Ask(() => store.Records.QueueQuarters(tenant, from, to));

    public IReadOnlyList<AgentQuarter> AgentQuarters(int tenant, int from, int to, long nowMicros) =>
        AgentsNow.Of(Ask(() => store.Records.AgentQuarters(tenant, from, to)), from, to, nowMicros);

    public Stream? OpenRecording(int tenant, Guid recording) =>
        Ask(() => store.Records.TenantOfRecording(recording) == tenant ? store.Files.TryOpen(recording) : null);

    public string? DeleteRecording(int tenant, Guid recording, string by) =>
        Ask(() =>
        {
            try
            {
                return store.Records.TenantOfRecording(recording) == tenant ? store.Deletions.Delete(recording, by, "asked")?.Sha256 : null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new ArchiveException(e.Message, e);
            }
        });

    public IReadOnlyList<CallNote> Notes(NoteSearch search) =>
        Ask(() =>
            store.Records.Notes(
                new NoteQuery(search.Tenant, search.Limit)
                {
                    Call = search.Call,
                    AgentId = search.AgentId,
                    Disposition = search.Disposition,
                    Before = search.Before,
                }
            )
        );

    public IReadOnlyList<VoicemailRow> Voicemails(VoicemailSearch search) => Ask(() => Left(search));

    // Deleted ones stay in the index: their files say that they are gone. Each round asks for more only where some were.
    private List<VoicemailRow> Left(VoicemailSearch search)
    {
        List<VoicemailRow> left = [];
        (long, Guid)? after = search.After is { } place ? (place.StartMicros, place.Leg) : null;
        for (int round = 0; round < MostRounds; round++)
        {
            VoicemailQuery query = new(search.Tenant, search.Boxes, search.Limit) { Recording = search.Recording, After = after };
            IReadOnlyList<VoicemailRow> rows = store.Records.Voicemails(query);
            left.AddRange(rows.Where(row => store.Files.Has(row.Recording)).Take(search.Limit - left.Count));
            if (rows.Count < search.Limit || left.Count == search.Limit)
            {
                break;
            }
            after = (rows[^1].StartMicros, rows[^1].Recording);
        }
        return left;
    }

    public IReadOnlyList<FlowVersion> FlowVersions(int tenant, int flow) => Ask(() => store.Records.FlowVersions(tenant, flow));

    public string? FlowDocument(int tenant, int flow, int version) => Ask(() => store.Records.FlowDocument(tenant, flow, version));

    public KeptAmounts Amounts(int tenant) =>
        Ask(() =>
        {
            (RecordingSizes.Sum recordings, long counted) = sizes.Of(tenant);
            (int records, long oldestRecord) = store.Records.Amount(tenant, KeptAmounts.MostRecords);
            (long bytes, long oldestEvent) = store.Records.LogAmount(tenant);
            long oldest = recordings.Files == 0 ? 0 : (recordings.Oldest - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
            return new KeptAmounts(recordings.Files, recordings.Bytes, oldest, counted, records, oldestRecord, bytes, oldestEvent);
        });

    public SipTrace? Trace(int tenant, Guid call) =>
        Ask(() =>
        {
            // Legs that came from other calls were traced as those calls'.
            IReadOnlyList<LegRecord> records = store.Records.Read(new RecordQuery(tenant, MostLegs, 0, 0, 0, call));
            return traces.OfCall(tenant, [call, .. records.Select(record => record.Leg)]);
        });

    private static T Ask<T>(Func<T> question)
    {
        try
        {
            return question();
        }
        catch (StoreException e)
        {
            throw new ArchiveException(e.Message, e);
        }
    }
}
