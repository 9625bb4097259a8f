namespace Tandem.Outbound;

using System.Diagnostics.CodeAnalysis;

/// <summary>URLs that tenants give us to send to.</summary>
public static class OutboundUrl
{
    /// <summary>Characters.</summary>
    public const int MostLength = 2_048;

    /// <summary>An absolute http or https URL without credentials; false with what is wrong, which never repeats the URL.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Uri? url, out string wrong)
    {
        wrong =
            text.Length > MostLength ? $"is longer than {MostLength} characters"
            : !Uri.TryCreate(text, UriKind.Absolute, out url) || !IsHttp(url) || url.Host.Length == 0 ? "is no http:// or https:// URL"
            : url.UserInfo.Length > 0 ? "must hold no user name or password: it would stand in logs"
            : url.Fragment.Length > 0 ? "must hold no #fragment: it is never sent"
            : "";
        url = wrong.Length == 0 ? new Uri(text) : null;
        return url is not null;
    }

    /// <summary>For logs: without the query, where tokens are put.</summary>
    public static string Shown(Uri url) => $"{url.Scheme}://{url.Authority}{url.AbsolutePath}";

    private static bool IsHttp(Uri url) => url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps;
}
