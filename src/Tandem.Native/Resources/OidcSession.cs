namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Tandem.Access.Logins;
using Tandem.Access.Principals;
using Tandem.Access.Tenants;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Oidc;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/session/oidc</c>: signing in with a browser at the operator's provider (OpenID Connect), where there is one.</summary>
internal static class OidcSession
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/session/oidc", Scopes.None, LeaveAsync) { ForAnyone = true },
        new("GET", "/session/oidc/callback", Scopes.None, ReturnAsync) { ForAnyone = true },
        new("POST", "/session/oidc", Scopes.None, ConfirmAsync) { ForAnyone = true },
    ];

    private static readonly Refusal Off = Refusal.NotFound("nobody signs in at a provider here");

    /// <summary>Sends the browser to the provider (to be navigated to, not fetched). It comes back to <c>/</c>, signed in; or to <c>/?sign-in=WHY</c>.</summary>
    /// <param name="domain">The SIP domain of the tenant one is a user of; without it that of the address, else the default one.</param>
    internal static async Task<Results<SentElsewhere, Refusal>> LeaveAsync(
        Anyone asker,
        [FromServices] OidcDoor oidc,
        string? domain = null
    )
    {
        if (!oidc.IsOn)
        {
            return Off;
        }
        string host = asker.Http.Request.Host.Host;
        TenantEntry tenant = asker.Door.Tenants.ByDomain(domain ?? host) ?? asker.Door.Tenants.Default;
        await oidc.LeaveAsync(asker.Http, tenant);
        return SentElsewhere.Instance;
    }

    /// <summary>Where the provider sends the browser back to. Where it is sent next never depends on what came along.</summary>
    internal static async Task<Results<SentElsewhere, Refusal>> ReturnAsync(Anyone asker, [FromServices] OidcDoor oidc)
    {
        if (!oidc.IsOn)
        {
            return Off;
        }
        await oidc.ReturnAsync(asker.Http);
        return SentElsewhere.Instance;
    }

    /// <summary>For who has come back with <c>/?sign-in=code</c>: his second factor is asked for whatever the provider has asked him. Sets the cookie, as POST /v1/session does.</summary>
    internal static async Task<Results<Found<SessionModel>, Refusal>> ConfirmAsync(
        TotpCode body,
        Anyone asker,
        [FromServices] OidcDoor oidc
    )
    {
        if (Session.IsForged(asker.Http.Request))
        {
            return Session.Forged;
        }
        if (oidc.Codes?.Find(asker.Http, asker.Door) is not var (tenant, user))
        {
            return new Refusal(ProblemTable.Unauthenticated, "it has taken too long: sign in at the provider again");
        }
        Origin from = OidcArrivals.OriginOf(asker.Http);
        LoginResult result = await asker.Door.Login.ConfirmCodeAsync(from, tenant.Id, user, body.Code);
        if (result is LoginResult.Confirmed)
        {
            result = await asker.Door.Login.ByProviderAsync(from, tenant.Id, user);
        }
        if (result is not LoginResult.LetIn letIn)
        {
            return NotLetIn.Of(result);
        }
        oidc.Codes.Take(asker.Http);
        return Session.Begin(asker, tenant, letIn, oidc);
    }
}
