namespace Tandem.Engine.Media;

using Tandem.Core.Calls;
using Tandem.Core.Contract.Legs;
using Tandem.Engine.Legs;
using Tandem.Engine.Tenants;
using Tandem.Media;

/// <summary>Starts and stops recordings of legs; each ends in exactly one event, whatever becomes of leg and disk.</summary>
internal sealed class LegRecorder(WorkerOrders worker, LegTable legs, Turn turn)
{
    private readonly Dictionary<Guid, (Tenant Tenant, Guid Leg)> running = [];

    /// <summary>Recordings not ended yet.</summary>
    public int Running => running.Count;

    public void Start(Leg leg, Guid recording)
    {
        running[recording] = (leg.Tenant, leg.Id);
        leg.RecordId = leg.NextCommand();
        worker.Give(leg, new Record(leg.Lease.Port, leg.RecordId, recording));
        turn.Tell(leg.Tenant, new RecordingStarted(leg.Id, recording));
    }

    public void Stop(Leg leg)
    {
        if (leg.RecordId != 0)
        {
            worker.Give(leg, new StopRecord(leg.Lease.Port, leg.NextCommand(), leg.RecordId));
            leg.RecordId = 0;
        }
    }

    /// <summary>The store could not go on writing: the recording is over, the call is not.</summary>
    public void Failed(Guid recording, string reason)
    {
        if (running.Remove(recording, out (Tenant Tenant, Guid Leg) entry))
        {
            if (legs.ById(entry.Leg) is { } leg)
            {
                Stop(leg);
            }
            turn.Tell(entry.Tenant, new RecordingEnded(entry.Leg, recording, 0, reason));
        }
    }

    /// <summary>A worker has put the last of it into its ring.</summary>
    public void Ended(Recorded recorded)
    {
        if (running.Remove(recorded.Recording, out (Tenant Tenant, Guid Leg) entry))
        {
            string failure = recorded.Outcome == RecordOutcome.Failed ? "recording failed" : "";
            turn.Tell(entry.Tenant, new RecordingEnded(entry.Leg, recorded.Recording, recorded.DurationMs, failure));
        }
    }
}
