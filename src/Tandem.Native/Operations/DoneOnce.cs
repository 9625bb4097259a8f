namespace Tandem.Native.Operations;

using Microsoft.AspNetCore.Http;
using Tandem.Access.Contract;
using Tandem.Access.Idempotency;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;
using Tandem.Http.Reading;
using Tandem.Http.Writing;
using Tandem.Native.Problems;

/// <summary>Does what came with an <c>Idempotency-Key</c> once, and answers it alike whenever it is sent again.</summary>
internal sealed class DoneOnce(IdempotencyTable table)
{
    public const string Header = "Idempotency-Key";
    public const int LongestKey = 255;

    /// <summary>Set on an answer that was given before.</summary>
    private const string Replayed = "Idempotency-Replayed";

    private static readonly Refusal Odd = new(ProblemTable.Invalid, $"{Header} must be 1 to {LongestKey} visible ASCII characters, once");
    private static readonly Refusal Running = new(ProblemTable.KeyRunning, "the request that came with this key is being done: ask again")
    {
        RetryAfterSeconds = 1,
    };
    private static readonly Refusal Unknown = new(
        ProblemTable.KeyUnanswered,
        "the request that came with this key was begun, and its answer is not kept: see records and events for whether a phone rang"
    );
    private static readonly Refusal OtherRequest = new(
        ProblemTable.KeyOfOther,
        "the key came with another path or body before: a key belongs to one request"
    );
    private static readonly Refusal NotKept = new(ProblemTable.NotSaved, "the key could not be kept; nothing rings")
    {
        RetryAfterSeconds = 1,
    };

    public static bool Asked(HttpRequest request) => request.Headers.ContainsKey(Header);

    /// <param name="by">Whose key it is.</param>
    /// <param name="limit">Bytes of the body.</param>
    /// <param name="perform">Does it and writes the answer, failures too.</param>
    /// <returns>The refusal when it is not done; null when an answer was given.</returns>
    public async Task<Refusal?> RunAsync(HttpContext http, Principal by, long limit, Func<Task> perform)
    {
        string key = http.Request.Headers[Header].ToString();
        if (http.Request.Headers[Header].Count != 1 || key.Length is 0 or > LongestKey || key.Any(each => each is < '!' or > '~'))
        {
            return Odd;
        }
        using RequestBody body = await RequestBody.ReadAsync(http, (int)limit);
        if (body.IsTooLarge)
        {
            return BadRequests.TooLarge(limit);
        }
        byte[] sent = body.Bytes.ToArray();
        SecretHash request = SecretHash.OfAll(
            http.Request.Method,
            http.Request.Path + http.Request.QueryString.Value,
            Convert.ToBase64String(sent)
        );
        switch (await table.BeginAsync(by.Tenant, AskerOf(by), key, request))
        {
            case IdempotencyVerdict.Begin begun:
                http.Request.Body = new MemoryStream(sent);
                await PerformAsync(http, begun.Id, perform);
                return null;
            case IdempotencyVerdict.Again again:
                await AnswerAsync(http.Response, again.Answer);
                return null;
            case IdempotencyVerdict.Running:
                return Running;
            case IdempotencyVerdict.Unknown:
                return Unknown;
            case IdempotencyVerdict.Full full:
                return Refusal.TooMany(full.Throttled);
            case IdempotencyVerdict.NotKept:
                return NotKept;
            default:
                return OtherRequest;
        }
    }

    private async Task PerformAsync(HttpContext http, SecretHash id, Func<Task> perform)
    {
        using AnswerCapture capture = new(http);
        await perform();
        HttpResponse response = http.Response;
        if (response.StatusCode is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            // Nothing was done, and the client is to ask again.
            await table.ForgetAsync(id);
        }
        else
        {
            KeptAnswer answer = new(
                response.StatusCode,
                response.ContentType ?? "",
                response.Headers.Location.ToString(),
                response.Headers.ETag.ToString(),
                capture.Body
            );
            await table.AnsweredAsync(id, answer);
        }
        await capture.ReleaseAsync();
    }

    private static async Task AnswerAsync(HttpResponse response, KeptAnswer answer)
    {
        response.StatusCode = answer.Status;
        response.Headers[Replayed] = "true";
        if (answer.Location.Length > 0)
        {
            response.Headers.Location = answer.Location;
        }
        if (answer.Tag.Length > 0)
        {
            response.Headers.ETag = answer.Tag;
        }
        if (answer.ContentType.Length > 0)
        {
            response.ContentType = answer.ContentType;
            response.ContentLength = answer.Body.Length;
            await response.Body.WriteAsync(answer.Body, response.HttpContext.RequestAborted);
        }
    }

    // A user's whatever token he comes with; a program's under whatever secret its key has now.
    private static string AskerOf(Principal by) => by.UserId > 0 ? $"user {by.UserId}" : $"key {by.Name}";
}
