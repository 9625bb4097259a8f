namespace Tandem.Core.Ivr;

/// <summary>Headers that a flow does not decide: they say where a request goes, how long it is and who signed it.</summary>
public static class FlowHeaders
{
    private const string ContentType = "content-type";
    private const string Signing = "webhook-";

    private static readonly string[] Ours =
    [
        "host",
        "connection",
        "content-length",
        "transfer-encoding",
        "te",
        "trailer",
        "upgrade",
        "expect",
        "proxy-authorization",
        "proxy-connection",
        "user-agent",
    ];

    public static bool AreOurs(string name) =>
        Ours.Contains(name, StringComparer.OrdinalIgnoreCase) || name.StartsWith(Signing, StringComparison.OrdinalIgnoreCase);

    public static bool IsContentType(string name) => name.Equals(ContentType, StringComparison.OrdinalIgnoreCase);

    /// <summary>It belongs to the body, where HTTP has another place for it.</summary>
    public static bool IsOfBody(string name) => name.StartsWith("content-", StringComparison.OrdinalIgnoreCase);
}
