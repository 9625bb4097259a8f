namespace Tandem.Native.Resources;

using Tandem.Access.Logins;
using Tandem.Native.Problems;

/// <summary>What somebody is told who was not let in; of a second factor nothing before the password is right.</summary>
internal static class NotLetIn
{
    public static Refusal Of(LoginResult result) =>
        result switch
        {
            LoginResult.Refused refused => Refusal.TooMany(refused.Throttled),
            LoginResult.CodeRequired => new Refusal(ProblemTable.TotpRequired, "send code: what your authenticator shows"),
            LoginResult.WrongCode => new Refusal(ProblemTable.TotpWrong, "send the code your authenticator shows now; each counts once"),
            LoginResult.SetUpRequired => new Refusal(ProblemTable.TotpRequired, "a second factor is demanded: set one up in the console"),
            _ => new Refusal(ProblemTable.Unauthenticated, "login or password is wrong"),
        };
}
