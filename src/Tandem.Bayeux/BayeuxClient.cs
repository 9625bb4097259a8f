namespace Tandem.Bayeux;

using System.Threading.Channels;

/// <summary>Somebody who has shaken hands: what he listens to, and what waits for him. All of it under its own lock.</summary>
internal sealed class BayeuxClient(string id, int tenant, string source, int most)
{
    private readonly Lock gate = new();
    private List<string> waiting = [];
    private TaskCompletionSource? poll;
    private ChannelWriter<string>? socket;

    public string Id => id;

    public int Tenant => tenant;

    /// <summary>Where it came from, as limits count it.</summary>
    public string Source => source;

    /// <summary>Changed under the server's lock.</summary>
    public HashSet<string> Channels { get; } = new(StringComparer.Ordinal);

    /// <summary>When it was heard of last, in milliseconds of the server's clock.</summary>
    public long Seen { get; set; }

    /// <summary>A request or a socket of it is open: it is there.</summary>
    public bool IsHere
    {
        get
        {
            lock (gate)
            {
                return poll is not null || socket is not null;
            }
        }
    }

    /// <summary>False when more waits than it may.</summary>
    public bool Deliver(string message)
    {
        lock (gate)
        {
            if (socket is not null)
            {
                return socket.TryWrite($"[{message}]");
            }
            if (waiting.Count >= most)
            {
                return false;
            }
            waiting.Add(message);
            poll?.TrySetResult();
            return true;
        }
    }

    /// <summary>Whatever comes goes there from now on.</summary>
    public void Open(ChannelWriter<string> to)
    {
        lock (gate)
        {
            socket = to;
            foreach (string message in waiting)
            {
                to.TryWrite($"[{message}]");
            }
            waiting = [];
        }
    }

    /// <summary>That one is closed.</summary>
    public void Close(ChannelWriter<string> from)
    {
        lock (gate)
        {
            if (socket == from)
            {
                socket = null;
            }
        }
    }

    /// <summary>Waits until there is something or the time is over, and takes what there is. A later poll ends an earlier one.</summary>
    public async Task<IReadOnlyList<string>> PollAsync(TimeSpan patience, TimeProvider clock, CancellationToken cancel)
    {
        TaskCompletionSource mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            poll?.TrySetResult();
            poll = mine;
            if (waiting.Count > 0 || patience <= TimeSpan.Zero)
            {
                mine.TrySetResult();
            }
        }
        try
        {
            await mine.Task.WaitAsync(patience, clock, cancel);
        }
        catch (TimeoutException) { }
        catch (OperationCanceledException) { }
        lock (gate)
        {
            bool isLatest = poll == mine;
            if (isLatest)
            {
                poll = null;
            }
            // Who has gone, or polls by another connection by now, takes nothing here: it waits for that.
            if (!isLatest || cancel.IsCancellationRequested || socket is not null)
            {
                return [];
            }
            List<string> taken = waiting;
            waiting = [];
            return taken;
        }
    }

    /// <summary>It is no more: its poll and its socket end.</summary>
    public void End()
    {
        lock (gate)
        {
            poll?.TrySetResult();
            socket?.TryComplete();
            waiting = [];
        }
    }
}
