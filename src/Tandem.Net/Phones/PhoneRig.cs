namespace Tandem.Net.Phones;

using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Tandem.Foundation;
using Tandem.Net.Clock;
using Tandem.Net.Interop;
using Tandem.Phones;
using Tandem.Sip.Flows;

/// <summary>Scripted phones on real sockets, all on one thread: for the demo.</summary>
public sealed unsafe class PhoneRig : IDisposable
{
    private const int UsualLines = 32;

    private const int PacketBytes = 65_536;
    private const int FirstPort = 46_000;
    private const int LastPort = 60_000;

    private readonly int lines;
    private readonly List<Seat> seats = [];
    private readonly Poller poller = new();
    private readonly Inbox<Action> inbox;
    private readonly byte* packet = (byte*)NativeMemory.Alloc(PacketBytes);
    private readonly byte* address = (byte*)NativeMemory.AllocZeroed(KernelAddress.Bytes);
    private readonly Thread thread;
    private int nextPort = FirstPort;
    private volatile bool stopping;

    private sealed record Seat(Phone Phone, UdpSocket Sip, UdpSocket[] Rtp, Action<Phone, PhoneEvent> Happened);

    /// <param name="lines">Calls a phone can have at once here: one RTP socket each, in a row.</param>
    public PhoneRig(int lines = UsualLines)
    {
        this.lines = lines;
        inbox = new Inbox<Action>(poller);
        thread = new Thread(Run) { Name = "phones", IsBackground = true };
    }

    /// <summary>Adds a phone on this host's address before the start; its Local and Rtp are filled in.</summary>
    /// <param name="host">Loopback, usually.</param>
    /// <param name="config">Who it is.</param>
    /// <param name="happened">Called on the rig's thread.</param>
    public Phone Add(NetAddress host, PhoneConfig config, Action<Phone, PhoneEvent> happened)
    {
        if (UdpSocket.TryBind(host.WithPort(0), 0, out UdpSocket? sip) != 0)
        {
            throw new PortTakenException($"no UDP port is free on {host.HostText}", $"{host.HostText} 上没有空闲的 UDP 端口");
        }
        UdpSocket[] rtp = BindRow(host);
        PhoneConfig own = config with { Local = sip!.Local, Rtp = rtp[0].Local, RtpPorts = lines };
        Phone phone = new(own, new IdSource(RandomNumberGenerator.GetBytes(32)));
        int index = seats.Count;
        seats.Add(new Seat(phone, sip, rtp, happened));
        poller.Add(sip.Fd, Tag(index, 0));
        for (int i = 0; i < rtp.Length; i++)
        {
            poller.Add(rtp[i].Fd, Tag(index, i + 1));
        }
        return phone;
    }

    public void Start() => thread.Start();

    /// <summary>Any thread: does something with a phone on the rig's thread.</summary>
    public void Do(Phone phone, Action<Phone, Now> what) => inbox.Post(() => what(phone, RealClock.Now));

    public void Dispose()
    {
        stopping = true;
        poller.Ring();
        if (thread.IsAlive)
        {
            thread.Join();
        }
        foreach (Seat seat in seats)
        {
            seat.Sip.Dispose();
            Array.ForEach(seat.Rtp, socket => socket.Dispose());
        }
        poller.Dispose();
        NativeMemory.Free(packet);
        NativeMemory.Free(address);
    }

    // Even ports in a row, as a phone has them.
    private UdpSocket[] BindRow(NetAddress host)
    {
        while (nextPort + 2 * lines < LastPort)
        {
            List<UdpSocket> row = [];
            int first = nextPort;
            nextPort += 2 * lines;
            for (int i = 0; i < lines; i++)
            {
                if (UdpSocket.TryBind(host.WithPort(first + 2 * i), 0, out UdpSocket? socket) != 0)
                {
                    row.ForEach(each => each.Dispose());
                    break;
                }
                row.Add(socket!);
            }
            if (row.Count == lines)
            {
                return [.. row];
            }
        }
        throw new PortTakenException($"no row of UDP ports is free on {host.HostText}", $"{host.HostText} 上没有连续空闲的 UDP 端口");
    }

    private static long Tag(int seat, int socket) => ((long)seat << 16) | (uint)socket;

    private void Run()
    {
        while (!stopping)
        {
            int count = poller.Wait(RealClock.MillisUntil(NextWake(), RealClock.Now.Mono));
            for (int i = 0; i < count; i++)
            {
                long tag = poller.Tag(i);
                if (tag == Poller.Bell)
                {
                    poller.Heard();
                    foreach (Action action in inbox.Take())
                    {
                        action();
                    }
                }
                else
                {
                    Receive(seats[(int)(tag >> 16)], (int)(tag & 0xFFFF));
                }
            }
            Now now = RealClock.Now;
            foreach (Seat seat in seats)
            {
                if (seat.Phone.NextWake.At <= now.Mono)
                {
                    seat.Phone.OnDeadline(now);
                }
                Drain(seat);
            }
        }
    }

    private Instant NextWake()
    {
        Instant next = Instant.Never;
        foreach (Seat seat in seats)
        {
            next = Instant.Min(next, seat.Phone.NextWake.At);
        }
        return next;
    }

    private void Receive(Seat seat, int socket)
    {
        UdpSocket from = socket == 0 ? seat.Sip : seat.Rtp[socket - 1];
        uint length = KernelAddress.Bytes;
        nint got = Libc.RecvFrom(from.Fd, packet, PacketBytes, Libc.DontWait, address, &length);
        if (got < 0)
        {
            return;
        }
        ReadOnlySpan<byte> bytes = new(packet, (int)got);
        if (socket == 0)
        {
            NetAddress source = KernelAddress.Read(new ReadOnlySpan<byte>(address, KernelAddress.Bytes));
            seat.Phone.OnDatagram(source, bytes, RealClock.Now);
        }
        else
        {
            seat.Phone.OnRtp(from.Local, bytes);
        }
    }

    private void Drain(Seat seat)
    {
        PhoneOutbox outbox = seat.Phone.Outbox;
        foreach (SipOutput output in outbox.Sip.Outputs)
        {
            if (output.Kind == SipOutputKind.Send)
            {
                Send(seat.Sip, output.Flow.Remote, output.Bytes.Span);
            }
        }
        outbox.Sip.Outputs.Clear();
        foreach (PhonePacket each in outbox.Rtp)
        {
            UdpSocket? socket = Array.Find(seat.Rtp, candidate => candidate.Local == each.From);
            if (socket != null)
            {
                Send(socket, each.To, each.Bytes);
            }
        }
        outbox.Rtp.Clear();
        foreach (PhoneEvent happened in outbox.Events)
        {
            seat.Happened(seat.Phone, happened);
        }
        outbox.Events.Clear();
    }

    private static void Send(UdpSocket from, NetAddress to, ReadOnlySpan<byte> bytes)
    {
        byte* name = stackalloc byte[KernelAddress.Bytes];
        uint length = KernelAddress.Write(to, new Span<byte>(name, KernelAddress.Bytes));
        fixed (byte* first = bytes)
        {
            _ = Libc.SendTo(from.Fd, first, (nuint)bytes.Length, Libc.DontWait, name, length);
        }
    }
}
