namespace Tandem.Net.Media;

using System.Runtime.InteropServices;
using Tandem.Engine.Ports;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Recording;
using Tandem.Media.Sessions;
using Tandem.Net.Interop;

/// <summary>
/// One thread that carries RTP: its sockets, and the pure media plane that says what to do with each packet. A packet costs one receive and
/// one send and nothing on the managed heap.
/// </summary>
internal sealed unsafe class MediaWorker : IMediaOutput, IDisposable
{
    private const int PacketBytes = 2_048;
    private const int PacketsPerSocket = 4;

    /// <summary>Pairs bound at a time.</summary>
    public const int Chunk = 512;

    private readonly int index;
    private readonly PortRange range;
    private readonly IMediaWorkerHost host;
    private readonly MediaPlane plane;
    private readonly Poller poller = new();
    private readonly Inbox<object?> inbox;
    private readonly byte* packet = (byte*)NativeMemory.Alloc(PacketBytes);
    private readonly byte* address = (byte*)NativeMemory.AllocZeroed(KernelAddress.Bytes * 2);
    private readonly Dictionary<int, SocketPair> sockets = [];
    private readonly Thread thread;
    private int[] rtpFds = [];
    private int[] rtcpFds = [];
    private NetAddress lastTo;
    private uint lastToLength;
    private int binding;
    private volatile bool stopping;

    public MediaWorker(int index, PortRange range, MediaLimits limits, IMediaWorkerHost host, ulong seed)
    {
        this.index = index;
        this.range = range;
        this.host = host;
        inbox = new Inbox<object?>(poller);
        plane = new MediaPlane(limits, this, seed);
        thread = new Thread(Run) { Name = $"media {index}", IsBackground = true };
    }

    /// <summary>Packets received and sent, for metrics.</summary>
    public long PacketsIn { get; private set; }

    public long PacketsOut { get; private set; }

    public long SendFailures { get; private set; }

    public int Legs => plane.Count;

    public void Start() => thread.Start();

    public void Post(MediaCommand command) => inbox.Post(command);

    /// <summary>Takes over a pair that another worker gave up.</summary>
    public void Post(SocketPair pair) => inbox.Post(pair);

    /// <summary>Any thread: more pairs are wanted; several wishes at once are one.</summary>
    public void WantPorts()
    {
        if (Interlocked.Exchange(ref binding, 1) == 0)
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
            pair.Rtp.Dispose();
            pair.Rtcp.Dispose();
        }
        poller.Dispose();
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
            host.Move(pair, over.ToWorker);
        }
        host.OnMedia(index, happened);
    }

    bool IMediaOutput.OpenTap(RecordingTap tap) => host.OpenTap(tap);

    private void Run()
    {
        BindChunk();
        while (!stopping)
        {
            int count = poller.Wait(RealClock.MillisUntil(plane.NextWake.At, RealClock.Now.Mono));
            Now now = RealClock.Now;
            for (int i = 0; i < count; i++)
            {
                long tag = poller.Tag(i);
                if (tag == Poller.Bell)
                {
                    poller.Heard();
                    Obey(now);
                }
                else
                {
                    Receive((int)(tag >> 1), (tag & 1) != 0, now);
                }
            }
            if (plane.NextWake.At <= now.Mono)
            {
                Tick(now);
            }
        }
    }

    private void Obey(Now now)
    {
        foreach (object? order in inbox.Take())
        {
            switch (order)
            {
                case MediaCommand command:
                    Handle(command, now);
                    break;
                case SocketPair moved:
                    Take(moved);
                    break;
                default:
                    BindChunk();
                    Volatile.Write(ref binding, 0);
                    break;
            }
        }
    }

    // A broken packet or order costs itself, never the worker.
    private void Handle(MediaCommand command, Now now)
    {
        try
        {
            plane.Handle(command, now);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            host.OnFailure("media order", e);
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
            host.OnFailure("media deadline", e);
        }
    }

    private void Receive(int pair, bool rtcp, Now now)
    {
        int fd = FdOf(rtcp ? rtcpFds : rtpFds, pair);
        for (int i = 0; i < PacketsPerSocket; i++)
        {
            uint length = KernelAddress.Bytes;
            nint got = Libc.RecvFrom(fd, packet, PacketBytes, Libc.DontWait, address, &length);
            if (got < 0)
            {
                return;
            }
            PacketsIn++;
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
                host.OnFailure("media", e);
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
        if (to != lastTo)
        {
            lastToLength = KernelAddress.Write(to, new Span<byte>(name, KernelAddress.Bytes));
            lastTo = to;
        }
        fixed (byte* first = bytes)
        {
            if (Libc.SendTo(fd, first, (nuint)bytes.Length, Libc.DontWait, name, lastToLength) < 0)
            {
                SendFailures++;
                return;
            }
        }
        PacketsOut++;
    }

    private static int FdOf(int[] fds, int pair) => (uint)pair < (uint)fds.Length ? fds[pair] - 1 : -1;

    private void BindChunk()
    {
        List<PortPair> bound = [];
        while (bound.Count < Chunk && range.TryBind(out SocketPair? pair))
        {
            Take(pair);
            bound.Add(new PortPair(index, pair.Number, pair.Rtp.Local));
        }
        if (bound.Count > 0)
        {
            host.OnPortsBound([.. bound]);
        }
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
