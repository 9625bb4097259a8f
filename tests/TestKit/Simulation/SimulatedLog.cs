namespace Tandem.TestKit.Simulation;

using System.Buffers;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Packing;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Core.Folds;
using Tandem.Core.Folds.Running;
using Tandem.Engine.Ports;

/// <summary>
/// The log of one tenant and what the folds make of it, as the store has them: every event goes through bytes. At the end all is made once more,
/// from the middle of the run, and has to be the same.
/// </summary>
public sealed class SimulatedLog
{
    /// <summary>Events after which the folds' memory is kept, to go on from there once more.</summary>
    private const int Middle = 700;

    /// <summary>States as readers see them; those of other calls have no word of their own there.</summary>
    private static readonly Dictionary<string, string> Words = new()
    {
        [AgentWords.InQueueCall] = "In a queue call",
        [AgentWords.Receiving] = "Receiving",
        [AgentWords.WrapUp] = "Wrap-up",
        [AgentWords.Idle] = "Idle",
        [AgentWords.Waiting] = "Waiting",
        [AgentWords.Delayed] = "Waiting",
        [AgentWords.Unreachable] = "Waiting",
    };

    private readonly ArrayBufferWriter<byte> bytes = new();
    private readonly List<Event> read = [];
    private readonly TenantFolds folds = new();
    private readonly SortedDictionary<string, string> rows = new(StringComparer.Ordinal);
    private readonly List<RowChange> changes = [];
    private readonly Dictionary<Guid, int> sequences = [];
    private readonly List<Event> later = [];
    private SortedDictionary<string, string>? rowsInTheMiddle;
    private FoldStates? statesInTheMiddle;

    /// <summary>The first thing that was wrong; null when nothing was.</summary>
    public string? Broken { get; private set; }

    /// <summary>Closed legs.</summary>
    public Dictionary<Guid, LegRecord> Records { get; } = [];

    public Dictionary<int, AgentSession> Sessions { get; } = [];

    /// <summary>All events, as they were read back.</summary>
    public List<Event> Events { get; } = [];

    /// <summary>Queues by quarter of an hour as the folds counted them; parts are not added up.</summary>
    public IEnumerable<QueueQuarter> QueueQuarters => Kept("queue ").Select(row => Packed.Read<QueueQuarter>(row));

    /// <summary>Agents by quarter of an hour, likewise.</summary>
    public IEnumerable<AgentQuarter> AgentQuarters => Kept("agent ").Select(row => Packed.Read<AgentQuarter>(row));

    public void Post(StoreOrder order)
    {
        switch (order)
        {
            case KeepEvents keep:
                Take(keep.Events);
                break;
            case CommitConfiguration commit:
                Take(commit.Order.Events);
                break;
        }
    }

    /// <summary>Legs that are not over.</summary>
    public int OpenLegs => folds.OpenLegs;

    /// <summary>Where the folds and the live call centre do not say the same; null when they do.</summary>
    public string? Differs(TenantViews views)
    {
        FoldedPresent present = folds.Present();
        HashSet<Guid> legs = [.. views.Calls.All().SelectMany(call => call.Legs).Where(leg => leg.State != "ended").Select(leg => leg.Leg)];
        if (!legs.SetEquals(present.Legs))
        {
            return $"{legs.Count} legs live, {present.Legs.Count} by the log";
        }
        foreach (QueueView queue in views.QueueStates.All())
        {
            if (queue.Waiting != present.Waiting.GetValueOrDefault(queue.QueueId))
            {
                return $"{queue.Waiting} wait in queue {queue.QueueId}, {present.Waiting.GetValueOrDefault(queue.QueueId)} by the log";
            }
        }
        foreach (AgentView agent in views.Agents.All())
        {
            (string status, string state) = present.Agents.GetValueOrDefault(agent.UserId, (AgentWords.LoggedOut, AgentWords.Idle));
            bool same =
                AgentWords.StatusText(status) == agent.Status
                && (Words.GetValueOrDefault(state, agent.State) == agent.State)
                && agent.Queues.SequenceEqual(present.Sessions.GetValueOrDefault(agent.UserId) ?? []);
            if (!same)
            {
                return $"agent {agent.UserId} is {agent.Status}, {agent.State}; {status}, {state} by the log";
            }
        }
        return null;
    }

    /// <summary>What is different when the second half is made once more; null when nothing is.</summary>
    public string? Rebuild()
    {
        if (statesInTheMiddle == null || rowsInTheMiddle == null)
        {
            return null;
        }
        TenantFolds again = new();
        again.Load(statesInTheMiddle);
        foreach (Event happened in later)
        {
            again.Apply(happened);
        }
        List<RowChange> made = [];
        again.Flush(made);
        made.ForEach(change => Put(rowsInTheMiddle, change));
        foreach ((string key, string row) in rows)
        {
            if (rowsInTheMiddle.GetValueOrDefault(key) != row)
            {
                return $"made again, {key} is {rowsInTheMiddle.GetValueOrDefault(key) ?? "missing"} instead of {row}";
            }
        }
        return rows.Count == rowsInTheMiddle.Count ? null : "made again, there are rows that were not there";
    }

    private void Take(IEnumerable<Event> events)
    {
        bytes.ResetWrittenCount();
        foreach (Event happened in events)
        {
            EventCodec.Write(bytes, happened);
        }
        read.Clear();
        EventCodec.ReadAll(bytes.WrittenMemory.ToArray(), read);
        foreach (Event happened in read)
        {
            Check(happened);
            folds.Apply(happened);
            Events.Add(happened);
            (statesInTheMiddle == null ? null : later)?.Add(happened);
        }
        changes.Clear();
        folds.Flush(changes);
        changes.ForEach(Put);
        if (statesInTheMiddle == null && folds.Position >= Middle)
        {
            statesInTheMiddle = folds.Save();
            rowsInTheMiddle = new SortedDictionary<string, string>(rows, StringComparer.Ordinal);
        }
    }

    private void Check(Event happened)
    {
        if (happened.Id != Events.Count + 1)
        {
            Broken ??= $"event {happened.Id} follows {Events.Count}";
        }
        if (happened.Call == Guid.Empty)
        {
            return;
        }
        sequences[happened.Call] = sequences.GetValueOrDefault(happened.Call) + 1;
        if (happened.Sequence != sequences[happened.Call])
        {
            Broken ??= $"event {happened.Id} is number {happened.Sequence} of its call, not {sequences[happened.Call]}";
        }
        if (happened.Sequence == 1 != happened.Data is CallStarted)
        {
            Broken ??= $"call {happened.Call} begins with {happened.Data}";
        }
    }

    private void Put(RowChange change)
    {
        Put(rows, change);
        switch (change)
        {
            case PutRecord record:
                Check(record.Row);
                break;
            case PutSession session:
                Sessions[session.Row.UserId] = session.Row;
                break;
            case RemoveSession gone:
                Sessions.Remove(gone.UserId);
                break;
        }
    }

    private void Check(LegRecord record)
    {
        if (!Records.TryAdd(record.Leg, record))
        {
            Broken ??= $"leg {record.Leg} closed twice";
        }
        if (record.Cause.Length == 0 || record.EndMicros < record.StartMicros || record.TalkMillis < 0)
        {
            Broken ??= $"leg {record.Leg} closed without cause, before it began or having talked less than nothing";
        }
    }

    private IEnumerable<byte[]> Kept(string kind) =>
        rows.Where(row => row.Key.StartsWith(kind, StringComparison.Ordinal)).Select(row => Convert.FromHexString(row.Value));

    private static void Put(SortedDictionary<string, string> into, RowChange change)
    {
        switch (change)
        {
            case PutRecord record:
                into[$"record {record.Row.Leg}"] = record.ToString();
                break;
            case PutSession session:
                into[$"session {session.Row.UserId}"] = $"{session} {string.Join(',', session.Row.Queues)}";
                break;
            case RemoveSession gone:
                into.Remove($"session {gone.UserId}");
                break;
            case PutRecording recording:
                into[$"recording {recording.Row.Recording}"] = recording.ToString();
                break;
            case PutQueueQuarter queue:
                into[$"queue {queue.QueueId} {queue.Quarter} {queue.Part}"] = Convert.ToHexString(queue.Row);
                break;
            case PutCampaignNumber number:
                into[$"number {number.CampaignId} {number.Number}"] = number.ToString();
                break;
            case PutCampaignHour hour:
                into[$"hour {hour.CampaignId} {hour.Hour} {hour.Part}"] = Convert.ToHexString(hour.Row);
                break;
            case PutAgentQuarter agent:
                into[$"agent {agent.AgentId} {agent.Quarter} {agent.Part}"] = Convert.ToHexString(agent.Row);
                break;
        }
    }
}
