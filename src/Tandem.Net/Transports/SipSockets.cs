namespace Tandem.Net.Transports;

using Tandem.Engine.Inputs;
using Tandem.Foundation;
using Tandem.Net.Interop;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;

/// <summary>The UDP sockets of SIP: many datagrams per system call in, and out. Belongs to the loop's thread.</summary>
internal sealed class SipSockets : IDisposable
{
    /// <summary>Kernel buffers of a socket; the kernel grants what net.core.rmem_max allows.</summary>
    private const int BufferBytes = 8 * 1024 * 1024;

    /// <summary>
    /// Datagrams kept for a socket whose kernel buffer is full; past it the oldest go, being nearest to their repetition.
    /// </summary>
    private const int MaxHeld = 4_096;

    private readonly List<SipSocket> sockets = [];
    private readonly DatagramBatch incoming = new();
    private readonly DatagramBatch outgoing = new();

    /// <param name="IsOwn">The bytes are a copy: they outlive the turn.</param>
    private readonly record struct HeldDatagram(NetAddress To, ReadOnlyMemory<byte> Bytes, bool IsOwn);

    private sealed class SipSocket(UdpSocket udp)
    {
        public readonly UdpSocket Udp = udp;
        public readonly Queue<HeldDatagram> Held = new();
    }

    public int Count => sockets.Count;

    /// <summary>Datagrams that found no room, here or in the kernel.</summary>
    public long Dropped { get; private set; }

    /// <summary>The kernel would not take all; to be flushed again soon.</summary>
    public bool HasWaiting { get; private set; }

    /// <summary>Binds one; the error number, or 0 and its address.</summary>
    public int TryAdd(NetAddress local, out NetAddress bound)
    {
        int error = UdpSocket.TryBind(local, BufferBytes, out UdpSocket? socket);
        bound = socket?.Local ?? default;
        if (socket != null)
        {
            sockets.Add(new SipSocket(socket));
        }
        return error;
    }

    public void Watch(Poller poller)
    {
        for (int i = 0; i < sockets.Count; i++)
        {
            poller.Add(sockets[i].Udp.Fd, i);
        }
    }

    /// <summary>Reads what has come to one socket, at most a batch; returns how many.</summary>
    public int Receive(int index) => incoming.Receive(sockets[index].Udp.Fd);

    public static bool IsFull(int got) => got == DatagramBatch.Most;

    /// <summary>Fills in one of the datagrams just received; its bytes are good until the next are.</summary>
    public void Read(int index, int position, Datagram into)
    {
        into.Bytes = incoming.Datagram(position, out NetAddress from);
        into.Flow = new Flow(SipTransport.Udp, sockets[index].Udp.Local, from);
    }

    /// <summary>Queues a datagram for the next flush; its bytes have to be good until then.</summary>
    public void Send(in Flow flow, ReadOnlyMemory<byte> bytes)
    {
        int index = IndexOf(flow.Local);
        if (index < 0)
        {
            Dropped++;
            return;
        }
        Queue<HeldDatagram> held = sockets[index].Held;
        if (held.Count == MaxHeld)
        {
            held.Dequeue();
            Dropped++;
        }
        held.Enqueue(new HeldDatagram(flow.Remote, bytes, IsOwn: false));
    }

    /// <summary>Sends what waits, as much as the kernel takes.</summary>
    public void Flush()
    {
        HasWaiting = false;
        foreach (SipSocket socket in sockets)
        {
            while (socket.Held.Count > 0)
            {
                if (!TrySendBatch(socket))
                {
                    HasWaiting = true;
                    Keep(socket.Held);
                    break;
                }
            }
        }
    }

    public void Dispose()
    {
        foreach (SipSocket socket in sockets)
        {
            socket.Udp.Dispose();
        }
        incoming.Dispose();
        outgoing.Dispose();
    }

    // False when the kernel is full; what it did not take is at the head of the queue again.
    private bool TrySendBatch(SipSocket socket)
    {
        outgoing.Clear();
        foreach (HeldDatagram datagram in socket.Held)
        {
            if (!outgoing.TryAdd(datagram.To, datagram.Bytes.Span))
            {
                break;
            }
        }
        int count = outgoing.Count;
        int done = 0;
        bool room = true;
        while (done < count && room)
        {
            int sent = outgoing.Send(socket.Udp.Fd, done, out int error);
            room = sent > 0 || error is not (Libc.Eagain or Libc.Enobufs);
            if (sent == 0 && room && error != Libc.Eintr)
            {
                // It cannot be sent at all (no route, too long): lost, as on any network. SIP repeats what matters.
                Dropped++;
                done++;
            }
            done += sent;
        }
        for (int i = 0; i < done; i++)
        {
            socket.Held.Dequeue();
        }
        return room;
    }

    // What waits longer than its turn is copied, once.
    private static void Keep(Queue<HeldDatagram> held)
    {
        for (int i = held.Count; i > 0; i--)
        {
            HeldDatagram datagram = held.Dequeue();
            held.Enqueue(datagram.IsOwn ? datagram : new HeldDatagram(datagram.To, datagram.Bytes.ToArray(), IsOwn: true));
        }
    }

    private int IndexOf(NetAddress local)
    {
        for (int i = 0; i < sockets.Count; i++)
        {
            if (sockets[i].Udp.Local == local)
            {
                return i;
            }
        }
        return -1;
    }
}
