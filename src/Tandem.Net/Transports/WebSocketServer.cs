namespace Tandem.Net.Transports;

using System.Net;
using System.Net.WebSockets;
using Tandem.Engine.Inputs;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;

/// <summary>WebSockets that speak SIP (RFC 7118). Whoever serves HTTP accepts them and brings them here. Any thread.</summary>
/// <param name="limits">Every limit.</param>
/// <param name="open">Those that are open, and streams.</param>
/// <param name="post">To the loop; any thread.</param>
/// <param name="failed">What nobody expected; any thread.</param>
internal sealed class WebSocketServer(WebSocketLimits limits, StreamTable open, Action<LoopInput> post, Action<string, Exception> failed)
{
    private readonly StreamPlaces places = new(limits.Streams);
    private volatile bool stopping;

    public int Count => places.Count;

    /// <summary>Serves one until it ends; at once false when there is no place for it.</summary>
    public async Task<bool> ServeAsync(SipSocket arrived, Func<Task<WebSocket>> accept)
    {
        var remote = KernelEndPoint.AddressOf(arrived.Remote);
        if (stopping || !places.TryTake(remote))
        {
            return false;
        }
        try
        {
            using WebSocket socket = await accept().ConfigureAwait(false);
            SipTransport transport = arrived.IsSecure ? SipTransport.Wss : SipTransport.Ws;
            await RunAsync(socket, new Flow(transport, KernelEndPoint.AddressOf(arrived.Local), remote, open.Next()), arrived.Gone)
                .ConfigureAwait(false);
        }
        catch (Exception e)
        {
            if (e is not WebSocketException && !NetworkFailure.Is(e))
            {
                failed("serving a WebSocket", e);
            }
        }
        places.Release(remote);
        return true;
    }

    /// <summary>Takes no more.</summary>
    public void Stop() => stopping = true;

    private async Task RunAsync(WebSocket socket, Flow flow, CancellationToken gone)
    {
        WebSocketConnection connection = new(flow, socket, limits);
        open.Add(connection);
        places.Opened(connection);
        post(new LoopInput(new FlowOpened(flow, 0)));
        if (stopping)
        {
            connection.Close();
        }
        try
        {
            await connection.RunAsync(post, gone).ConfigureAwait(false);
        }
        finally
        {
            open.Remove(flow);
            post(new LoopInput(new FlowClosed(flow)));
        }
    }
}

/// <summary>A WebSocket that is about to be accepted, for SIP.</summary>
/// <param name="Local">Our end.</param>
/// <param name="Remote">Its peer, or the web proxy before it.</param>
/// <param name="IsSecure">It goes through TLS.</param>
/// <param name="Gone">Its connection is.</param>
public readonly record struct SipSocket(IPEndPoint Local, IPEndPoint Remote, bool IsSecure, CancellationToken Gone);
