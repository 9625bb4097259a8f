namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Logins;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/sign-in-rules</c>: of whom a second factor is demanded.</summary>
internal static class SignInRules
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/sign-in-rules", Scopes.ReadConfiguration, Get),
        new("PUT", "/sign-in-rules", Scopes.WriteConfiguration, SetAsync),
    ];

    /// <summary>Of whom a second factor is demanded.</summary>
    internal static Found<SignInRulesModel> Get(Asker asker)
    {
        SignInRuleRow? row = TotpDemands.RuleOf(asker.Views);
        return new Found<SignInRulesModel>(SignInRulesModel.Of(row, asker.Door.Demands.Operators), row?.UpdatedMicros ?? 0);
    }

    /// <summary>
    /// Sets of whom a second factor is demanded, from the next sign-in on: who has none then is let in to set one up (<c>/v1/me/totp</c>) and for nothing else.
    /// Tokens that are out go on until they end; keys need none.
    /// </summary>
    internal static Task<Results<Found<SignInRulesModel>, Refusal>> SetAsync(NewSignInRules body, Asker asker) =>
        Dialing.SetAsync<SignInRuleRow, SignInRulesModel>(
            asker,
            new SetSignInRule(SignInRulesModel.Read(body.Totp)),
            row => SignInRulesModel.Of(row, asker.Door.Demands.Operators)
        );
}
