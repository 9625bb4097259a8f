namespace Tandem.Server.Hosting;

using Tandem.Store.Files;

/// <summary>Which secrets the credentials file has for whom: a dialect more is a row more.</summary>
internal static class CredentialShape
{
    public static readonly IReadOnlyList<SecretGroup> Groups =
    [
        new("xswitch", new SecretName("login", 0, "admin"), new SecretName("password", 20), new SecretName("token", 40)),
        new("udesk", new SecretName("sid", 32), new SecretName("authToken", 32), new SecretName("appId", 36) { IsUuid = true }),
        new("meiqia", new SecretName("accessToken", 40)),
        new("uccc", new SecretName("tenantId", 20), new SecretName("accessToken", 40)),
        new("native", new SecretName("apiKey", 40)),
    ];

    /// <summary>Reads or makes a tenant's file; see <see cref="Credentials.Keep"/>.</summary>
    public static Credentials Keep(string file, string http, string sip, string domain) =>
        Credentials.Keep(file, http, sip, domain, Groups);
}
