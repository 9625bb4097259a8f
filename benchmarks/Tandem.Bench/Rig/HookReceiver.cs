namespace Tandem.Bench.Rig;

using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

/// <summary>
/// Receives what the server posts, on one port, and notes how long ago each event happened when it came: by the time in its body, on the same clock.
/// </summary>
internal sealed class HookReceiver : IDisposable
{
    private const int BufferBytes = 64 * 1024;
    private static readonly byte[] Ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray();

    private readonly TcpListener listener;
    private readonly CancellationTokenSource stop = new();
    private readonly TimeSpan pause;
    private readonly Lock gate = new();
    private List<double> delays = [];

    /// <param name="pause">Before each answer.</param>
    /// <param name="port">Where; 0 for any.</param>
    public HookReceiver(TimeSpan pause, int port = 0)
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        this.pause = pause;
        listener.Start(512);
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Milliseconds from event to arrival, of all that came since the last time.</summary>
    public List<double> Take()
    {
        lock (gate)
        {
            List<double> taken = delays;
            delays = [];
            return taken;
        }
    }

    public void Dispose()
    {
        stop.Cancel();
        listener.Stop();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptSocketAsync(stop.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using Socket served = socket;
        served.NoDelay = true;
        byte[] buffer = new byte[BufferBytes];
        int have = 0;
        try
        {
            while (await served.ReceiveAsync(buffer.AsMemory(have), stop.Token) is > 0 and int read)
            {
                double now = Now();
                have += read;
                while (Request(buffer.AsSpan(0, have)) is > 0 and int length)
                {
                    Note(buffer.AsSpan(0, length), now);
                    buffer.AsSpan(length, have - length).CopyTo(buffer);
                    have -= length;
                    if (pause > TimeSpan.Zero)
                    {
                        await Task.Delay(pause, stop.Token);
                    }
                    await served.SendAsync(Ok, stop.Token);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The server has gone, or we have.
        }
    }

    // The length of the request that begins the bytes; 0 when it is not whole yet.
    private static int Request(ReadOnlySpan<byte> bytes)
    {
        int head = bytes.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return 0;
        }
        int at = bytes[..head].IndexOf("Content-Length: "u8);
        Utf8Parser.TryParse(bytes[(at + "Content-Length: ".Length)..head], out int body, out _);
        int length = head + 4 + body;
        return at >= 0 && length <= bytes.Length ? length : 0;
    }

    private void Note(ReadOnlySpan<byte> request, double now)
    {
        const string Timestamp = "\"timestamp\":\"";
        int at = request.IndexOf(Encoding.ASCII.GetBytes(Timestamp));
        if (at < 0 || !DateTime.TryParse(Encoding.ASCII.GetString(request.Slice(at + Timestamp.Length, 27)), out DateTime happened))
        {
            return;
        }
        double delay = now - (happened.ToUniversalTime() - DateTime.UnixEpoch).TotalMilliseconds;
        lock (gate)
        {
            delays.Add(delay);
        }
    }

    private static double Now() => (DateTime.UtcNow - DateTime.UnixEpoch).TotalMilliseconds;
}
