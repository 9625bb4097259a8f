namespace Tandem.Core.Contract.Rows;

/// <summary>Numbers to be called one after the other. They are kept beside it; nothing dials them yet, so every campaign is stopped.</summary>
public sealed record CampaignRow(int Id, string Name) : DialingRow(Id)
{
    public const string Word = "campaign";

    /// <summary>The one that every tenant has from the beginning.</summary>
    public const int First = 1;

    public const string FirstName = "default";

    public override string Kind => Word;

    public override string Label => Name;
}
