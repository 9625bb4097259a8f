namespace Tandem.Dialects.Uccc.Monitoring;

using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tandem.Access;
using Tandem.Access.Principals;
using Tandem.Access.Tenants;
using Tandem.Bayeux;
using Tandem.Core.Contract.Rows;
using Tandem.Http.Reading;

/// <summary>
/// Who may follow agents: whoever brings the tenant's access token (as <c>ext.access_token</c> of the handshake, a header or in the query); a page from an
/// origin that the tenant has named; and, as the document's snippet brings nothing at all, whoever asks from this machine itself, for the default tenant.
/// </summary>
/// <param name="defaultTenant">Whose agents are open to this machine; 0 for nobody's.</param>
public sealed class MonitorDoor(FrontDoor door, int defaultTenant, Action<int> followed) : IBayeuxDoor
{
    private static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "X-Real-IP"];

    public bool IsChannel(string channel) =>
        channel.StartsWith(AgentMonitor.Prefix, StringComparison.Ordinal)
        && channel.Length > AgentMonitor.Prefix.Length
        && channel[AgentMonitor.Prefix.Length..].All(char.IsAsciiDigit);

    public void Followed(int tenant) => followed(tenant);

    public int TenantOf(HttpContext http, JsonElement message)
    {
        if (TokenOf(http, message) is { Length: > 0 } token)
        {
            Principal? principal = door.Principals.FindKey(UcccKeys.Face, token);
            return principal is not null && door.Tenants.ById(principal.Tenant) is not null ? principal.Tenant : 0;
        }
        if (OriginOf(http.Request) is { Length: > 0 } origin && OfOrigin(origin) is { } named)
        {
            return named.Id;
        }
        bool isHere = ClientSource.IsLoopback(http) && !Forwarding.Any(http.Request.Headers.ContainsKey);
        return isHere && door.Tenants.ById(defaultTenant) is not null ? defaultTenant : 0;
    }

    private TenantEntry? OfOrigin(string origin) =>
        door.Tenants.All.FirstOrDefault(tenant =>
            tenant
                .Door.Views.Dialing.All()
                .OfType<PageOriginRow>()
                .Any(row => string.Equals(row.Origin, origin, StringComparison.OrdinalIgnoreCase))
        );

    // A script that a page loads brings the page's address alone.
    private static string OriginOf(HttpRequest request)
    {
        string origin = request.Headers.Origin.ToString();
        return origin.Length > 0 ? origin
            : Uri.TryCreate(request.Headers.Referer.ToString(), UriKind.Absolute, out Uri? page) ? page.GetLeftPart(UriPartial.Authority)
            : "";
    }

    private static string TokenOf(HttpContext http, JsonElement message)
    {
        if (
            message.TryGetProperty("ext", out JsonElement ext)
            && ext.ValueKind == JsonValueKind.Object
            && ext.TryGetProperty(UcccKeys.Token, out JsonElement token)
        )
        {
            return token.ToString();
        }
        return UcccKeys.TokenOf(http.Request);
    }
}
