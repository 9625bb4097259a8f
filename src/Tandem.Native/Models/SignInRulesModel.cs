namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Requests;

/// <summary>What is asked of the tenant's people when they sign in.</summary>
/// <param name="Totp">Of whom the tenant demands a second factor: nobody, administrators, supervisors (and administrators), everybody.</param>
/// <param name="OperatorTotp">Of whom the server's operator does in any case (<c>--require-totp</c>); whichever is more of the two counts.</param>
internal sealed record SignInRulesModel(string Totp, string OperatorTotp)
{
    public const string Pattern = "^(nobody|administrators|supervisors|everybody)$";

    public static SignInRulesModel Of(SignInRuleRow? row, TotpDemand operators) =>
        new(Word(row?.Demand ?? TotpDemand.Nobody), Word(operators));

    /// <summary>Of text that fits <see cref="Pattern"/>.</summary>
    public static TotpDemand Read(string text) => Enum.Parse<TotpDemand>(text, ignoreCase: true);

    private static string Word(TotpDemand demand) => demand.ToString().ToLowerInvariant();
}

/// <summary>What is to be asked of the tenant's people when they sign in.</summary>
internal sealed record NewSignInRules : IBody
{
    /// <summary>Of whom a second factor is demanded: nobody, administrators, supervisors (and administrators) or everybody.</summary>
    [Required, RegularExpression(SignInRulesModel.Pattern)]
    public required string Totp { get; init; }
}
