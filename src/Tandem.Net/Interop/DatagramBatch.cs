namespace Tandem.Net.Interop;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Tandem.Foundation;

/// <summary>Room for several datagrams that the collector never moves, received or sent with one system call. One thread only.</summary>
internal sealed unsafe class DatagramBatch : IDisposable
{
    /// <summary>Datagrams per system call.</summary>
    public const int Most = 32;

    /// <summary>Bytes of the largest UDP datagram, rounded up.</summary>
    public const int DatagramBytes = 65_536;

    private readonly byte[] room = GC.AllocateUninitializedArray<byte>(Most * DatagramBytes, pinned: true);
    private readonly byte* buffers;
    private readonly byte* names = (byte*)NativeMemory.AllocZeroed(Most * (nuint)KernelAddress.Bytes);
    private readonly Libc.IoVec* vectors = (Libc.IoVec*)NativeMemory.AllocZeroed(Most * (nuint)sizeof(Libc.IoVec));
    private readonly Libc.MMsgHdr* headers = (Libc.MMsgHdr*)NativeMemory.AllocZeroed(Most * (nuint)sizeof(Libc.MMsgHdr));
    private bool freed;

    public DatagramBatch() => buffers = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(room));

    /// <summary>Datagrams held.</summary>
    public int Count { get; private set; }

    /// <summary>Reads what waits at a socket, without blocking; returns how many datagrams it was.</summary>
    public int Receive(int fd)
    {
        for (int i = 0; i < Most; i++)
        {
            vectors[i] = new Libc.IoVec { Base = buffers + (nint)i * DatagramBytes, Length = DatagramBytes };
            headers[i].Header = Header(i, KernelAddress.Bytes);
        }
        Count = Math.Max(0, Libc.RecvMMsg(fd, headers, Most, Libc.DontWait, null));
        return Count;
    }

    /// <summary>The bytes of a received datagram, good until the next receive, and whence they came.</summary>
    public ReadOnlyMemory<byte> Datagram(int position, out NetAddress from)
    {
        from = KernelAddress.Read(new ReadOnlySpan<byte>(names + position * KernelAddress.Bytes, KernelAddress.Bytes));
        return room.AsMemory(position * DatagramBytes, (int)headers[position].Length);
    }

    public void Clear() => Count = 0;

    /// <summary>Adds one to be sent; false when the batch is full.</summary>
    public bool TryAdd(NetAddress to, ReadOnlySpan<byte> bytes)
    {
        if (Count == Most)
        {
            return false;
        }
        int length = Math.Min(bytes.Length, DatagramBytes);
        byte* buffer = buffers + (nint)Count * DatagramBytes;
        bytes[..length].CopyTo(new Span<byte>(buffer, DatagramBytes));
        uint nameLength = KernelAddress.Write(to, new Span<byte>(names + Count * KernelAddress.Bytes, KernelAddress.Bytes));
        vectors[Count] = new Libc.IoVec { Base = buffer, Length = (nuint)length };
        headers[Count].Header = Header(Count, nameLength);
        Count++;
        return true;
    }

    /// <summary>
    /// Sends from the given one on. Returns how many went out; 0 with the error's number when the first of them could not.
    /// </summary>
    public int Send(int fd, int first, out int error)
    {
        int sent = Libc.SendMMsg(fd, headers + first, (uint)(Count - first), Libc.DontWait);
        error = sent > 0 ? 0 : Marshal.GetLastPInvokeError();
        return Math.Max(0, sent);
    }

    public void Dispose()
    {
        if (freed)
        {
            return;
        }
        freed = true;
        NativeMemory.Free(names);
        NativeMemory.Free(vectors);
        NativeMemory.Free(headers);
    }

    private Libc.MsgHdr Header(int position, uint nameLength) =>
        new()
        {
            Name = names + position * KernelAddress.Bytes,
            NameLength = nameLength,
            Vectors = vectors + position,
            VectorCount = 1,
        };
}
