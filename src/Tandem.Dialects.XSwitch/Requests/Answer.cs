namespace Tandem.Dialects.XSwitch.Requests;

/// <summary>
/// What goes back: either the document that was written into the request's <see cref="XSwitchRequest.Json"/>, or an envelope with code and
/// message alone.
/// </summary>
/// <param name="Status">Of HTTP.</param>
/// <param name="Code">In the envelope.</param>
/// <param name="Message">In the envelope; null where the document was written.</param>
/// <param name="RetryAfterSeconds">When to ask again, as a header; 0 for none.</param>
internal readonly record struct Answer(int Status, int Code, string? Message, int RetryAfterSeconds = 0)
{
    /// <summary>The document stands in the request's JSON.</summary>
    public static readonly Answer Written = WrittenAs(200);

    /// <summary><c>{"code":200,"message":"success"}</c>.</summary>
    public static readonly Answer Success = Error(200, 200, "success");

    public static Answer WrittenAs(int status) => new(status, status, null);

    /// <summary><c>{"code":…,"message":"…"}</c> under an HTTP status of its own.</summary>
    public static Answer Error(int status, int code, string message) => new(status, code, message);

    public static implicit operator ValueTask<Answer>(Answer answer) => new(answer);
}
