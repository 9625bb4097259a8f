namespace Tandem.Store.EventLog;

using Tandem.Store.Contract;

/// <summary>Begins segments and cuts old ones, whenever everything that came is durable. The writing thread's alone.</summary>
internal sealed class LogKeeper(NodeLog logs, EventNeeds needs, EventRetention retention)
{
    /// <summary>The logs that have grown enough to begin another segment.</summary>
    public bool IsDue(long nowMicros) => logs.All.Any(log => log.Segment.IsDue(nowMicros));

    /// <summary>Writes the beginnings of segments, and cuts what is not to be kept.</summary>
    public void Keep(long nowMicros, IDatabaseConnection to)
    {
        foreach (TenantLog log in logs.All)
        {
            if (log.Segment.IsDue(nowMicros))
            {
                to.Events.Begin(log.Tenant, log.Last + 1, nowMicros, log.Memory());
                long cut = LogRetention.CutBefore(to.Events.Segments(log.Tenant), retention, nowMicros, needs.Oldest(log.Tenant));
                if (cut > 0)
                {
                    to.Events.Cut(log.Tenant, cut);
                }
            }
        }
    }

    /// <summary>What <see cref="Keep"/> wrote is durable.</summary>
    public void Kept(long nowMicros)
    {
        foreach (TenantLog log in logs.All)
        {
            if (log.Segment.IsDue(nowMicros))
            {
                log.Segment.Begin(nowMicros);
            }
        }
    }
}
