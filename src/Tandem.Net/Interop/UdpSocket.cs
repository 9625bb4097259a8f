namespace Tandem.Net.Interop;

using System.Runtime.InteropServices;
using Tandem.Foundation;

/// <summary>A bound, non-blocking UDP socket.</summary>
internal sealed unsafe class UdpSocket : IDisposable
{
    private UdpSocket(int fd, NetAddress local)
    {
        Fd = fd;
        Local = local;
    }

    public int Fd { get; private set; }

    /// <summary>The bound address, with the real port.</summary>
    public NetAddress Local { get; }

    /// <summary>Binds; the error number when it cannot be, else 0.</summary>
    /// <param name="bufferBytes">Kernel buffers in each direction; 0 leaves them as they are.</param>
    public static int TryBind(NetAddress address, int bufferBytes, out UdpSocket? socket)
    {
        socket = null;
        int family = address.IsV6 ? Libc.AfInet6 : Libc.AfInet;
        int fd = Libc.Socket(family, Libc.SockDgram | Libc.SockNonBlock | Libc.SockCloExec, 0);
        if (fd < 0)
        {
            return Marshal.GetLastPInvokeError();
        }
        if (address.IsV6)
        {
            Set(fd, Libc.IpProtoV6, Libc.V6Only, 1);
        }
        if (bufferBytes > 0)
        {
            Set(fd, Libc.SolSocket, Libc.SoRcvBuf, bufferBytes);
            Set(fd, Libc.SolSocket, Libc.SoSndBuf, bufferBytes);
        }
        byte* name = stackalloc byte[KernelAddress.Bytes];
        uint length = KernelAddress.Write(address, new Span<byte>(name, KernelAddress.Bytes));
        if (Libc.Bind(fd, name, length) != 0)
        {
            int error = Marshal.GetLastPInvokeError();
            _ = Libc.Close(fd);
            return error;
        }
        length = KernelAddress.Bytes;
        _ = Libc.GetSockName(fd, name, &length);
        socket = new UdpSocket(fd, KernelAddress.Read(new ReadOnlySpan<byte>(name, KernelAddress.Bytes)));
        return 0;
    }

    public void Dispose()
    {
        if (Fd >= 0)
        {
            _ = Libc.Close(Fd);
            Fd = -1;
        }
    }

    private static void Set(int fd, int level, int name, int value) => _ = Libc.SetSockOpt(fd, level, name, &value, sizeof(int));
}
