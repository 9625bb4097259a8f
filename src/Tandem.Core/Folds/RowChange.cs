namespace Tandem.Core.Folds;

using Tandem.Core.Contract.Rows;

/// <summary>A row made of events that is another than before.</summary>
/// <param name="Event">The id of the event that changed it last; kept with the row, so that what was made after a cut can be told.</param>
public abstract record RowChange(long Event);

public sealed record PutRecord(long Event, LegRecord Row) : RowChange(Event);

/// <summary>Records of legs that began before that moment go.</summary>
public sealed record CutRecords(long Event, long BeforeMicros) : RowChange(Event);

public sealed record PutSession(long Event, AgentSession Row) : RowChange(Event);

public sealed record RemoveSession(long Event, int UserId) : RowChange(Event);

public sealed record PutRecording(long Event, RecordingRow Row) : RowChange(Event);

/// <param name="Row">Written as it stood then: the fold goes on counting.</param>
public sealed record PutQueueQuarter(long Event, int QueueId, int Quarter, long Part, byte[] Row) : RowChange(Event);

/// <param name="Row">Written as it stood then: the fold goes on counting.</param>
public sealed record PutAgentQuarter(long Event, int AgentId, int Quarter, long Part, byte[] Row) : RowChange(Event);

public sealed record PutCall(long Event, CallRecord Row) : RowChange(Event);

/// <summary>Records of calls that began before that moment go.</summary>
public sealed record CutCalls(long Event, long BeforeMicros) : RowChange(Event);

public sealed record PutNote(long Event, CallNote Row) : RowChange(Event);

/// <summary>Notes written before that moment go.</summary>
public sealed record CutNotes(long Event, long BeforeMicros) : RowChange(Event);

/// <summary>An attempt at a number is over. A row that another attempt is under way at, or is over already, stays as it is.</summary>
/// <param name="Attempt">Which attempt; 0 when there was none.</param>
/// <param name="Attempts">That count from now on.</param>
/// <param name="DueMicros">When it is due again; 0: never.</param>
public sealed record PutCampaignNumber(
    long Event,
    int CampaignId,
    string Number,
    int Attempt,
    int Attempts,
    DialOutcome Outcome,
    long DueMicros,
    int Rank,
    long Tries
) : RowChange(Event);

/// <param name="Row">Written as it stood then: the fold goes on counting.</param>
public sealed record PutCampaignHour(long Event, int CampaignId, int Hour, long Part, byte[] Row) : RowChange(Event);
