namespace Tandem.Access.Limits;

/// <summary>Counts who follows the log as it grows, so that a tenant's readers leave room for other tenants'. Any thread.</summary>
public sealed class StreamPlaces(AccessLimits limits)
{
    private static readonly TimeSpan WhenBusy = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly Dictionary<int, int> readers = [];
    private int all;

    /// <summary>A place, given back when it is disposed of; null with the refusal when there is none.</summary>
    public IDisposable? Take(int tenant, out Throttled refused)
    {
        lock (gate)
        {
            int own = readers.GetValueOrDefault(tenant);
            refused = new Throttled(own >= limits.StreamsPerTenant ? "event-streams" : "event-streams-all", WhenBusy);
            if (own >= limits.StreamsPerTenant || all >= limits.Streams)
            {
                return null;
            }
            readers[tenant] = own + 1;
            all++;
            return new Place(this, tenant);
        }
    }

    private void GiveBack(int tenant)
    {
        lock (gate)
        {
            all--;
            if (--readers[tenant] == 0)
            {
                readers.Remove(tenant);
            }
        }
    }

    private sealed class Place(StreamPlaces places, int tenant) : IDisposable
    {
        private int disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref disposed, 1) == 0)
            {
                places.GiveBack(tenant);
            }
        }
    }
}
