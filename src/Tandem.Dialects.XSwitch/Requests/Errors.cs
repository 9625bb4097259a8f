namespace Tandem.Dialects.XSwitch.Requests;

using Tandem.Access.Logins;
using Tandem.Core.Contract.Commands;
using Tandem.Dialects.XSwitch.Wire;

/// <summary>Every way a request can fail, in XSwitch's words. One switch, so a client meets one behaviour.</summary>
internal static class Errors
{
    /// <summary>No token, a wrong one or an expired one: all the same answer, which tells nothing.</summary>
    public static Answer NotAuthorized =>
        new(
            403,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("result", "error");
                json.WriteString("code", "403");
                json.WriteString("error_text", "Not Authorized");
                json.WriteEndObject();
            }
        );

    public static Answer WrongPassword =>
        new(
            403,
            json =>
            {
                json.WriteStartObject();
                json.WriteNumber("code", 403);
                json.WriteString("text", "Wrong username or password");
                json.WriteEndObject();
            }
        );

    /// <summary>A limit on how often one may ask; says which.</summary>
    public static Answer TooMany(Throttled throttled) =>
        Same(429, $"too many requests (rule {throttled.Rule}): try again in {throttled.Seconds} s") with
        {
            RetryAfterSeconds = throttled.Seconds,
        };

    public static Answer TooLarge => Same(413, $"the body is too large: at most {XSwitchLimits.Body} bytes");

    public static Answer Internal => Same(500, "internal error; the server's log has the details");

    public static Answer Invalid(string what) => Same(400, what);

    public static Answer NotFound(string what) => Same(404, what);

    public static Answer MethodNotAllowed(string allowed) => Same(405, $"method not allowed here, only {allowed}");

    public static Answer NotYet(string what) => Same(501, $"{what} is not there yet");

    /// <summary>
    /// A command's failure. Resources answer the HTTP status that says it; call control answers HTTP 200 with the code in the
    /// body, as the documents show for ccDial.
    /// </summary>
    public static Answer Of(Outcome outcome, bool callControl)
    {
        (int code, string message) = outcome.Code switch
        {
            OutcomeCode.Ok => (200, "success"),
            OutcomeCode.Invalid => (400, Text(outcome, "bad parameter")),
            OutcomeCode.NotFound => (404, Text(outcome, "not found")),
            OutcomeCode.Duplicate => (409, Text(outcome, "already exists")),
            OutcomeCode.Conflict => (409, Text(outcome, "not possible now")),
            OutcomeCode.NotSignedIn => (500, "can not find group?"),
            OutcomeCode.Unreachable => (500, Text(outcome, "the agent's phone is not registered")),
            OutcomeCode.Overloaded => (503, Text(outcome, "too busy, try again later")),
            OutcomeCode.CommitFailed => (500, Text(outcome, "the database could not save this; nothing was changed")),
            _ => (500, Text(outcome, "unknown error")),
        };
        return Answer.Error(callControl ? 200 : code, code, message);
    }

    private static Answer Same(int code, string message) => Answer.Error(code, code, message);

    private static string Text(Outcome outcome, string otherwise) => outcome.Detail.Length > 0 ? outcome.Detail : otherwise;
}
