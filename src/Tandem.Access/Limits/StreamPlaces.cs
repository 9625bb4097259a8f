namespace Tandem.Access.Limits;

/// <summary>Counts who follows the log as it grows, so that a key leaves room for its tenant's others, and a tenant for other tenants. Any thread.</summary>
public sealed class StreamPlaces(AccessLimits limits)
{
    private static readonly TimeSpan WhenBusy = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly Dictionary<int, int> ofTenant = [];
    private readonly Dictionary<string, int> ofKey = [];
    private int all;

    /// <summary>A place, given back when it is disposed of; null with the refusal when there is none.</summary>
    /// <param name="tenant">Whose log it is.</param>
    /// <param name="key">The key or token that asks.</param>
    public IDisposable? Take(int tenant, string key, out Throttled refused)
    {
        lock (gate)
        {
            int tenants = ofTenant.GetValueOrDefault(tenant);
            int keys = ofKey.GetValueOrDefault(key);
            string? rule =
                keys >= limits.StreamsPerKey ? "event-streams-key"
                : tenants >= limits.StreamsPerTenant ? "event-streams"
                : all >= limits.Streams ? "event-streams-all"
                : null;
            refused = new Throttled(rule ?? "", WhenBusy);
            if (rule is not null)
            {
                return null;
            }
            ofTenant[tenant] = tenants + 1;
            ofKey[key] = keys + 1;
            all++;
            return new Place(this, tenant, key);
        }
    }

    private void GiveBack(int tenant, string key)
    {
        lock (gate)
        {
            all--;
            OneLess(ofTenant, tenant);
            OneLess(ofKey, key);
        }
    }

    private static void OneLess<TKey>(Dictionary<TKey, int> counts, TKey of)
        where TKey : notnull
    {
        if (--counts[of] == 0)
        {
            counts.Remove(of);
        }
    }

    private sealed class Place(StreamPlaces places, int tenant, string key) : IDisposable
    {
        private int disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref disposed, 1) == 0)
            {
                places.GiveBack(tenant, key);
            }
        }
    }
}
