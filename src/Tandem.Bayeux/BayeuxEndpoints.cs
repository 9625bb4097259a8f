namespace Tandem.Bayeux;

using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tandem.Http.Reading;

/// <summary>
/// Bayeux 1.0 as the stock faye client speaks it: long-polling by POST, cross-origin too; callback-polling by GET (JSONP); WebSocket and EventSource for who
/// keeps a stream open.
/// </summary>
public sealed partial class BayeuxEndpoints(BayeuxServer server, string script)
{
    /// <summary>Where it is.</summary>
    public const string Path = "/faye";
    private const string StreamType = "text/event-stream";

    private readonly BayeuxSockets sockets = new(server);

    /// <param name="script">The client's file, or empty where it was not installed.</param>
    public static void Map(IEndpointRouteBuilder routes, BayeuxServer server, string script)
    {
        BayeuxEndpoints endpoints = new(server, script);
        routes.MapMethods(Path, ["GET", "POST", "OPTIONS"], endpoints.HandleAsync);
        routes.MapMethods($"{Path}/{{clientId}}", ["GET"], endpoints.StreamAsync);
        routes.MapMethods($"{Path}/client.js", ["GET", "HEAD"], endpoints.ScriptAsync);
    }

    // Pages of any origin may ask; which of them may listen is said at the handshake. No cookie lets anybody in.
    private static void Allow(HttpContext http)
    {
        string origin = http.Request.Headers.Origin.ToString();
        if (origin.Length == 0)
        {
            return;
        }
        IHeaderDictionary headers = http.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlAllowCredentials = "true";
        headers.Vary = "Origin";
        if (HttpMethods.IsOptions(http.Request.Method))
        {
            headers.AccessControlAllowMethods = "POST, GET";
            headers.AccessControlAllowHeaders = "Accept, Authorization, Content-Type, Pragma, X-Requested-With";
            headers.AccessControlMaxAge = "86400";
        }
    }

    private async Task HandleAsync(HttpContext http)
    {
        Allow(http);
        if (HttpMethods.IsOptions(http.Request.Method))
        {
            return;
        }
        string source = ClientSource.IsLoopback(http) ? "" : ClientSource.Of(http);
        if (http.WebSockets.IsWebSocketRequest)
        {
            await sockets.ServeWebSocketAsync(http, source);
            return;
        }
        bool isGet = HttpMethods.IsGet(http.Request.Method);
        string callback = isGet ? http.Request.Query["jsonp"].ToString() : "";
        callback = isGet && callback.Length == 0 ? "jsonpcallback" : callback;
        byte[]? body = isGet ? Encoding.UTF8.GetBytes(http.Request.Query["message"].ToString()) : await PostedAsync(http);
        if (
            body is null
            || body.Length > server.Limits.Request
            || (isGet && !Callback().IsMatch(callback))
            || BayeuxBody.Parse(body, server.Limits.Messages) is not { } messages
        )
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            http.Response.ContentType = "text/plain";
            await http.Response.WriteAsync("Bad request");
            return;
        }
        string answer = await new BayeuxMessages(server, http, source).AnswerAsync(messages, http.RequestAborted);
        await SendAsync(http, isGet ? $"/**/{callback}({Escaped(answer)});" : answer, isGet);
    }

    private async Task StreamAsync(HttpContext http)
    {
        Allow(http);
        string id = http.Request.RouteValues["clientId"]?.ToString() ?? "";
        if (http.Request.Headers.Accept.ToString().Contains(StreamType, StringComparison.OrdinalIgnoreCase))
        {
            await sockets.ServeEventSourceAsync(http, id);
            return;
        }
        http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private Task ScriptAsync(HttpContext http)
    {
        if (script.Length == 0)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return http.Response.WriteAsync("faye's client is not installed here: scripts/install-faye.sh does it");
        }
        return TypedResults.PhysicalFile(script, "text/javascript; charset=utf-8").ExecuteAsync(http);
    }

    // JSON, or the form that a page of another origin sends.
    private async Task<byte[]?> PostedAsync(HttpContext http)
    {
        using RequestBody body = await RequestBody.ReadAsync(http, 3 * server.Limits.Request);
        if (body.IsTooLarge)
        {
            return null;
        }
        bool isJson = http.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true;
        return isJson ? body.Bytes.ToArray() : MessageOf(Encoding.UTF8.GetString(body.Bytes));
    }

    private static byte[]? MessageOf(string form)
    {
        foreach (string pair in form.Split('&'))
        {
            if (pair.StartsWith("message=", StringComparison.Ordinal))
            {
                return Encoding.UTF8.GetBytes(Uri.UnescapeDataString(pair["message=".Length..].Replace('+', ' ')));
            }
        }
        return null;
    }

    private static async Task SendAsync(HttpContext http, string body, bool isScript)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        http.Response.ContentType = isScript ? "text/javascript; charset=utf-8" : "application/json; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (isScript)
        {
            http.Response.Headers.ContentDisposition = "attachment; filename=f.txt";
        }
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    // Two line ends that JSON may hold and older scripts may not.
    private static string Escaped(string json) =>
        json.Replace("\u2028", "\\u2028", StringComparison.Ordinal).Replace("\u2029", "\\u2029", StringComparison.Ordinal);

    [GeneratedRegex(@"^[a-zA-Z_$][a-zA-Z0-9_$]{0,63}(\.[a-zA-Z_$][a-zA-Z0-9_$]{0,63}){0,4}$")]
    private static partial Regex Callback();
}
