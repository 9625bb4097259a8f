namespace Tandem.Net.Transports;

using System.Runtime.InteropServices;
using Tandem.Foundation;
using Tandem.Net.Interop;
using Tandem.Sip;

/// <summary>The UDP sockets of SIP: many datagrams per system call in, and out.</summary>
internal sealed unsafe class SipSockets : IDisposable
{
    private const int Batch = 32;
    private const int DatagramBytes = 65_536;
    private const int BufferBytes = 8 * 1024 * 1024;

    /// <summary>Datagrams kept for a socket whose buffer is full; past it they are dropped, as the network would.</summary>
    private const int MaxHeld = 4_096;

    private readonly List<UdpSocket> sockets = [];
    private readonly byte* buffers = (byte*)NativeMemory.Alloc(Batch * (nuint)DatagramBytes);
    private readonly byte* names = (byte*)NativeMemory.AllocZeroed(Batch * (nuint)KernelAddress.Bytes);
    private readonly Libc.IoVec* vectors = (Libc.IoVec*)NativeMemory.AllocZeroed(Batch * (nuint)sizeof(Libc.IoVec));
    private readonly Libc.MMsgHdr* headers = (Libc.MMsgHdr*)NativeMemory.AllocZeroed(Batch * (nuint)sizeof(Libc.MMsgHdr));
    private readonly Queue<(int Socket, NetAddress To, byte[] Bytes)> waiting = new();
    private readonly GCHandle[] pins = new GCHandle[Batch];

    public int Count => sockets.Count;

    /// <summary>Datagrams that found no room.</summary>
    public long Dropped { get; private set; }

    public bool HasWaiting => waiting.Count > 0;

    /// <summary>Binds one; the error number, or 0 and its address.</summary>
    public int TryAdd(NetAddress local, out NetAddress bound)
    {
        int error = UdpSocket.TryBind(local, BufferBytes, out UdpSocket? socket);
        bound = socket?.Local ?? default;
        if (socket != null)
        {
            sockets.Add(socket);
        }
        return error;
    }

    public void Watch(Poller poller)
    {
        for (int i = 0; i < sockets.Count; i++)
        {
            poller.Add(sockets[i].Fd, i);
        }
    }

    /// <summary>Reads what has come to one socket, at most a batch; returns how many.</summary>
    public int Receive(int index)
    {
        for (int i = 0; i < Batch; i++)
        {
            vectors[i] = new Libc.IoVec { Base = buffers + (nint)i * DatagramBytes, Length = DatagramBytes };
            headers[i].Header = new Libc.MsgHdr
            {
                Name = names + i * KernelAddress.Bytes,
                NameLength = KernelAddress.Bytes,
                Vectors = vectors + i,
                VectorCount = 1,
            };
        }
        int got = Libc.RecvMMsg(sockets[index].Fd, headers, Batch, Libc.DontWait, null);
        return got < 0 ? 0 : got;
    }

    public static bool IsFull(int got) => got == Batch;

    /// <summary>One of the datagrams just read.</summary>
    public ReadOnlySpan<byte> Datagram(int index, int position, out Flow flow)
    {
        NetAddress from = KernelAddress.Read(new ReadOnlySpan<byte>(names + position * KernelAddress.Bytes, KernelAddress.Bytes));
        flow = new Flow(SipTransport.Udp, sockets[index].Local, from);
        return new ReadOnlySpan<byte>(buffers + (nint)position * DatagramBytes, (int)headers[position].Length);
    }

    public void Send(in Flow flow, byte[] bytes)
    {
        int index = IndexOf(flow.Local);
        if (index < 0)
        {
            return;
        }
        if (waiting.Count >= MaxHeld)
        {
            Dropped++;
            return;
        }
        waiting.Enqueue((index, flow.Remote, bytes));
    }

    /// <summary>Sends what waits, as long as the kernel takes it.</summary>
    public void Flush()
    {
        while (waiting.TryPeek(out (int Socket, NetAddress To, byte[] Bytes) first))
        {
            int count = 0;
            while (count < Batch && waiting.TryPeek(out (int Socket, NetAddress To, byte[] Bytes) next) && next.Socket == first.Socket)
            {
                waiting.Dequeue();
                Prepare(count++, next.To, next.Bytes);
            }
            int sent = 0;
            while (sent < count)
            {
                int more = Libc.SendMMsg(sockets[first.Socket].Fd, headers + sent, (uint)(count - sent), Libc.DontWait);
                // One that cannot be sent (unreachable, no room) is lost, as on any network; SIP repeats what matters.
                Dropped += more <= 0 ? 1 : 0;
                sent += Math.Max(more, 1);
            }
            for (int i = 0; i < count; i++)
            {
                pins[i].Free();
            }
        }
    }

    public void Dispose()
    {
        foreach (UdpSocket socket in sockets)
        {
            socket.Dispose();
        }
        NativeMemory.Free(buffers);
        NativeMemory.Free(names);
        NativeMemory.Free(vectors);
        NativeMemory.Free(headers);
    }

    private void Prepare(int position, NetAddress to, byte[] bytes)
    {
        byte* name = names + position * KernelAddress.Bytes;
        uint length = KernelAddress.Write(to, new Span<byte>(name, KernelAddress.Bytes));
        pins[position] = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        vectors[position] = new Libc.IoVec { Base = (byte*)pins[position].AddrOfPinnedObject(), Length = (nuint)bytes.Length };
        headers[position].Header = new Libc.MsgHdr
        {
            Name = name,
            NameLength = length,
            Vectors = vectors + position,
            VectorCount = 1,
        };
    }

    private int IndexOf(NetAddress local)
    {
        for (int i = 0; i < sockets.Count; i++)
        {
            if (sockets[i].Local == local)
            {
                return i;
            }
        }
        return -1;
    }
}
