namespace Tandem.Net.Media;

using Tandem.Net.Interop;

/// <summary>The one UDP port of all browsers, and the numbers of the places on it.</summary>
internal sealed record SharedPort(UdpSocket Socket, int First, int Count) : IDisposable
{
    public void Dispose() => Socket.Dispose();
}
