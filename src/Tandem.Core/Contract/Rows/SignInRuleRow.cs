namespace Tandem.Core.Contract.Rows;

/// <summary>What a tenant asks of its people when they sign in. A tenant has one at most.</summary>
/// <param name="Demand">Who signs in with a second factor, whether he wants to or not.</param>
public sealed record SignInRuleRow(int Id, TotpDemand Demand) : DialingRow(Id)
{
    public const string Word = "sign_in_rule";

    public override string Kind => Word;

    public override string Label => "";
}

/// <summary>Of whom a second factor is demanded; each of more people than the one before.</summary>
public enum TotpDemand
{
    Nobody,
    Administrators,

    /// <summary>And administrators.</summary>
    Supervisors,
    Everybody,
}
