namespace Tandem.Core.Contract.Rows;

/// <summary>A code that says which seller calls: his number in the company, or his name.</summary>
/// <param name="Agents">Users whose calls count as his where nothing else is said; each is bound to one code at most.</param>
public sealed record SalesCodeRow(int Id, string Code, IReadOnlyList<int> Agents) : DialingRow(Id)
{
    public const string Word = "sales_code";

    public override string Kind => Word;

    public override string Label => Code;
}
