namespace Tandem.Native.Answers;

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

/// <summary>What all answers of Server-Sent Events have in common around what they tell.</summary>
internal static class ServerSent
{
    public const string ContentType = "text/event-stream";

    /// <summary>Tells until the reader has gone, the server goes, or there is nothing more to tell.</summary>
    public static async Task ServeAsync(HttpContext http, Func<HttpResponse, CancellationToken, Task> tell)
    {
        IHostApplicationLifetime? server = http.RequestServices.GetService<IHostApplicationLifetime>();
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted,
            server?.ApplicationStopping ?? CancellationToken.None
        );
        http.Response.ContentType = ContentType;
        http.Response.Headers.CacheControl = "no-store";
        // Proxies are not to gather it (nginx).
        http.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await tell(http.Response, end.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The reader has gone, or the server goes.
        }
    }
}
