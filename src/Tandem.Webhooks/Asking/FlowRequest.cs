namespace Tandem.Webhooks.Asking;

/// <summary>What a webhook node of a flow asks.</summary>
/// <param name="Id">The same in both attempts: who is asked tells by it that it is one question.</param>
/// <param name="Method">GET or POST.</param>
/// <param name="Url">As the flow filled it in; it may be none.</param>
/// <param name="Body">Empty for none.</param>
/// <param name="Timeout">Of one attempt.</param>
public sealed record FlowRequest(
    int Tenant,
    string Id,
    string Method,
    string Url,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    string Body,
    TimeSpan Timeout
);

/// <summary>What came of it.</summary>
/// <param name="Status">0 without an answer.</param>
/// <param name="Error">Why there is none, in a word: timeout, refused, unreachable, broken, forbidden, busy; else empty.</param>
public sealed record FlowAnswer(int Status, string Body, string Error)
{
    public bool IsGood => Status > 0;

    public static FlowAnswer None(string error) => new(0, "", error);
}
