namespace Tandem.Bench.Hostile;

using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

/// <summary>TLS handshakes with a SIP port, each on a connection of its own that is dropped at once.</summary>
internal sealed class HostileHandshakes(IPEndPoint tls)
{
    private const int AtOnce = 16;

    private readonly SslClientAuthenticationOptions options = new()
    {
        TargetHost = "tandem.local",
        AllowTlsResume = false,
        // Whose certificate it is does not matter to who only wants to cost something.
        RemoteCertificateValidationCallback = (_, _, _, _) => true,
    };

    private int underWay;
    private long done;

    /// <summary>Handshakes that were completed.</summary>
    public long Done => Interlocked.Read(ref done);

    public async Task RunAsync(double perSecond, CancellationToken cancel)
    {
        Pace pace = new(perSecond);
        while (true)
        {
            for (int due = await pace.DueAsync(cancel); due > 0 && Volatile.Read(ref underWay) < AtOnce; due--)
            {
                _ = ShakeAsync(cancel);
            }
        }
    }

    private async Task ShakeAsync(CancellationToken cancel)
    {
        Interlocked.Increment(ref underWay);
        try
        {
            using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(tls, cancel);
            await using SslStream stream = new(new NetworkStream(socket));
            await stream.AuthenticateAsClientAsync(options, cancel);
            Interlocked.Increment(ref done);
        }
        catch (Exception e) when (e is SocketException or IOException or AuthenticationException or OperationCanceledException)
        {
            // Refused: an attacker goes on.
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
        }
    }
}
