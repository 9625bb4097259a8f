namespace Tandem.Store.EventLog;

using Tandem.Core.Folds;
using Tandem.Store.Contract;

/// <summary>Which table takes which row that a fold has made.</summary>
internal static class FoldRows
{
    public static void Write(int tenant, RowChange change, IDatabaseConnection to)
    {
        switch (change)
        {
            case PutRecord record:
                to.Records.Put(tenant, record.Row, record.Event);
                break;
            case CutRecords cut:
                to.Records.DeleteBefore(tenant, cut.BeforeMicros);
                break;
            case PutCall call:
                to.Calls.Put(tenant, call.Row, call.Event);
                break;
            case CutCalls cut:
                to.Calls.DeleteBefore(tenant, cut.BeforeMicros);
                break;
            case PutSession session:
                to.SignIns.Put(tenant, session.Row, session.Event);
                break;
            case RemoveSession gone:
                to.SignIns.Remove(tenant, gone.UserId);
                break;
            case PutRecording recording:
                to.Recordings.Put(tenant, recording.Row, recording.Event);
                break;
            case PutNote note:
                to.Notes.Put(tenant, note.Row);
                break;
            case CutNotes cut:
                to.Notes.DeleteBefore(tenant, cut.BeforeMicros);
                break;
            case PutQueueQuarter queue:
                to.Statistics.PutQueue(tenant, queue);
                break;
            case PutAgentQuarter agent:
                to.Statistics.PutAgent(tenant, agent);
                break;
            case PutCampaignNumber number:
                to.Campaigns.Put(tenant, number);
                break;
            case PutCampaignHour hour:
                to.Campaigns.Put(tenant, hour);
                break;
            default:
                throw new InvalidOperationException($"no table for {change.GetType().Name}");
        }
    }
}
