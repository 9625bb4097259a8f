namespace Tandem.Server.Tests.Rig;

using System.Net;
using System.Net.Sockets;
using System.Text;
using Tandem.Foundation;

/// <summary>A UDP socket that speaks SIP as it is told to: for what a proper phone would hide.</summary>
internal sealed class RawPeer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);

    public RawPeer() => socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public int Port => ((IPEndPoint)socket.LocalEndPoint!).Port;

    public NetAddress Address => NetAddress.FromV4(0x7F000001, (ushort)Port);

    public void Send(NetAddress to, string message) =>
        socket.SendTo(Encoding.UTF8.GetBytes(message.ReplaceLineEndings("\r\n")), new IPEndPoint(IPAddress.Loopback, to.Port));

    /// <summary>The next message that begins so; others before it are passed over.</summary>
    public async Task<string> ReceiveAsync(string beginning)
    {
        using CancellationTokenSource patience = new(Patience);
        byte[] buffer = new byte[65_536];
        while (true)
        {
            int length = await socket.ReceiveAsync(buffer, patience.Token);
            string message = Encoding.UTF8.GetString(buffer, 0, length);
            if (message.StartsWith(beginning, StringComparison.Ordinal))
            {
                return message;
            }
        }
    }

    public void Dispose() => socket.Dispose();
}
