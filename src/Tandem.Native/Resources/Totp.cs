namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Tandem.Access.Logins;
using Tandem.Access.Principals;
using Tandem.Access.Totps;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/me/totp</c> and <c>/v1/users/{id}/totp</c>: signing in with a code of an authenticator as well.</summary>
internal static class Totp
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/me/totp", Scopes.None, Get),
        new("POST", "/me/totp", Scopes.None, Begin),
        new("PUT", "/me/totp", Scopes.None, ConfirmAsync),
        new("DELETE", "/me/totp", Scopes.None, EndOwnAsync),
        new("GET", "/users/{id}/totp", Scopes.ManageKeys, GetOf),
        new("DELETE", "/users/{id}/totp", Scopes.ManageKeys, EndAsync),
    ];

    private static readonly Refusal Nobody = new(
        ProblemTable.Conflict,
        "the request came with a key: sign in as the user whose code it is"
    );
    private static readonly Refusal NotOn = Refusal.NotFound("no TOTP is on");

    /// <summary>Whether oneself is asked for a code.</summary>
    internal static Found<TotpModel> Get(Asker asker) => new(new TotpModel(asker.Door.Totps.IsOn(asker.Tenant.Id, asker.Principal.UserId)));

    /// <summary>Begins: gives a secret for one's authenticator, shown this once. It is on when PUT has confirmed it, within ten minutes.</summary>
    internal static Results<Made<MadeTotp>, Refusal> Begin(Asker asker)
    {
        if (UserOf(asker) is not { } user)
        {
            return Nobody;
        }
        return asker.Door.Totps.Begin(asker.Tenant.Id, user.Id) is { } secret
            ? new Made<MadeTotp>("/me/totp", new MadeTotp(secret, UriOf(secret, user, asker)))
            : new Refusal(ProblemTable.Conflict, "it is on already: turn it off first");
    }

    /// <summary>Turns on what POST has begun, with a code of it.</summary>
    internal static async Task<Results<Done, Refusal>> ConfirmAsync(TotpCode body, Asker asker)
    {
        if (UserOf(asker) is not { } user)
        {
            return Nobody;
        }
        switch (await asker.Door.Totps.ConfirmAsync(asker.Tenant.Id, user.Id, body.Code))
        {
            case TotpConfirmation.Done:
                await asker.LogAsync(new AuditTotpChanged(user.Id, IsOn: true));
                return Done.Instance;
            case TotpConfirmation.WrongCode:
                return Refusal.Invalid("code", "is not what the authenticator shows now");
            case TotpConfirmation.NotSaved:
                return NotSaved;
            default:
                return new Refusal(ProblemTable.Conflict, "nothing was begun, or too long ago: POST first");
        }
    }

    /// <summary>Turns one's own off, with a code.</summary>
    internal static async Task<Results<Done, Refusal>> EndOwnAsync([FromBody] TotpCode body, Asker asker)
    {
        if (BodyRules.Check(body) is { } wrong)
        {
            return wrong;
        }
        if (UserOf(asker) is not { } user)
        {
            return Nobody;
        }
        if (!asker.Door.Totps.IsOn(asker.Tenant.Id, user.Id))
        {
            return NotOn;
        }
        return await asker.Door.Login.ConfirmCodeAsync(asker.From, asker.Tenant.Id, user, body.Code) switch
        {
            LoginResult.Confirmed => await TurnOffAsync(user.Id, asker),
            LoginResult.Refused refused => Refusal.TooMany(refused.Throttled),
            _ => Refusal.Invalid("code", "is not what the authenticator shows now, or was used"),
        };
    }

    /// <summary>Whether a user is asked for a code.</summary>
    internal static Results<Found<TotpModel>, Refusal> GetOf(int id, Asker asker) =>
        asker.Views.Users[id] is null ? NoUser(id) : new Found<TotpModel>(new TotpModel(asker.Door.Totps.IsOn(asker.Tenant.Id, id)));

    /// <summary>Turns a user's off who has lost his authenticator. One's own session turns its own off with a code alone; a key may.</summary>
    internal static async Task<Results<Done, Refusal>> EndAsync(int id, Asker asker)
    {
        if (asker.Views.Users[id] is null)
        {
            return NoUser(id);
        }
        return asker.Principal is { Credential.Kind: CredentialKind.Token } self && self.UserId == id
            ? asker.Forbid("one's own is turned off with a code, at /v1/me/totp")
            : await TurnOffAsync(id, asker);
    }

    private static async Task<Results<Done, Refusal>> TurnOffAsync(int user, Asker asker)
    {
        switch (await asker.Door.Totps.RemoveAsync(asker.Tenant.Id, user))
        {
            case true:
                await asker.LogAsync(new AuditTotpChanged(user, IsOn: false));
                return Done.Instance;
            case false:
                return NotSaved;
            default:
                return NotOn;
        }
    }

    private static UserRow? UserOf(Asker asker) =>
        asker.Principal is { UserId: > 0, Credential.Kind: CredentialKind.Token } self ? asker.Views.Users[self.UserId] : null;

    private static string UriOf(string secret, UserRow user, Asker asker) =>
        new OtpNet.OtpUri(OtpNet.OtpType.Totp, secret, $"{user.Login}@{asker.Tenant.Domain}", "Tandem").ToString();

    private static Refusal NotSaved => new(ProblemTable.NotSaved, "the database cannot be written: try again") { RetryAfterSeconds = 1 };

    private static Refusal NoUser(int id) => Refusal.NotFound($"no user {id}");
}
