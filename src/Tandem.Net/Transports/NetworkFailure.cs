namespace Tandem.Net.Transports;

using System.Net.Sockets;
using System.Security.Authentication;

/// <summary>What a network or a peer does to us, as opposed to mistakes of our own.</summary>
internal static class NetworkFailure
{
    public static bool Is(Exception e) =>
        e is SocketException or IOException or AuthenticationException or OperationCanceledException or ObjectDisposedException;
}
