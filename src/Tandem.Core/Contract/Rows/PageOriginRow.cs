namespace Tandem.Core.Contract.Rows;

/// <summary>Pages from there may follow the tenant's agents without a token, as UCCC's document has it.</summary>
/// <param name="Origin">Scheme, host and port, as browsers send it.</param>
public sealed record PageOriginRow(int Id, string Origin) : DialingRow(Id)
{
    public const string Word = "page_origin";

    public override string Kind => Word;

    public override string Label => Origin;
}
