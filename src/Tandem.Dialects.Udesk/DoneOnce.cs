namespace Tandem.Dialects.Udesk;

using Microsoft.AspNetCore.Http;
using Tandem.Access.Contract;
using Tandem.Access.Idempotency;
using Tandem.Access.Secrets;
using Tandem.Dialects.Udesk.Requests;
using Tandem.Http.Writing;

/// <summary>
/// What rings a phone is done once for a signature and a body: whoever repeats a request that he got no answer to, as it was, is answered from the first. A
/// failure that another try may mend is not kept.
/// </summary>
internal sealed class DoneOnce(IdempotencyTable table)
{
    private static readonly Answer Unknown = Answer.Error(
        ErrorTable.IncorrectRequest,
        "this request was begun before, and its answer is not kept: see records and events for whether a phone rang"
    );

    /// <summary>One of three: it is begun, it was answered before, or it is refused.</summary>
    public async Task<(SecretHash? Begun, KeptAnswer? Before, Answer? Refusal)> BeginAsync(
        HttpContext http,
        Caller caller,
        SignedQuery signed,
        byte[] body
    )
    {
        SecretHash request = SecretHash.OfAll(http.Request.Method, http.Request.Path, Convert.ToBase64String(body));
        string key = $"{signed.Timestamp} {signed.Sign.ToLowerInvariant()} {request}";
        return await table.BeginAsync(caller.Tenant.Id, $"udesk {signed.Sid}", key, request) switch
        {
            IdempotencyVerdict.Begin begin => (begin.Id, null, null),
            IdempotencyVerdict.Again again => (null, again.Answer, null),
            IdempotencyVerdict.Running => (null, null, Answer.Error(ErrorTable.Timeout, "this request is being done: ask again")),
            IdempotencyVerdict.Full => (null, null, Answer.Error(ErrorTable.Timeout, "too many requests are being kept: ask again later")),
            IdempotencyVerdict.NotKept => (null, null, Answer.Error(ErrorTable.Database, "the request could not be kept; nothing rings")),
            _ => (null, null, Unknown),
        };
    }

    public Task AnsweredAsync(SecretHash begun, Answer answer, int status, PooledJson json) =>
        answer.Code == ErrorTable.Timeout
            ? table.ForgetAsync(begun)
            : table.AnsweredAsync(begun, new KeptAnswer(status, JsonResponse.ContentType, "", "", json.Written().ToArray()));
}
