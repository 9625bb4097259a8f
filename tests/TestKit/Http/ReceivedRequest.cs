namespace Tandem.TestKit.Http;

/// <summary>A request as it came.</summary>
public sealed record ReceivedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Id => Headers.GetValueOrDefault("webhook-id", "");
}
