namespace Tandem.Server.Serving;

using System.Net;
using System.Net.WebSockets;
using Tandem.Http;
using Tandem.Net;
using Tandem.Net.Transports;
using Tandem.Verto;

/// <summary>
/// <c>/ws</c>: with the subprotocol <c>sip</c> a WebSocket speaks SIP (RFC 7118), without one Verto. Pages of other origins come in when <c>--cors-origin</c> names them;
/// programs that are no browser say no origin.
/// </summary>
internal sealed class SocketDoor(NetNode node, VertoServer verto, IReadOnlyCollection<string> origins)
{
    public const string Path = "/ws";
    private const string Sip = "sip";

    /// <summary>A peer that is gone is noticed within the sum of both: a page that does not answer is as good as none.</summary>
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan PongWithin = TimeSpan.FromSeconds(4);

    public void Map(IEndpointRouteBuilder routes) => routes.Map(Path, HandleAsync);

    private async Task HandleAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.Headers.Upgrade = "websocket";
            await RefuseAsync(http, StatusCodes.Status426UpgradeRequired, "a WebSocket is served here / 此处仅提供 WebSocket");
            return;
        }
        if (!IsWelcome(http.Request))
        {
            await RefuseAsync(
                http,
                StatusCodes.Status403Forbidden,
                "pages of this origin may not come in: --cors-origin names those that may / 不允许该来源的网页：请用 --cors-origin 指定"
            );
            return;
        }
        IList<string> protocols = http.WebSockets.WebSocketRequestedProtocols;
        if (protocols.Count > 0 && !protocols.Contains(Sip))
        {
            await RefuseAsync(
                http,
                StatusCodes.Status400BadRequest,
                "spoken here are SIP, as the subprotocol sip, and Verto, without one / 此处支持 SIP（子协议 sip）与 Verto（不带子协议）"
            );
            return;
        }
        bool isServed =
            protocols.Count > 0
                ? await node.ServeAsync(Arrived(http), () => AcceptAsync(http, Sip))
                : await verto.ServeAsync(http, () => AcceptAsync(http, null));
        if (!isServed)
        {
            http.Response.Headers.RetryAfter = "5";
            await RefuseAsync(http, StatusCodes.Status503ServiceUnavailable, "too many WebSockets / WebSocket 过多");
        }
    }

    private static Task<WebSocket> AcceptAsync(HttpContext http, string? protocol) =>
        http.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext
            {
                SubProtocol = protocol,
                KeepAliveInterval = PingEvery,
                KeepAliveTimeout = PongWithin,
            }
        );

    private static SipSocket Arrived(HttpContext http) =>
        new(
            EndPointOf(http.Connection.LocalIpAddress, http.Connection.LocalPort),
            EndPointOf(http.Connection.RemoteIpAddress, http.Connection.RemotePort),
            http.Request.IsHttps,
            http.RequestAborted
        );

    private static IPEndPoint EndPointOf(IPAddress? address, int port) =>
        new(address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address ?? IPAddress.None, port);

    // Whoever speaks SIP proves himself with each request, by no cookie; but a strange page need not even try from inside a visitor's network.
    private bool IsWelcome(HttpRequest request)
    {
        string origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || origins.Contains(CrossOrigin.Any)
            || origins.Contains(origin)
            || (
                Uri.TryCreate(origin, UriKind.Absolute, out Uri? page)
                && page.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
            );
    }

    private static Task RefuseAsync(HttpContext http, int status, string why)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(why);
    }
}
