namespace Tandem.Store.Sqlite.Tables.Campaigns;

/// <summary>What is stored for where a number stands.</summary>
internal static class NumberStates
{
    public const int Waiting = 0;

    /// <summary>An attempt is under way.</summary>
    public const int Dialling = 1;

    public const int Done = 2;

    /// <summary>Of an import that is not over: not among the campaign's numbers yet.</summary>
    public const int Staged = 9;
}
