namespace Tandem.Outbound;

/// <summary>A request to be sent for a tenant.</summary>
/// <param name="Url">As <see cref="OutboundUrl"/> lets pass.</param>
/// <param name="Patience">Until the answer is whole.</param>
/// <param name="AnswerBytes">Of the answer's body; the rest is not read.</param>
public sealed record OutboundRequest(HttpMethod Method, Uri Url, TimeSpan Patience, int AnswerBytes)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Of the body; empty when there is none.</summary>
    public string ContentType { get; init; } = "";
}
