namespace Tandem.Net.Media;

using System.Runtime.InteropServices;
using Tandem.Engine.Ports;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Legs;
using Tandem.Media.Playback;
using Tandem.Media.Recording;
using Tandem.Net.Clock;
using Tandem.Net.Dtls;
using Tandem.Net.Interop;

/// <summary>
/// One thread that carries RTP: its sockets, and the pure media plane that says what to do with each packet. A packet costs one receive and
/// one send and nothing on the managed heap.
/// </summary>
internal sealed unsafe class MediaWorker : IMediaOutput, IDisposable
{
    private const int PacketBytes = 2_048;

    /// <summary>Packets between two looks at the clock; a look costs a hundredth of a packet.</summary>
    private const int PacketsPerLook = 8;

    /// <summary>What the poller reports for the browsers' port.</summary>
    private const long SharedTag = -2;

    /// <summary>A deadline that broke is tried again after this long, so that it cannot keep the worker spinning.</summary>
    private static readonly TimeSpan AfterBrokenDeadline = TimeSpan.FromMilliseconds(20);

    private readonly int index;
    private readonly PortBinder binder;
    private readonly IMediaWorkerHost host;
    private readonly MediaPlane plane;
    private readonly Poller poller = new();
    private readonly Inbox<object?> inbox;
    private readonly byte* packet = (byte*)NativeMemory.Alloc(PacketBytes);
    private readonly byte* address = (byte*)NativeMemory.AllocZeroed(KernelAddress.Bytes * 2);
    private readonly Dictionary<int, SocketPair> sockets = [];
    private readonly PortWatch watch = new();
    private readonly List<SocketPair> some = [];
    private readonly ManualResetEventSlim announced = new();
    private readonly Thread thread;
    private readonly DtlsContext? dtls;
    private SharedPort? shared;
    private DatagramBatch? batch;
    private int[] rtpFds = [];
    private int[] rtcpFds = [];
    private Instant noDeadlineBefore;
    private long packetsIn;
    private long packetsOut;
    private long sendFailures;
    private volatile bool stopping;

    /// <param name="dtls">Where browsers are served; the worker's own from now on.</param>
    public MediaWorker(int index, PortRange range, MediaLimits limits, IMediaWorkerHost host, ulong seed, DtlsContext? dtls = null)
    {
        this.dtls = dtls;
        this.index = index;
        this.host = host;
        binder = new PortBinder(range);
        inbox = new Inbox<object?>(poller);
        plane = new MediaPlane(limits, this, seed, dtls);
        thread = new Thread(Run) { Name = $"media {index}", IsBackground = true };
    }

    /// <summary>Packets received, for metrics.</summary>
    public long PacketsIn => Volatile.Read(ref packetsIn);

    public long PacketsOut => Volatile.Read(ref packetsOut);

    /// <summary>Packets the kernel did not take: no route, or no room.</summary>
    public long SendFailures => Volatile.Read(ref sendFailures);

    public int Legs => plane.Count;

    /// <summary>Binds the first pairs on the caller's thread, before the start; how many could be. They are announced a little after it.</summary>
    public int BindFirst(int wanted)
    {
        binder.Want(wanted);
        while (binder.Next != Instant.Never && BindSome(RealClock.Now) == 0) { }
        return sockets.Count;
    }

    /// <summary>Before the start: the browsers' port is this worker's.</summary>
    public void Share(SharedPort port)
    {
        shared = port;
        batch = new DatagramBatch();
        for (int place = port.First; place < port.First + port.Count; place++)
        {
            Keep(ref rtpFds, place, port.Socket.Fd);
        }
        poller.Add(port.Socket.Fd, SharedTag);
    }

    public void Start() => thread.Start();

    /// <summary>Waits until the first pairs are announced; false when that takes too long.</summary>
    public bool AwaitFirst(TimeSpan limit) => sockets.Count == 0 || announced.Wait(limit);

    public void Post(MediaCommand command) => inbox.Post(command);

    /// <summary>Any thread: a sound to be played by its number.</summary>
    public void Keep(long number, Sound sound) => inbox.Post(new GivenSound(number, sound));

    /// <summary>Takes over a pair that another worker gave up.</summary>
    public void Post(SocketPair pair) => inbox.Post(pair);

    /// <summary>The loop's thread: so many pairs are wanted in all since the start.</summary>
    public void WantPorts(int wanted)
    {
        if (binder.Want(wanted))
        {
            inbox.Post(null);
        }
    }

    public void Dispose()
    {
        stopping = true;
        poller.Ring();
        if (thread.IsAlive)
        {
            thread.Join();
        }
        foreach (SocketPair pair in sockets.Values)
        {
            pair.Dispose();
        }
        shared?.Dispose();
        batch?.Dispose();
        dtls?.Dispose();
        poller.Dispose();
        announced.Dispose();
        NativeMemory.Free(packet);
        NativeMemory.Free(address);
    }

    void IMediaOutput.SendRtp(int pair, in NetAddress to, ReadOnlySpan<byte> bytes) => Send(FdOf(rtpFds, pair), to, bytes);

    void IMediaOutput.SendRtcp(int pair, in NetAddress to, ReadOnlySpan<byte> bytes) => Send(FdOf(rtcpFds, pair), to, bytes);

    void IMediaOutput.Emit(MediaEvent happened)
    {
        if (happened is HandedOver over && sockets.Remove(over.Leg.Pair, out SocketPair? pair))
        {
            // The sockets go with the leg, before the order to adopt it can arrive there.
            poller.Remove(pair.Rtp.Fd);
            poller.Remove(pair.Rtcp.Fd);
            rtpFds[pair.Number] = 0;
            rtcpFds[pair.Number] = 0;
            host.Move(pair, over.ToWorker);
        }
        host.OnMedia(index, happened);
    }

    bool IMediaOutput.OpenTap(RecordingTap tap) => host.OpenTap(tap);

    private sealed record GivenSound(long Number, Sound Sound);

    private void Run()
    {
        ThreadUrgency.Raise(ThreadUrgency.Media);
        watch.Begin(RealClock.Now.Mono);
        if (shared is { } port)
        {
            IEnumerable<int> places = Enumerable.Range(port.First, port.Count);
            host.OnPortsBound([.. places.Select(place => new PortPair(index, place, port.Socket.Local, true))]);
        }
        while (!stopping)
        {
            Instant next = plane.NextWake.At > noDeadlineBefore ? plane.NextWake.At : noDeadlineBefore;
            int count = poller.Wait(RealClock.MillisUntil(Instant.Min(next, Instant.Min(binder.Next, watch.Next)), RealClock.Now.Mono));
            Now now = RealClock.Now;
            for (int i = 0; i < count; i++)
            {
                long tag = poller.Tag(i);
                if (tag == Poller.Bell)
                {
                    poller.Heard();
                    Obey(now);
                    continue;
                }
                if (i % PacketsPerLook == PacketsPerLook - 1)
                {
                    now = RealClock.Now;
                }
                if (tag == SharedTag)
                {
                    ReceiveShared(now);
                    continue;
                }
                Receive((int)(tag >> 1), (tag & 1) != 0, now);
            }
            if (plane.NextWake.At <= now.Mono && noDeadlineBefore <= now.Mono)
            {
                Tick(now);
            }
            if (binder.Next <= now.Mono)
            {
                BindMore(now);
            }
            if (watch.Next <= now.Mono)
            {
                Announce(now);
            }
        }
    }

    private void Obey(Now now)
    {
        foreach (object? order in inbox.Take())
        {
            try
            {
                switch (order)
                {
                    case MediaCommand command:
                        plane.Handle(command, now);
                        break;
                    case GivenSound given:
                        plane.Keep(given.Number, given.Sound);
                        break;
                    case SocketPair moved:
                        Take(moved);
                        break;
                    default:
                        // More ports are wanted: the binder knows.
                        break;
                }
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // A broken order costs itself, never the worker.
                host.OnFailure("media order", e);
            }
        }
    }

    private void Tick(Now now)
    {
        try
        {
            plane.OnDeadline(now);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            noDeadlineBefore = now.Mono + AfterBrokenDeadline;
            host.OnFailure("media deadline", e);
        }
    }

    // One packet a turn and socket: a leg seldom has two, and asking costs a system call. What is left is reported again.
    private void Receive(int pair, bool rtcp, Now now)
    {
        uint length = KernelAddress.Bytes;
        nint got = Libc.RecvFrom(FdOf(rtcp ? rtcpFds : rtpFds, pair), packet, PacketBytes, Libc.DontWait, address, &length);
        if (got < 0)
        {
            return;
        }
        packetsIn++;
        NetAddress from = KernelAddress.Read(new ReadOnlySpan<byte>(address, KernelAddress.Bytes));
        ReadOnlySpan<byte> bytes = new(packet, (int)got);
        try
        {
            if (rtcp)
            {
                plane.OnRtcp(pair, from, bytes, now);
            }
            else
            {
                plane.OnRtp(pair, from, bytes, now);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            host.OnFailure("media packet", e);
        }
    }

    // Hundreds of legs have packets here at a time: several with one system call, and what is left is reported again.
    private void ReceiveShared(Now now)
    {
        int count = batch!.Receive(shared!.Socket.Fd);
        packetsIn += count;
        for (int i = 0; i < count; i++)
        {
            ReadOnlyMemory<byte> datagram = batch.Datagram(i, out NetAddress from);
            try
            {
                plane.OnShared(from, datagram.Span, now);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                host.OnFailure("media packet", e);
            }
        }
    }

    private void Send(int fd, in NetAddress to, ReadOnlySpan<byte> bytes)
    {
        if (fd < 0 || to.Port == 0)
        {
            return;
        }
        byte* name = address + KernelAddress.Bytes;
        uint length = KernelAddress.Write(to, new Span<byte>(name, KernelAddress.Bytes));
        fixed (byte* first = bytes)
        {
            if (Libc.SendTo(fd, first, (nuint)bytes.Length, Libc.DontWait, name, length) < 0)
            {
                sendFailures++;
                return;
            }
        }
        packetsOut++;
    }

    private static int FdOf(int[] fds, int pair) => (uint)pair < (uint)fds.Length ? fds[pair] - 1 : -1;

    private void BindMore(Now now)
    {
        try
        {
            BindSome(now);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            host.OnFailure("rtp ports", e);
        }
    }

    private int BindSome(Now now)
    {
        int error = binder.Bind(now, some);
        foreach (SocketPair pair in some)
        {
            Take(pair);
            watch.Add(pair, now.Mono);
        }
        some.Clear();
        if (error != 0)
        {
            host.OnFailure(
                "rtp ports",
                new IOException($"no more RTP sockets can be opened (error {error}); raise the limit of open files")
            );
        }
        return error;
    }

    private void Announce(Now now)
    {
        watch.TakeDue(now.Mono, some);
        host.OnPortsBound([.. some.Select(pair => new PortPair(index, pair.Number, pair.Rtp.Local))]);
        some.Clear();
        announced.Set();
    }

    private void Take(SocketPair pair)
    {
        sockets[pair.Number] = pair;
        Keep(ref rtpFds, pair.Number, pair.Rtp.Fd);
        Keep(ref rtcpFds, pair.Number, pair.Rtcp.Fd);
        poller.Add(pair.Rtp.Fd, (long)pair.Number << 1);
        poller.Add(pair.Rtcp.Fd, ((long)pair.Number << 1) | 1);
    }

    // Kept plus one, so that zero means none.
    private static void Keep(ref int[] fds, int pair, int fd)
    {
        if (pair >= fds.Length)
        {
            Array.Resize(ref fds, Math.Max(pair + 1, Math.Max(256, fds.Length * 2)));
        }
        fds[pair] = fd + 1;
    }
}
