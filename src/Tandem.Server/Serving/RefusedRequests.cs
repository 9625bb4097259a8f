namespace Tandem.Server.Serving;

using Tandem.Http.Reading;
using Tandem.Server.Logging;
using Tandem.Server.Watching;

/// <summary>Sees which HTTP requests were refused: counts them, and has the log say so.</summary>
internal sealed class RefusedRequests(HttpRefusals counts, LogBook book)
{
    private const int FirstError = 400;

    /// <summary>As a middleware; costs a request that is answered at once nothing.</summary>
    public RequestDelegate Watch(RequestDelegate next) =>
        http =>
        {
            Task answered = next(http);
            if (!answered.IsCompletedSuccessfully)
            {
                return WatchAsync(http, answered);
            }
            Look(http);
            return answered;
        };

    private async Task WatchAsync(HttpContext http, Task answered)
    {
        await answered;
        Look(http);
    }

    private void Look(HttpContext http)
    {
        int status = http.Response.StatusCode;
        if (status < FirstError)
        {
            return;
        }
        counts.Add(status);
        // Who is not let in, asks for what is not his, or for too much; all else is between him and his program.
        LogMessage message = status is 401 or 403 or 429 or 503 ? LogMessages.HttpRefused : LogMessages.HttpFailed;
        if (book.Says(message))
        {
            // Never the query: it may hold secrets.
            book.Write(message, http.Request.Method, http.Request.Path.Value, ClientSource.Of(http), status, http.TraceIdentifier);
        }
    }
}
