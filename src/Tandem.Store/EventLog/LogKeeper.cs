namespace Tandem.Store.EventLog;

using Tandem.Store.Contract;

/// <summary>Begins segments and cuts old ones, whenever everything that came is durable. The writing thread's alone, but for what is to be kept.</summary>
internal sealed class LogKeeper(NodeLog logs, EventNeeds needs, EventRetention given)
{
    /// <summary>How often it is looked for what is too old: a tenant in which nothing happens begins no segments.</summary>
    private const long CutEvery = 3_600_000_000;

    /// <summary>After the start, so that who needs events has said so.</summary>
    private const long FirstCut = 300_000_000;

    private volatile EventRetention retention = given;
    private long nextCut;
    private bool isMoreToCut;

    /// <summary>What counts from now on. Any thread.</summary>
    public void Use(EventRetention next) => retention = next;

    /// <summary>A log has grown enough to begin another segment, or it is time to cut.</summary>
    public bool IsDue(long nowMicros)
    {
        if (nextCut == 0 || nextCut > nowMicros + CutEvery)
        {
            // The first time, and when the clock was set back.
            nextCut = nowMicros + FirstCut;
        }
        return nowMicros >= nextCut || logs.All.Any(log => log.Segment.IsDue(nowMicros));
    }

    /// <summary>Writes the beginnings of segments, and cuts what is not to be kept: one segment a tenant, so that nobody waits for long.</summary>
    public void Keep(long nowMicros, IDatabaseConnection to)
    {
        Dictionary<int, string> names = to.Tenants.All().ToDictionary(tenant => tenant.Id, tenant => tenant.Name);
        foreach (TenantLog log in logs.All)
        {
            bool isDue = log.Segment.IsDue(nowMicros);
            if (isDue)
            {
                to.Events.Begin(log.Tenant, log.Last + 1, nowMicros, log.Memory());
            }
            if (!isDue && nowMicros < nextCut)
            {
                continue;
            }
            IReadOnlyList<EventSegment> segments = to.Events.Segments(log.Tenant);
            EventRetention keep = retention.For(names.GetValueOrDefault(log.Tenant, ""));
            if (LogRetention.CutBefore(segments, keep, nowMicros, needs.Oldest(log.Tenant)) is { } cut && segments.Count > 1)
            {
                to.Events.Cut(log.Tenant, segments[1].First, segments[1].WallMicros);
                isMoreToCut |= segments[1].First != cut.First;
            }
        }
    }

    /// <summary>What <see cref="Keep"/> wrote is durable.</summary>
    public void Kept(long nowMicros)
    {
        if (nowMicros >= nextCut || isMoreToCut)
        {
            nextCut = isMoreToCut ? nowMicros : nowMicros + CutEvery;
        }
        isMoreToCut = false;
        foreach (TenantLog log in logs.All)
        {
            if (log.Segment.IsDue(nowMicros))
            {
                log.Segment.Begin(nowMicros);
            }
        }
    }
}
