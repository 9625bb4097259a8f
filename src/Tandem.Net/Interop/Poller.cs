namespace Tandem.Net.Interop;

using System.Runtime.InteropServices;

/// <summary>epoll, with a bell that other threads ring.</summary>
internal sealed unsafe class Poller : IDisposable
{
    /// <summary>What <see cref="Wait"/> reports for the bell.</summary>
    public const long Bell = -1;

    private const int MaxEvents = 256;
    private readonly Lock gate = new();
    private readonly int epoll;
    private readonly int bell;
    private readonly Libc.EpollEvent[] events = new Libc.EpollEvent[MaxEvents];
    private int rung;
    private bool closed;

    public Poller()
    {
        epoll = Libc.EpollCreate(Libc.SockCloExec);
        bell = Libc.EventFd(0, Libc.EfdNonBlock | Libc.SockCloExec);
        if (epoll < 0 || bell < 0)
        {
            throw new InvalidOperationException($"epoll is not to be had (error {Marshal.GetLastPInvokeError()})");
        }
        Add(bell, Bell);
    }

    public void Add(int fd, long tag)
    {
        Libc.EpollEvent wanted = new() { Events = Libc.EpollIn, Data = tag };
        if (Libc.EpollCtl(epoll, Libc.EpollAdd, fd, &wanted) != 0)
        {
            throw new InvalidOperationException($"epoll takes no more (error {Marshal.GetLastPInvokeError()})");
        }
    }

    public void Remove(int fd)
    {
        Libc.EpollEvent none = default;
        _ = Libc.EpollCtl(epoll, Libc.EpollDelete, fd, &none);
    }

    /// <summary>Any thread, also after the end: makes the next, or the running, wait return.</summary>
    public void Ring()
    {
        if (Interlocked.Exchange(ref rung, 1) != 0)
        {
            return;
        }
        // A closed descriptor's number may be another file's by now: nothing may be written to it.
        lock (gate)
        {
            if (!closed)
            {
                ulong one = 1;
                _ = Libc.Write(bell, &one, sizeof(ulong));
            }
        }
    }

    /// <summary>Waits at most so long (−1 for ever); returns how many tags there are.</summary>
    public int Wait(int milliseconds)
    {
        fixed (Libc.EpollEvent* first = events)
        {
            int count = Libc.EpollWait(epoll, first, MaxEvents, milliseconds);
            return count < 0 ? 0 : count;
        }
    }

    public long Tag(int index) => events[index].Data;

    /// <summary>The bell was heard: what was rung for is looked at from now on.</summary>
    public void Heard()
    {
        ulong many;
        _ = Libc.Read(bell, &many, sizeof(ulong));
        // A ring between these two is not lost: what it was rung for was put in place before, and is looked at next.
        Interlocked.Exchange(ref rung, 0);
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (closed)
            {
                return;
            }
            closed = true;
        }
        _ = Libc.Close(epoll);
        _ = Libc.Close(bell);
    }
}
