namespace Tandem.Store.Sqlite.Migrations;

using Tandem.Store.Contract;
using Tandem.Store.Sqlite.Sql;

/// <summary>Brings a database to the version this program knows, one step after the other, each whole or not at all.</summary>
internal static class Schema
{
    private static readonly string[] Steps =
    [
        FirstVersion.Sql,
        SecondVersion.Sql,
        ThirdVersion.Sql,
        AccessTables.Sql,
        LogTables.Sql,
        DialogBlocks.Sql,
        IdempotentRequests.Sql,
        TenantStates.Sql,
        OwnWords.Sql,
        WebhookTables.Sql,
        TrunkRows.Sql,
        RecordIndexes.Sql,
        NumberingTables.Sql,
        FlowTables.Sql,
        RecordingKinds.Sql,
        CallScores.Sql,
        CallTables.Sql,
        NoteTables.Sql,
        FoundRecords.Sql,
        CampaignTables.Sql,
        TotpTables.Sql,
        RecoveryCodes.Sql,
    ];

    public static int Version => Steps.Length;

    public static void Migrate(SqliteLink link) => Migrate(link, Steps);

    /// <summary>With steps of one's own; the n-th leads to version n.</summary>
    internal static void Migrate(SqliteLink link, IReadOnlyList<string> steps)
    {
        int found = link.Query<int>("PRAGMA user_version")[0];
        if (found > steps.Count)
        {
            throw new StoreException(
                $"the database has version {found}, this Tandem knows up to {steps.Count}: use the newer program",
                $"数据库版本为 {found}，此 Tandem 最高支持 {steps.Count}：请使用更新的程序"
            );
        }
        for (int i = found; i < steps.Count; i++)
        {
            link.Run($"BEGIN IMMEDIATE; {steps[i]}; PRAGMA user_version={i + 1}; COMMIT");
        }
    }
}
