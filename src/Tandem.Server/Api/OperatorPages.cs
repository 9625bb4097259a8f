namespace Tandem.Server.Api;

using Tandem.Server.Hosting;

/// <summary><c>/healthz</c>, for supervisors.</summary>
internal sealed class OperatorPages(ServerHost host)
{
    /// <summary>200 in trouble too, for calls are served: what could not be written yet is kept, and the reason is told.</summary>
    public Task HealthAsync(HttpContext context)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        string trouble = host.Store.Trouble;
        return context.Response.WriteAsync(trouble.Length == 0 ? "ok\n" : $"degraded\ndatabase: {trouble}\n");
    }
}
