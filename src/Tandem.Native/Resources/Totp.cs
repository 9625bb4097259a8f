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
        new("POST", "/me/totp", Scopes.None, BeginAsync),
        new("PUT", "/me/totp", Scopes.None, ConfirmAsync),
        new("DELETE", "/me/totp", Scopes.None, EndOwnAsync),
        new("POST", "/me/totp/recovery-codes", Scopes.None, RenewAsync),
        new("GET", "/users/{id}/totp", Scopes.ManageKeys, GetOf),
        new("DELETE", "/users/{id}/totp", Scopes.ManageKeys, EndAsync),
    ];

    private static readonly Refusal Nobody = new(
        ProblemTable.Conflict,
        "the request came with a key: sign in as the user whose code it is"
    );
    private static readonly Refusal Demanded = new(
        ProblemTable.Conflict,
        "it is demanded of you: an administrator turns it off for who has another authenticator"
    );
    private static readonly Refusal WrongCode = Refusal.Invalid("code", "is not what the authenticator shows now, or was used");
    private static readonly Refusal NotOn = Refusal.NotFound("no TOTP is on");

    /// <summary>Whether oneself is asked for a code.</summary>
    internal static Found<TotpModel> Get(Asker asker) => new(Model(asker.Principal.UserId, asker));

    /// <summary>Begins: gives a secret for one's authenticator, shown this once. It is on when PUT has confirmed it, within ten minutes.</summary>
    internal static async Task<Results<Made<MadeTotp>, Refusal>> BeginAsync(NewTotp body, Asker asker)
    {
        if (UserOf(asker) is not { } user)
        {
            return Nobody;
        }
        if (await RefuseAsync(user, body.Password ?? "", asker) is { } refusal)
        {
            return refusal;
        }
        return asker.Door.Totps.Begin(asker.Tenant.Id, user.Id) is { } secret
            ? new Made<MadeTotp>("/me/totp", new MadeTotp(secret, UriOf(secret, user, asker)))
            : new Refusal(ProblemTable.Conflict, "it is on already: turn it off first");
    }

    /// <summary>Turns on what POST has begun, with a code of it. Gives codes for the day the authenticator is lost, shown this once.</summary>
    internal static async Task<Results<Found<RecoveryCodeList>, Refusal>> ConfirmAsync(TotpCode body, Asker asker)
    {
        if (UserOf(asker) is not { } user)
        {
            return Nobody;
        }
        (IReadOnlyList<string> codes, string kept) = RecoveryCodes.Fresh();
        switch (await asker.Door.Totps.ConfirmAsync(asker.Tenant.Id, user.Id, body.Code, kept))
        {
            case TotpConfirmation.Done:
                await asker.LogAsync(new AuditTotpChanged(user.Id, IsOn: true));
                return new Found<RecoveryCodeList>(new RecoveryCodeList(codes));
            case TotpConfirmation.WrongCode:
                return Refusal.Invalid("code", "is not what the authenticator shows now");
            case TotpConfirmation.NotSaved:
                return NotSaved;
            default:
                return new Refusal(ProblemTable.Conflict, "nothing was begun, or too long ago: POST first");
        }
    }

    /// <summary>Gives fresh recovery codes, with a code; those of before count no more.</summary>
    internal static async Task<Results<Found<RecoveryCodeList>, Refusal>> RenewAsync(TotpCode body, Asker asker)
    {
        if (UserOf(asker) is not { } user)
        {
            return Nobody;
        }
        if (!asker.Door.Totps.IsOn(asker.Tenant.Id, user.Id))
        {
            return NotOn;
        }
        switch (await asker.Door.Login.ConfirmCodeAsync(asker.From, asker.Tenant.Id, user, body.Code))
        {
            case LoginResult.Confirmed:
                break;
            case LoginResult.Refused refused:
                return Refusal.TooMany(refused.Throttled);
            default:
                return WrongCode;
        }
        (IReadOnlyList<string> codes, string kept) = RecoveryCodes.Fresh();
        switch (await asker.Door.Totps.RenewAsync(asker.Tenant.Id, user.Id, kept))
        {
            case true:
                await asker.LogAsync(new AuditRecoveryCodesMade(user.Id));
                return new Found<RecoveryCodeList>(new RecoveryCodeList(codes));
            case false:
                return NotSaved;
            default:
                return NotOn;
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
        if (asker.Door.Demands.Holds(asker.Tenant.Id, user))
        {
            return Demanded;
        }
        return await asker.Door.Login.ConfirmCodeAsync(asker.From, asker.Tenant.Id, user, body.Code) switch
        {
            LoginResult.Confirmed => await TurnOffAsync(user.Id, asker),
            LoginResult.Refused refused => Refusal.TooMany(refused.Throttled),
            _ => WrongCode,
        };
    }

    /// <summary>Whether a user is asked for a code.</summary>
    internal static Results<Found<TotpModel>, Refusal> GetOf(int id, Asker asker) =>
        asker.Views.Users[id] is null ? NoUser(id) : new Found<TotpModel>(Model(id, asker));

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

    private static TotpModel Model(int id, Asker asker) =>
        new(
            asker.Door.Totps.IsOn(asker.Tenant.Id, id),
            asker.Door.Totps.RecoveryCodesOf(asker.Tenant.Id, id),
            asker.Views.Users[id] is { } user && asker.Door.Demands.Holds(asker.Tenant.Id, user)
        );

    // Whoever has a password shows that he knows it; who signs in at a provider alone has none.
    private static async Task<Refusal?> RefuseAsync(UserRow user, string password, Asker asker)
    {
        if (user.PasswordHash.Length == 0)
        {
            return null;
        }
        return await asker.Door.Login.ConfirmAsync(asker.From, asker.Tenant.Id, user.Login, user, password) switch
        {
            LoginResult.Confirmed => null,
            LoginResult.Refused refused => Refusal.TooMany(refused.Throttled),
            _ => Refusal.Invalid("password", "is not the password"),
        };
    }

    private static UserRow? UserOf(Asker asker) =>
        asker.Principal is { UserId: > 0, Credential.Kind: CredentialKind.Token } self ? asker.Views.Users[self.UserId] : null;

    private static string UriOf(string secret, UserRow user, Asker asker) =>
        new OtpNet.OtpUri(OtpNet.OtpType.Totp, secret, $"{user.Login}@{asker.Tenant.Domain}", "Tandem").ToString();

    private static Refusal NotSaved => new(ProblemTable.NotSaved, "the database cannot be written: try again") { RetryAfterSeconds = 1 };

    private static Refusal NoUser(int id) => Refusal.NotFound($"no user {id}");
}
