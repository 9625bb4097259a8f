namespace Tandem.Dialects;

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tandem.Access;
using Tandem.Access.Contract;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Http.Reading;
using Tandem.Http.Writing;

/// <summary>
/// Serves one interface of a vendor's: what every dialect does alike around its words. Whatever goes wrong becomes an answer of the dialect, and costs that request alone.
/// </summary>
/// <typeparam name="TAnswer">What goes back, before it is written in the vendor's envelope.</typeparam>
/// <param name="face">The dialect's name, for the log.</param>
public abstract partial class ResourceEndpoint<TAnswer>(string face, ILogger log)
{
    public async Task HandleAsync(HttpContext http)
    {
        using PooledJson json = PooledJson.Take();
        TAnswer answer;
        try
        {
            answer = await AnswerAsync(http, json);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (BadHttpRequestException bad)
        {
            answer = Say(Fault.Malformed, bad.Message, bad.StatusCode);
        }
        catch (ArchiveException broken)
        {
            answer = Say(Fault.Unreadable, broken.Message);
        }
        catch (Exception broken)
        {
            json.Clear();
            answer = Broken(http, broken);
        }
        try
        {
            await SendAsync(http, answer, json);
        }
        catch (Exception broken) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            // What was written of the document so far is none.
            json.Clear();
            await SendAsync(http, Unsent(answer, Broken(http, broken)), json);
        }
    }

    /// <summary>What is sent instead of an answer that could not be written.</summary>
    protected virtual TAnswer Unsent(TAnswer answer, TAnswer instead) => instead;

    /// <summary>Who asks, what for, and what comes of it.</summary>
    /// <param name="json">Where a document may be written at once.</param>
    protected abstract ValueTask<TAnswer> AnswerAsync(HttpContext http, PooledJson json);

    /// <summary>In the dialect's words.</summary>
    /// <param name="what">What exactly, in English; a number of bytes, the name of a rule.</param>
    /// <param name="status">The status that HTTP itself has for it, where there is one.</param>
    protected abstract TAnswer Say(Fault fault, string what, int status = StatusCodes.Status400BadRequest);

    /// <summary>Writes the answer in the dialect's envelope.</summary>
    protected abstract ValueTask SendAsync(HttpContext http, TAnswer answer, PooledJson json);

    /// <summary>A defect: the log has it, the caller learns that there was one.</summary>
    protected TAnswer Broken(HttpContext http, Exception failure)
    {
        RequestFailed(log, face, http.Request.Method, http.Request.Path, failure);
        return Say(Fault.Internal, "");
    }

    /// <summary>True with the answer for who asks too often.</summary>
    protected bool IsTooFast(HttpContext http, FrontDoor door, Principal principal, out TAnswer answer)
    {
        Throttled? refused = door.Rates.Refuse(principal);
        answer = default!;
        if (refused is not { } tooFast)
        {
            return false;
        }
        http.Response.Headers.RetryAfter = tooFast.Seconds.ToString(CultureInfo.InvariantCulture);
        answer = Say(Fault.TooFast, $"(rule {tooFast.Rule}): try again in {tooFast.Seconds} s");
        return true;
    }

    /// <summary>Reads the body, and hands it on while its bytes are good.</summary>
    protected async ValueTask<TAnswer> WithBodyAsync(HttpContext http, int limit, Func<RequestBody, ValueTask<TAnswer>> handle)
    {
        using RequestBody body = await RequestBody.ReadAsync(http, limit);
        return body.IsTooLarge ? Say(Fault.TooLarge, $"at most {limit} bytes") : await handle(body);
    }

    [LoggerMessage(1, LogLevel.Error, "{Face} request {Method} {Path} failed", EventName = "dialect-request-failed")]
    private static partial void RequestFailed(ILogger log, string face, string method, string path, Exception failure);
}
