namespace Tandem.Store.Sqlite;

using Tandem.Store.Contract;
using Tandem.Store.Files;
using Tandem.Store.Sqlite.Sql;
using Tandem.Store.Sqlite.Tables;
using Tandem.Store.Sqlite.Tables.Access;
using Tandem.Store.Sqlite.Tables.Campaigns;
using Tandem.Store.Sqlite.Tables.Configuration;
using Tandem.Store.Sqlite.Tables.Webhooks;

/// <summary>One connection to the database file; transactions are SQL of its own, so that none is left half open in an object that failed.</summary>
internal sealed class SqliteDatabaseConnection : IDatabaseConnection
{
    private readonly SqliteLink link;
    private readonly Statement begin;
    private readonly Statement commit;
    private readonly Statement mark;
    private readonly Statement keep;

    public SqliteDatabaseConnection(SqliteLink link, SecretBox? secrets)
    {
        this.link = link;
        // At once for writing: a transaction that begins as a reader's may find no way to become a writer's.
        begin = link.Prepare("BEGIN IMMEDIATE");
        commit = link.Prepare("COMMIT");
        mark = link.Prepare("SAVEPOINT one_order");
        keep = link.Prepare("RELEASE one_order");
        Tenants = new TenantTable(link);
        SignIns = new SignInTable(link);
        Bindings = new BindingTable(link);
        Configuration = new ConfigurationTables(link, secrets, SignIns);
        Records = new RecordTable(link);
        Calls = new CallTable(link);
        Recordings = new RecordingTable(link);
        Notes = new NoteTable(link);
        Access = new SqliteAccessTables(link, secrets);
        Webhooks = new SqliteWebhookTables(link, secrets);
        Heartbeat = new HeartbeatTable(link);
        Events = new EventTable(link);
        Statistics = new StatisticsTable(link);
        Dialogs = new DialogTable(link);
        Campaigns = new CampaignTable(link);
        CampaignStock = new CampaignStock(link);
    }

    public ITenantTable Tenants { get; }

    public IConfigurationTables Configuration { get; }

    public ISignInTable SignIns { get; }

    public IBindingTable Bindings { get; }

    public IRecordTable Records { get; }

    public ICallTable Calls { get; }

    public IRecordingTable Recordings { get; }

    public INoteTable Notes { get; }

    public IAccessTables Access { get; }

    public IWebhookTables Webhooks { get; }

    public IHeartbeatTable Heartbeat { get; }

    public IEventTable Events { get; }

    public IStatisticsTable Statistics { get; }

    public IDialogTable Dialogs { get; }

    public ICampaignTable Campaigns { get; }

    public ICampaignStock CampaignStock { get; }

    public void Verify()
    {
        List<string> problems = link.Query<string>("PRAGMA quick_check(1)");
        if (problems is not ["ok"])
        {
            throw new DatabaseException(DatabaseTrouble.Corrupt, string.Join("; ", problems));
        }
    }

    public void Begin() => begin.Run();

    public void Commit() => commit.Run();

    public void RollBack() => link.Run("ROLLBACK");

    public void Mark() => mark.Run();

    public void Keep() => keep.Run();

    public void Undo() => link.Run("ROLLBACK TO one_order; RELEASE one_order");

    public void Dispose() => link.Dispose();
}
