namespace Tandem.Server.Options;

using Tandem.Outbound;

/// <summary>A service of the operator: <c>URL[;key=KEY]</c>.</summary>
/// <param name="Key">Told to it as a bearer token; empty for none.</param>
internal sealed record ServiceUrl(Uri Url, string Key)
{
    private const string KeySign = ";key=";

    public static ServiceUrl Parse(Given given)
    {
        string[] parts = given.Value.Split(KeySign, 2);
        return OutboundUrl.TryParse(parts[0], out Uri? url, out string wrong)
            ? new ServiceUrl(url, parts.Length > 1 ? parts[1] : "")
            : throw new OptionException(
                $"{given.Origin} {wrong}: write http://host/path, with ;key=KEY behind it where the service wants one",
                $"{given.Origin} 不是可用的地址（{wrong}）：请写成 http://主机/路径，需要密钥时在其后加 ;key=KEY"
            );
    }

    /// <summary>Without its key.</summary>
    public override string ToString() => OutboundUrl.Shown(Url);

    /// <summary>As given, but for its key and what may be one in its query.</summary>
    public static string Shown(string text)
    {
        string[] parts = text.Split(KeySign, 2);
        string url = OutboundUrl.TryParse(parts[0], out Uri? good, out _) ? OutboundUrl.Shown(good) : "";
        return parts.Length > 1 ? $"{url}{KeySign}***" : url;
    }
}
