namespace Tandem.Server.Options;

using Tandem.Foundation;

/// <summary>Where HTTP is served.</summary>
/// <param name="Address">Where.</param>
/// <param name="IsTls">As HTTPS, and WebSockets as wss.</param>
internal readonly record struct WebListener(NetAddress Address, bool IsTls)
{
    private const string Example = "[https:]HOST:PORT, e.g. 127.0.0.1:8081";
    private const string Secure = "https:";

    public static WebListener Parse(string text, string origin)
    {
        bool isTls = text.StartsWith(Secure, StringComparison.Ordinal);
        return new WebListener(OptionValues.Address(isTls ? text[Secure.Length..] : text, origin, Example), isTls);
    }
}
