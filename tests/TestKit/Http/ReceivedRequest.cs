namespace Tandem.TestKit.Http;

/// <summary>A request as it came.</summary>
public sealed record ReceivedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The body where it is no text.</summary>
    public byte[] Bytes { get; init; } = [];

    public string Id => Headers.GetValueOrDefault("webhook-id", "");
}
