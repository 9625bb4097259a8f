namespace Tandem.Dialects.XSwitch.Requests;

using System.Text.Json;
using Tandem.Access.Limits;
using Tandem.Core.Contract.Commands;

/// <summary>Every way a request can fail, in XSwitch's words. One switch, so a client meets one behaviour.</summary>
internal static class Errors
{
    /// <summary>When to ask again after a limit of the call centre.</summary>
    private const int RetrySeconds = 1;

    /// <summary>No token, a wrong one or an expired one: all the same answer, which tells nothing.</summary>
    public static Answer NotAuthorized(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("result"u8, "error"u8);
        json.WriteString("code"u8, "403"u8);
        json.WriteString("error_text"u8, "Not Authorized"u8);
        json.WriteEndObject();
        return Answer.WrittenAs(403);
    }

    public static Answer WrongPassword(Utf8JsonWriter json) => NoSession(json, "Wrong username or password");

    /// <summary>The password is right, and the user has a second factor, which XSwitch's documents know nothing of.</summary>
    public static Answer WrongCode(Utf8JsonWriter json, string what) => NoSession(json, what);

    private static Answer NoSession(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteNumber("code"u8, 403);
        json.WriteString("text"u8, text);
        json.WriteEndObject();
        return Answer.WrittenAs(403);
    }

    /// <summary>A limit on how often one may ask; says which.</summary>
    public static Answer TooMany(Throttled throttled) =>
        TooFast($"(rule {throttled.Rule}): try again in {throttled.Seconds} s") with
        {
            RetryAfterSeconds = throttled.Seconds,
        };

    /// <summary>Likewise, with its rule and when to ask again.</summary>
    public static Answer TooFast(string what) => Same(429, $"too many requests {what}");

    public static Answer TooLarge(string what) => Same(413, $"the body is too large: {what}");

    public static Answer Unavailable(string what) => Same(503, what);

    public static Answer Internal => Same(500, "internal error; the server's log has the details");

    public static Answer Invalid(string what) => Same(400, what);

    public static Answer NotFound(string what) => Same(404, what);

    public static Answer MethodNotAllowed(string allowed) => Same(405, $"method not allowed here, only {allowed}");

    /// <summary>A command's failure, under the HTTP status that says it.</summary>
    public static Answer Of(Outcome outcome)
    {
        (int code, string message) = Explain(outcome);
        return Same(code, message) with { RetryAfterSeconds = LaterFor(outcome) };
    }

    /// <summary>Call control's failure: HTTP 200 with the code in the body, as the documents show for ccDial.</summary>
    public static Answer OfCall(Outcome outcome)
    {
        (int code, string message) = Explain(outcome);
        return Answer.Error(200, code, message) with { RetryAfterSeconds = LaterFor(outcome) };
    }

    private static int LaterFor(Outcome outcome) => outcome.Code == OutcomeCode.Overloaded ? RetrySeconds : 0;

    private static (int Code, string Message) Explain(Outcome outcome) =>
        outcome.Code switch
        {
            OutcomeCode.Ok => (200, "success"),
            OutcomeCode.Invalid => (400, Text(outcome, "bad parameter")),
            OutcomeCode.NotFound => (404, Text(outcome, "not found")),
            OutcomeCode.Duplicate => (409, Text(outcome, "already exists")),
            OutcomeCode.Conflict => (409, Text(outcome, "not possible now")),
            OutcomeCode.Stale => (409, Text(outcome, "changed meanwhile")),
            OutcomeCode.Forbidden => (403, Text(outcome, "not allowed")),
            OutcomeCode.NotSignedIn => (500, "can not find group?"),
            OutcomeCode.Unreachable => (500, Text(outcome, "the agent's phone is not registered")),
            OutcomeCode.Overloaded => (503, Text(outcome, "too busy, try again later")),
            OutcomeCode.CommitFailed => (500, Text(outcome, "the database could not save this; nothing was changed")),
            _ => (500, Text(outcome, "unknown error")),
        };

    private static Answer Same(int code, string message) => Answer.Error(code, code, message);

    private static string Text(Outcome outcome, string otherwise) => outcome.Detail.Length > 0 ? outcome.Detail : otherwise;
}
