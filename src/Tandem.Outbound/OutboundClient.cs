namespace Tandem.Outbound;

using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Tandem.Foundation;
using Tandem.Outbound.Addresses;

/// <summary>
/// HTTP to URLs that tenants give: only to addresses that the rules allow, looked at when connecting; through no proxy, after no redirect, with no
/// cookies, TLS verified. Failures are answers, not exceptions.
/// </summary>
public sealed class OutboundClient : IDisposable
{
    private const int PieceBytes = 8 * 1024;

    private readonly HttpMessageInvoker invoker;
    private readonly OutboundLimits limits;
    private readonly AddressRules rules;
    private readonly TimeProvider clock;

    /// <param name="allowed">Addresses open although they are not public.</param>
    public OutboundClient(IReadOnlyList<NetBlock> allowed, OutboundLimits limits, TimeProvider clock)
    {
        this.limits = limits;
        this.clock = clock;
        rules = new AddressRules(allowed);
        OutboundConnections connections = new(rules);
        invoker = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                ConnectCallback = connections.ConnectAsync,
                UseProxy = false,
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.None,
                ActivityHeadersPropagator = null,
                ConnectTimeout = limits.Connect,
                MaxConnectionsPerServer = limits.ConnectionsPerHost,
                PooledConnectionLifetime = limits.ConnectionLife,
                PooledConnectionIdleTimeout = limits.ConnectionIdle,
                MaxResponseHeadersLength = limits.HeaderKilobytes,
                MaxResponseDrainSize = 0,
                SslOptions = new SslClientAuthenticationOptions(),
            }
        );
    }

    /// <summary>Throws only when cancelled by the caller.</summary>
    public async Task<OutboundAnswer> SendAsync(OutboundRequest request, CancellationToken cancel)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(request.Patience);
        using HttpRequestMessage message = MessageOf(request);
        HttpResponseMessage? response = null;
        try
        {
            response = await invoker.SendAsync(message, patience.Token);
            return await ReadAsync(response, request.AnswerBytes, patience.Token);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException or RefusedAddressException)
        {
            (OutboundTrouble trouble, string detail) = Explain(e);
            // A status that came is an answer, whatever became of its body.
            return response is null ? OutboundAnswer.None(trouble, detail) : Of(response, [], trouble, detail);
        }
        finally
        {
            response?.Dispose();
        }
    }

    /// <summary>
    /// What an URL leads to that is refused, where it can be seen without asking for its name: so that a person is told at once. What counts is what
    /// is found when connecting; null here promises nothing.
    /// </summary>
    public string? RefusedAtSight(Uri url)
    {
        string host = url.IdnHost.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? "127.0.0.1" : url.IdnHost;
        return IPAddress.TryParse(host, out IPAddress? address) ? rules.Refused(NetAddress.FromBytes(address.GetAddressBytes(), 0)) : null;
    }

    public void Dispose() => invoker.Dispose();

    private static HttpRequestMessage MessageOf(OutboundRequest request)
    {
        HttpRequestMessage message = new(request.Method, request.Url);
        if (request.ContentType.Length > 0)
        {
            message.Content = new ReadOnlyMemoryContent(request.Body);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(request.ContentType);
        }
        foreach ((string name, string value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }
        return message;
    }

    // What is not wanted is read too, up to a limit: else the connection cannot be used again.
    private async Task<OutboundAnswer> ReadAsync(HttpResponseMessage response, int wanted, CancellationToken cancel)
    {
        using MemoryStream kept = new();
        byte[] piece = ArrayPool<byte>.Shared.Rent(PieceBytes);
        int total = 0;
        OutboundTrouble trouble = OutboundTrouble.None;
        string detail = "";
        try
        {
            await using Stream body = await response.Content.ReadAsStreamAsync(cancel);
            while (
                total < Math.Max(wanted, limits.Drain) && await body.ReadAsync(piece.AsMemory(0, PieceBytes), cancel) is > 0 and int read
            )
            {
                kept.Write(piece, 0, Math.Min(read, Math.Max(0, wanted - total)));
                total += read;
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && total > 0))
        {
            (trouble, detail) = Explain(e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
        return Of(response, kept.ToArray(), trouble, detail);
    }

    private OutboundAnswer Of(HttpResponseMessage response, byte[] body, OutboundTrouble trouble, string detail) =>
        new((int)response.StatusCode, trouble, detail, body, response.Content.Headers.ContentType?.ToString() ?? "", RetryAfter(response));

    // Seconds or a date (RFC 9110 §10.2.3).
    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
            { Date: not null } => TimeSpan.Zero,
            _ => null,
        };

    private static (OutboundTrouble Trouble, string Detail) Explain(Exception e)
    {
        for (Exception? inner = e; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case RefusedAddressException:
                    return (OutboundTrouble.Refused, $"the address is not allowed: {inner.Message}");
                case AuthenticationException:
                    return (OutboundTrouble.Tls, inner.Message);
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return (OutboundTrouble.Unresolved, inner.Message);
                case SocketException { SocketErrorCode: SocketError.ConnectionReset }:
                    return (OutboundTrouble.Broken, inner.Message);
                case SocketException:
                    return (OutboundTrouble.Unreachable, inner.Message);
                case OperationCanceledException or TimeoutException:
                    return (OutboundTrouble.TimedOut, "no answer in time");
                default:
                    break;
            }
        }
        return (OutboundTrouble.Broken, e.Message);
    }
}
