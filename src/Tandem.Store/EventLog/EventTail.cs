namespace Tandem.Store.EventLog;

using Tandem.Store.Contract;

/// <summary>
/// The newest durable events, for those who watch: each reads from where it is, at its own pace. Blocks are kept only while somebody watches,
/// and no more than a few megabytes; who is further behind reads the disk.
/// </summary>
internal sealed class EventTail
{
    /// <summary>Bytes of blocks kept for all watchers together.</summary>
    public const long MostBytes = 8 << 20;

    private readonly Lock gate = new();
    private readonly Dictionary<int, TenantTail> tenants = [];
    private readonly Queue<EventBlock> kept = new();
    private long bytes;
    private int watchers;

    private sealed class TenantTail
    {
        public long Last { get; set; }

        public List<EventBlock> Blocks { get; } = [];

        public TaskCompletionSource? Changed { get; set; }
    }

    /// <summary>Somebody watches until it is disposed of.</summary>
    public IDisposable Watch()
    {
        Interlocked.Increment(ref watchers);
        return new Watching(this);
    }

    /// <summary>The log of a tenant begins here, as far as this process is concerned.</summary>
    public void Begin(int tenant, long last)
    {
        lock (gate)
        {
            Of(tenant).Last = last;
        }
    }

    /// <summary>The tenant is no more: whoever waits for something of it is woken.</summary>
    public void Remove(int tenant)
    {
        TaskCompletionSource? changed = null;
        lock (gate)
        {
            if (tenants.TryGetValue(tenant, out TenantTail? tail))
            {
                changed = tail.Changed;
                tail.Changed = null;
                tail.Last = 0;
            }
        }
        changed?.TrySetResult();
    }

    /// <summary>Id of the last durable event.</summary>
    public long Last(int tenant)
    {
        lock (gate)
        {
            return Of(tenant).Last;
        }
    }

    /// <summary>The writing thread: the block is durable.</summary>
    public void Publish(EventBlock block)
    {
        TaskCompletionSource? changed;
        lock (gate)
        {
            TenantTail tail = Of(block.Tenant);
            tail.Last = block.Last;
            if (Volatile.Read(ref watchers) > 0)
            {
                Keep(tail, block with { Events = block.Events.ToArray() });
            }
            changed = tail.Changed;
            tail.Changed = null;
        }
        changed?.TrySetResult();
    }

    /// <summary>The kept block with the first events after that id; null when it is not kept any more, or not there yet.</summary>
    public EventBlock? Next(int tenant, long after)
    {
        lock (gate)
        {
            foreach (EventBlock block in Of(tenant).Blocks)
            {
                if (block.Last > after)
                {
                    return block.First <= after + 1 ? block : null;
                }
            }
            return null;
        }
    }

    /// <summary>Ends when there are events after that id.</summary>
    public Task WaitAsync(int tenant, long after, CancellationToken cancel)
    {
        lock (gate)
        {
            TenantTail tail = Of(tenant);
            if (tail.Last > after)
            {
                return Task.CompletedTask;
            }
            // Elsewhere: nothing of a watcher's runs on the writing thread.
            tail.Changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return tail.Changed.Task.WaitAsync(cancel);
        }
    }

    private void Keep(TenantTail tail, EventBlock block)
    {
        tail.Blocks.Add(block);
        kept.Enqueue(block);
        bytes += block.Events.Length;
        while (bytes > MostBytes && kept.Count > 1)
        {
            Forget();
        }
    }

    private void Forget()
    {
        EventBlock oldest = kept.Dequeue();
        bytes -= oldest.Events.Length;
        Of(oldest.Tenant).Blocks.RemoveAt(0);
    }

    private void Leave()
    {
        lock (gate)
        {
            if (Interlocked.Decrement(ref watchers) == 0)
            {
                while (kept.Count > 0)
                {
                    Forget();
                }
            }
        }
    }

    private TenantTail Of(int tenant)
    {
        if (!tenants.TryGetValue(tenant, out TenantTail? tail))
        {
            tail = new TenantTail();
            tenants.Add(tenant, tail);
        }
        return tail;
    }

    private sealed class Watching(EventTail tail) : IDisposable
    {
        private int disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref disposed, 1) == 0)
            {
                tail.Leave();
            }
        }
    }
}
