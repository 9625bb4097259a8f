namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Tandem.Access;
using Tandem.Access.Logins;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;
using Tandem.Access.Tenants;
using Tandem.Access.Times;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Oidc;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/session</c>: signing in with a browser. A session is a token that lives in a cookie; the list of all is at <c>/v1/tokens</c>.</summary>
internal static class Session
{
    private const string FetchSite = "Sec-Fetch-Site";

    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("POST", "/session", Scopes.None, CreateAsync) { ForAnyone = true },
        new("GET", "/session", Scopes.None, Get) { ForAnyone = true },
        new("DELETE", "/session", Scopes.None, EndAsync),
    ];

    internal static readonly Refusal Forged = new(ProblemTable.Forged, "another site's page may not sign you in");

    /// <summary>Signs in with login and password, and sets the cookie that the browser is known by. Whether login or password was wrong is not told.</summary>
    internal static async Task<Results<Found<SessionModel>, Refusal>> CreateAsync(
        NewSession body,
        Anyone asker,
        [FromServices] OidcDoor oidc
    )
    {
        if (IsForged(asker.Http.Request))
        {
            return Forged;
        }
        (TenantEntry tenant, string login) = asker.Door.Tenants.OfLogin(body.Login, asker.Http.Request.Host.Host);
        UserRow? user = tenant.Door.Views.Users.All().FirstOrDefault(row => row.Login == login);
        LoginResult result = await asker.Door.Login.ByPasswordAsync(asker.From, tenant.Id, login, user, body.Password, body.Code ?? "");
        switch (result)
        {
            case LoginResult.LetIn letIn:
                await FrontDoor.UpgradeAsync(tenant.Door, letIn);
                return Begin(asker, tenant, letIn, oidc);
            default:
                return NotLetIn.Of(result);
        }
    }

    /// <summary>Who is signed in with this browser; nobody (null) is an answer too.</summary>
    internal static Found<SessionModel> Get(Anyone asker, [FromServices] OidcDoor oidc)
    {
        string secret = SessionCookie.SecretOf(asker.Http.Request);
        Principal? principal = SessionCookie.Find(asker.Door, secret);
        TenantEntry? tenant = principal is null ? null : asker.Door.Tenants.ById(principal.Tenant);
        return new Found<SessionModel>(tenant is null ? new SessionModel(null, "", oidc.IsOn) : Model(principal!, tenant, secret, oidc));
    }

    /// <summary>Signs out: ends the session and takes the cookie back.</summary>
    internal static Task<Results<Done, Refusal>> EndAsync(Asker asker)
    {
        SessionCookie.Take(asker.Http);
        return Tokens.EndOwnAsync(asker);
    }

    /// <summary>Sets the cookie for who has been let in.</summary>
    internal static Found<SessionModel> Begin(Anyone asker, TenantEntry tenant, LoginResult.LetIn letIn, OidcDoor oidc)
    {
        SessionCookie.Give(asker.Http, letIn.Token.Secret, Micros.Time(letIn.Token.Row.EndsMicros));
        Principal principal = asker.Door.Principals.Find(Face.Native, letIn.Token.Secret)!;
        return new Found<SessionModel>(Model(principal, tenant, letIn.Token.Secret, oidc));
    }

    /// <summary>Whether a page of another site asks.</summary>
    internal static bool IsForged(HttpRequest request) => request.Headers[FetchSite] == "cross-site";

    private static SessionModel Model(Principal principal, TenantEntry tenant, string secret, OidcDoor oidc) =>
        new(MeModel.Of(principal, tenant), CsrfToken.Of(secret), oidc.IsOn);
}
