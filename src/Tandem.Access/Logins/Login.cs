namespace Tandem.Access.Logins;

using Tandem.Access.Audit;
using Tandem.Access.Keys;
using Tandem.Access.Limits;
using Tandem.Access.Passwords;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;
using Tandem.Access.Tokens;
using Tandem.Access.Totps;
using Tandem.Core.Contract.Rows;

/// <summary>What came of a login: one of these.</summary>
public abstract record LoginResult
{
    /// <param name="User">As he was found.</param>
    /// <param name="UpgradedHash">His password at today's cost, for the tenant to keep; null when it has that already.</param>
    public sealed record LetIn(IssuedToken Token, UserRow User, string? UpgradedHash) : LoginResult;

    /// <summary>The password is the user's; no token was given.</summary>
    public sealed record Confirmed : LoginResult;

    /// <summary>No such user, no password, a wrong password or key: all the same, in answer and in time.</summary>
    public sealed record Wrong : LoginResult;

    /// <summary>The password is right; a code of the second factor has to come along with it.</summary>
    public sealed record CodeRequired : LoginResult;

    /// <summary>The password is right; the code is wrong, or has been used.</summary>
    public sealed record WrongCode : LoginResult;

    /// <summary>The password is right; a second factor is demanded and none is on: he sets one up in the console first.</summary>
    public sealed record SetUpRequired : LoginResult;

    public sealed record Refused(Throttled Throttled) : LoginResult;
}

/// <summary>Gives tokens for passwords and keys.</summary>
/// <param name="demands">Whether a second factor is demanded of a tenant's user.</param>
public sealed class Login(
    KeyTable keys,
    TokenTable tokens,
    PasswordChecks passwords,
    TotpTable totps,
    GuessThrottle throttle,
    AuditTrail audit,
    Func<int, UserRow, bool> demands
)
{
    private const string TooManyTokens = "tokens";
    private static readonly TimeSpan WhenBusy = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WhenFull = TimeSpan.FromMinutes(1);

    /// <param name="from">From where.</param>
    /// <param name="tenant">Whose user.</param>
    /// <param name="login">As it was sent.</param>
    /// <param name="user">Who has that login; null when nobody.</param>
    /// <param name="password">As it was sent.</param>
    /// <param name="code">Of his second factor, as it was sent; looked at only after a right password. Empty for none.</param>
    /// <param name="setsUp">Whether a second factor can be set up through that face: there who owes one is let in for that alone.</param>
    public async Task<LoginResult> ByPasswordAsync(
        Origin from,
        int tenant,
        string login,
        UserRow? user,
        string password,
        string code,
        bool setsUp = true
    )
    {
        (LoginResult? not, PasswordVerdict verdict) = await JudgeAsync(from.Source, $"{tenant}/{login}", user, password);
        not ??= totps.IsOn(tenant, user!.Id) ? await JudgeCodeAsync(from, tenant, user, code) : null;
        bool owes = not is null && Owes(tenant, user!);
        not ??= owes && !setsUp ? new LoginResult.SetUpRequired() : null;
        return Tell(from, tenant, login, user, not ?? await LetInAsync(tenant, user!, default, verdict.Upgraded, owes));
    }

    /// <summary>For who has been let through elsewhere, by a provider that is believed, and owes no code.</summary>
    public async Task<LoginResult> ByProviderAsync(Origin from, int tenant, UserRow user) =>
        Tell(from, tenant, user.Login, user, await LetInAsync(tenant, user, default, null, Owes(tenant, user)));

    /// <summary>Whether somebody who is in already has the second factor that is on, under the same limits.</summary>
    public async Task<LoginResult> ConfirmCodeAsync(Origin from, int tenant, UserRow user, string code) =>
        Tell(from, tenant, user.Login, user, await JudgeCodeAsync(from, tenant, user, code) ?? new LoginResult.Confirmed());

    /// <summary>Whether somebody who is in already knows the password, under the same limits.</summary>
    public async Task<LoginResult> ConfirmAsync(Origin from, int tenant, string login, UserRow? user, string password)
    {
        (LoginResult? not, _) = await JudgeAsync(from.Source, $"{tenant}/{login}", user, password);
        return Tell(from, tenant, login, user, not ?? new LoginResult.Confirmed());
    }

    /// <summary>For a key that acts as that user. Keys cannot be guessed, so only the source's wrong ones count.</summary>
    public async Task<LoginResult> ByKeyAsync(Origin from, int tenant, string login, UserRow? user, string key)
    {
        if (throttle.Enter(from.Source, "") is { } throttled)
        {
            return Tell(from, tenant, login, user, new LoginResult.Refused(throttled));
        }
        bool right = SecretHash.TryOf(key, out SecretHash hash) && user is not null && Fits(keys.Find(from.Face, hash), tenant, user);
        throttle.Leave(from.Source, "", right ? GuessEnd.Right : GuessEnd.Wrong);
        return Tell(from, tenant, login, user, right ? await LetInAsync(tenant, user!, hash, null) : new LoginResult.Wrong());
    }

    /// <summary>For somebody who is in and may let that user in.</summary>
    /// <param name="key">The key he is in by, with which the token ends; default when by a token.</param>
    public async Task<LoginResult> ForUserAsync(Origin from, int tenant, UserRow user, SecretHash key) =>
        Tell(from, tenant, user.Login, user, await LetInAsync(tenant, user, key, null));

    private LoginResult Tell(Origin from, int tenant, string login, UserRow? user, LoginResult result)
    {
        switch (result)
        {
            case LoginResult.LetIn letIn:
                audit.SignedIn(from, tenant, letIn.User, letIn.Token.Row.Id);
                break;
            case LoginResult.Wrong:
                audit.SignInRefused(from, tenant, login, user is null ? "unknown" : "wrong_secret");
                break;
            case LoginResult.CodeRequired:
                audit.SignInRefused(from, tenant, login, "code_required");
                break;
            case LoginResult.SetUpRequired:
                audit.SignInRefused(from, tenant, login, "setup_required");
                break;
            case LoginResult.WrongCode:
                audit.SignInRefused(from, tenant, login, "wrong_code");
                break;
            case LoginResult.Refused { Throttled.Rule: GuessThrottle.AccountRule or GuessThrottle.SourceRule }:
                audit.SignInRefused(from, tenant, login, "throttled");
                break;
            case LoginResult.Refused:
                audit.SignInRefused(from, tenant, login, "overloaded");
                break;
        }
        return result;
    }

    private async Task<(LoginResult? Not, PasswordVerdict Verdict)> JudgeAsync(
        string source,
        string account,
        UserRow? user,
        string password
    )
    {
        if (throttle.Enter(source, account) is { } throttled)
        {
            return (new LoginResult.Refused(throttled), default);
        }
        GuessEnd end = GuessEnd.NotJudged;
        try
        {
            if (passwords.Verify(source, user?.PasswordHash ?? "", password, out string rule) is not { } check)
            {
                return (new LoginResult.Refused(new Throttled(rule, WhenBusy)), default);
            }
            PasswordVerdict verdict = await check;
            end = verdict.Fits ? GuessEnd.Right : GuessEnd.Wrong;
            return (verdict.Fits ? null : new LoginResult.Wrong(), verdict);
        }
        finally
        {
            throttle.Leave(source, account, end);
        }
    }

    // Counted apart from passwords: a right password must not forgive wrong codes, or whoever knows it could guess codes for ever.
    private async Task<LoginResult?> JudgeCodeAsync(Origin from, int tenant, UserRow user, string code)
    {
        if (code.Length == 0)
        {
            return new LoginResult.CodeRequired();
        }
        (string source, string account) = (from.Source, $"{tenant}/{user.Login} code");
        if (throttle.Enter(source, account) is { } throttled)
        {
            return new LoginResult.Refused(throttled);
        }
        GuessEnd end = GuessEnd.NotJudged;
        try
        {
            TotpUse use = await totps.UseAsync(tenant, user.Id, code);
            if (use == TotpUse.RecoveryCode)
            {
                audit.RecoveryCodeUsed(from, tenant, user, totps.RecoveryCodesOf(tenant, user.Id));
            }
            end = use == TotpUse.Wrong ? GuessEnd.Wrong : GuessEnd.Right;
            return use == TotpUse.Wrong ? new LoginResult.WrongCode() : null;
        }
        finally
        {
            throttle.Leave(source, account, end);
        }
    }

    private static bool Fits(Principal? key, int tenant, UserRow user) => key?.Tenant == tenant && key.UserId == user.Id;

    private bool Owes(int tenant, UserRow user) => demands(tenant, user) && !totps.IsOn(tenant, user.Id);

    private async Task<LoginResult> LetInAsync(int tenant, UserRow user, SecretHash key, string? upgraded, bool owes = false)
    {
        string stamp = PasswordHash.StampOf(user.PasswordHash);
        return await tokens.IssueAsync(tenant, user.Id, stamp, key, owes) is { } issued
            ? new LoginResult.LetIn(issued, user, upgraded)
            : new LoginResult.Refused(new Throttled(TooManyTokens, WhenFull));
    }
}
