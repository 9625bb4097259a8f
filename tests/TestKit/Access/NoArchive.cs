namespace Tandem.TestKit.Access;

using Tandem.Access.Contract;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Rows;

/// <summary>Nothing was kept.</summary>
public sealed class NoArchive : IArchive
{
    public IReadOnlyList<LegRecord> Records(RecordSearch search) => [];

    public CallPage Calls(CallSearch search) => new([], 0);

    public IReadOnlyList<NumberQuarter> NumberQuarters(int tenant, IReadOnlyList<string> numbers, long fromMicros, long toMicros) => [];

    public EventPage Events(int tenant, EventCursor? after, EventFilter filter, int limit) => new([], after ?? default, null, IsEnd: true);

    public IReadOnlyList<QueueQuarter> QueueQuarters(int tenant, int from, int to) => [];

    public IReadOnlyList<AgentQuarter> AgentQuarters(int tenant, int from, int to, long nowMicros) => [];

    public Stream? OpenRecording(int tenant, Guid recording) => null;

    public string? DeleteRecording(int tenant, Guid recording, string by) => null;

    public IReadOnlyList<VoicemailRow> Voicemails(VoicemailSearch search) => [];

    public IReadOnlyList<CallNote> Notes(NoteSearch search) => [];

    public IReadOnlyList<FlowVersion> FlowVersions(int tenant, int flow) => [];

    public string? FlowDocument(int tenant, int flow, int version) => null;

    public KeptAmounts Amounts(int tenant) => new(0, 0, 0, 0, 0, 0, 0, 0);

    public SipTrace? Trace(int tenant, Guid call) => null;
}
