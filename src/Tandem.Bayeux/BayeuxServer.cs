namespace Tandem.Bayeux;

using System.Security.Cryptography;

/// <summary>
/// Clients, and who of them listens to which channel of which tenant. What is published reaches those who are there at once, others with their next
/// poll. Any thread.
/// </summary>
public sealed class BayeuxServer : IAsyncDisposable
{
    private const int IdBytes = 20;

    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(15);

    private readonly Lock gate = new();
    private readonly Dictionary<string, BayeuxClient> clients = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Tenant, string Channel), HashSet<BayeuxClient>> channels = [];
    private readonly Dictionary<string, int> sources = new(StringComparer.Ordinal);
    private readonly ITimer sweep;

    public BayeuxServer(IBayeuxDoor door, BayeuxLimits limits, TimeProvider clock)
    {
        Door = door;
        Limits = limits;
        Clock = clock;
        sweep = clock.CreateTimer(_ => Sweep(), null, SweepEvery, SweepEvery);
    }

    public BayeuxLimits Limits { get; }

    internal IBayeuxDoor Door { get; }

    internal TimeProvider Clock { get; }

    /// <summary>Clients there are.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return clients.Count;
            }
        }
    }

    /// <summary>Tells whoever listens.</summary>
    /// <param name="data">JSON.</param>
    public void Publish(int tenant, string channel, string data)
    {
        BayeuxClient[] listeners;
        lock (gate)
        {
            if (!channels.TryGetValue((tenant, channel), out HashSet<BayeuxClient>? found))
            {
                return;
            }
            listeners = [.. found];
        }
        string message = $$"""{"channel":"{{channel}}","data":{{data}}}""";
        foreach (BayeuxClient client in listeners)
        {
            if (!client.Deliver(message))
            {
                Remove(client);
            }
        }
    }

    /// <summary>Ends all clients of a tenant.</summary>
    public void Forget(int tenant)
    {
        BayeuxClient[] theirs;
        lock (gate)
        {
            theirs = [.. clients.Values.Where(client => client.Tenant == tenant)];
        }
        foreach (BayeuxClient client in theirs)
        {
            Remove(client);
        }
    }

    public ValueTask DisposeAsync()
    {
        BayeuxClient[] all;
        lock (gate)
        {
            all = [.. clients.Values];
        }
        foreach (BayeuxClient client in all)
        {
            Remove(client);
        }
        return sweep.DisposeAsync();
    }

    /// <summary>Null when there are too many.</summary>
    /// <param name="source">Empty for one that is not counted.</param>
    internal BayeuxClient? Add(int tenant, string source)
    {
        lock (gate)
        {
            int own = sources.GetValueOrDefault(source);
            if (clients.Count >= Limits.Clients || (source.Length > 0 && own >= Limits.ClientsPerSource))
            {
                return null;
            }
            BayeuxClient client = new(RandomNumberGenerator.GetHexString(2 * IdBytes, lowercase: true), tenant, source, Limits.Waiting)
            {
                Seen = Now,
            };
            clients.Add(client.Id, client);
            sources[source] = own + 1;
            return client;
        }
    }

    internal BayeuxClient? Find(string id)
    {
        lock (gate)
        {
            if (clients.TryGetValue(id, out BayeuxClient? client))
            {
                client.Seen = Now;
            }
            return client;
        }
    }

    internal bool Subscribe(BayeuxClient client, string channel)
    {
        lock (gate)
        {
            if (!clients.ContainsKey(client.Id) || (client.Channels.Count >= Limits.Channels && !client.Channels.Contains(channel)))
            {
                return false;
            }
            client.Channels.Add(channel);
            if (!channels.TryGetValue((client.Tenant, channel), out HashSet<BayeuxClient>? listeners))
            {
                channels.Add((client.Tenant, channel), listeners = []);
            }
            listeners.Add(client);
        }
        Door.Followed(client.Tenant);
        return true;
    }

    internal void Unsubscribe(BayeuxClient client, string channel)
    {
        lock (gate)
        {
            client.Channels.Remove(channel);
            Leave(client, channel);
        }
    }

    internal void Remove(BayeuxClient client)
    {
        lock (gate)
        {
            if (!clients.Remove(client.Id))
            {
                return;
            }
            foreach (string channel in client.Channels)
            {
                Leave(client, channel);
            }
            if (--sources[client.Source] == 0)
            {
                sources.Remove(client.Source);
            }
        }
        client.End();
    }

    private long Now => (long)Clock.GetElapsedTime(0).TotalMilliseconds;

    private void Leave(BayeuxClient client, string channel)
    {
        if (
            channels.TryGetValue((client.Tenant, channel), out HashSet<BayeuxClient>? listeners)
            && listeners.Remove(client)
            && listeners.Count == 0
        )
        {
            channels.Remove((client.Tenant, channel));
        }
    }

    private void Sweep()
    {
        BayeuxClient[] gone;
        lock (gate)
        {
            long least = Now - (long)Limits.Silence.TotalMilliseconds;
            gone = [.. clients.Values.Where(client => client.Seen < least && !client.IsHere)];
        }
        foreach (BayeuxClient client in gone)
        {
            Remove(client);
        }
    }
}
