namespace Tandem.Native.Oidc;

using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Tandem.Access;
using Tandem.Access.Logins;
using Tandem.Access.Principals;
using Tandem.Access.Tenants;
using Tandem.Access.Times;
using Tandem.Core.Contract.Rows;
using Tandem.Http.Reading;
using Tandem.Native.Requests;

/// <summary>
/// Who comes back from the provider: matched to the one user of the tenant who has the e-mail address that the provider has verified. Nobody is made a user by
/// coming, and a name that people choose for themselves is not gone by.
/// </summary>
internal sealed class OidcArrivals(FrontDoor door, CodeTickets codes)
{
    public const string VerifiedClaim = "email_verified";

    /// <summary>The interface, as the audit log names it.</summary>
    private const string Face = "oidc";
    private const string EmailClaim = "email";

    /// <summary>The provider has said who it is, and that holds.</summary>
    public async Task ArriveAsync(TicketReceivedContext context)
    {
        HttpContext http = context.HttpContext;
        Arrival arrival = TenantOf(context.Properties) is { } tenant
            ? await LetInAsync(http, tenant, context.Principal?.Claims ?? [])
            : Arrival.Unknown;
        context.HandleResponse();
        http.Response.Redirect(arrival.Page);
    }

    /// <summary>What came back was not to be believed, or could not be checked.</summary>
    public Task FailAsync(RemoteFailureContext context) =>
        TurnBackAsync(
            context,
            context.Properties,
            context.Failure switch
            {
                // The handler's own for a state that it cannot open or that has no cookie.
                AuthenticationFailureException => Arrival.Stale,
                { } failure when OidcDoor.IsDown(failure) => Arrival.Down,
                _ => Arrival.Failed,
            }
        );

    public Task TurnBackAsync(
        HandleRequestContext<RemoteAuthenticationOptions> context,
        AuthenticationProperties? properties,
        Arrival arrival
    )
    {
        context.HandleResponse();
        return TurnBackAsync(context.HttpContext, TenantOf(properties), arrival);
    }

    /// <summary>Back to the page, which says why in words; and into the log.</summary>
    /// <param name="tenant">Null where that is not known: then the node's log is told.</param>
    public Task TurnBackAsync(HttpContext http, TenantEntry? tenant, Arrival arrival)
    {
        door.Audit.SignInRefused(OriginOf(http), tenant?.Id ?? 0, "", arrival.Why);
        http.Response.Redirect(arrival.Page);
        return Task.CompletedTask;
    }

    public static Origin OriginOf(HttpContext http) => new(Face, ClientSource.Of(http), ClientSource.AddressOf(http));

    private async Task<Arrival> LetInAsync(HttpContext http, TenantEntry tenant, IEnumerable<Claim> claims)
    {
        Arrival? refused = Find(tenant, [.. claims], out UserRow? user, out string email);
        if (refused is not null)
        {
            door.Audit.SignInRefused(OriginOf(http), tenant.Id, email, refused.Why);
            return refused;
        }
        if (door.Totps.IsOn(tenant.Id, user!.Id))
        {
            codes.Give(http, tenant.Id, user);
            return Arrival.Code;
        }
        if (await door.Login.ByProviderAsync(OriginOf(http), tenant.Id, user) is not LoginResult.LetIn letIn)
        {
            return Arrival.Busy;
        }
        SessionCookie.Give(http, letIn.Token.Secret, Micros.Time(letIn.Token.Row.EndsMicros));
        return Arrival.In;
    }

    private static Arrival? Find(TenantEntry tenant, IReadOnlyList<Claim> claims, out UserRow? user, out string email)
    {
        user = null;
        string[] emails =
        [
            .. claims.Where(claim => claim.Type == EmailClaim).Select(claim => claim.Value).Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        string[] verified = [.. claims.Where(claim => claim.Type == VerifiedClaim).Select(claim => claim.Value)];
        email = emails.FirstOrDefault("");
        // The token and the page of the provider's that tells of users may both say it: then both the same.
        bool holds = verified.Length > 0 && verified.All(value => value.Equals("true", StringComparison.OrdinalIgnoreCase));
        if (emails.Length != 1 || emails[0].Length == 0 || !holds)
        {
            return Arrival.Unverified;
        }
        string address = emails[0];
        UserRow[] found =
        [
            .. tenant.Door.Views.Users.All().Where(row => row.Email.Equals(address, StringComparison.OrdinalIgnoreCase)).Take(2),
        ];
        user = found.Length == 1 ? found[0] : null;
        return found.Length switch
        {
            0 => Arrival.Unknown,
            1 => found[0].IsDisabled ? Arrival.Disabled : null,
            _ => Arrival.Ambiguous,
        };
    }

    private TenantEntry? TenantOf(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(OidcDoor.TenantItem, out string? id) == true
            ? door.Tenants.ById(int.Parse(id!, CultureInfo.InvariantCulture))
            : null;
}
