namespace Tandem.Store.Contract;

/// <summary>
/// One connection and its tables, for one thread at a time. Every method throws <see cref="RowRefusedException"/> for what is wrong with the row alone,
/// and <see cref="DatabaseException"/> for what is wrong with the database: the connection is then to be thrown away, and another opened.
/// </summary>
public interface IDatabaseConnection : IDisposable
{
    ITenantTable Tenants { get; }

    IConfigurationTables Configuration { get; }

    ISignInTable SignIns { get; }

    IBindingTable Bindings { get; }

    IRecordTable Records { get; }

    ICallTable Calls { get; }

    IRecordingTable Recordings { get; }

    INoteTable Notes { get; }

    IAccessTables Access { get; }

    IWebhookTables Webhooks { get; }

    IHeartbeatTable Heartbeat { get; }

    IEventTable Events { get; }

    IStatisticsTable Statistics { get; }

    IDialogTable Dialogs { get; }

    ICampaignTable Campaigns { get; }

    ICampaignStock CampaignStock { get; }

    /// <summary>Reads all of it; throws <see cref="DatabaseException"/> with what is wrong.</summary>
    void Verify();

    /// <summary>Begins a transaction; what is written until <see cref="Commit"/> is durable with it or not at all.</summary>
    void Begin();

    /// <summary>Returns when all of it is on the disk.</summary>
    void Commit();

    /// <summary>Ends the transaction; nothing of it stays.</summary>
    void RollBack();

    /// <summary>Marks a place inside the transaction to which <see cref="Undo"/> leads back. One at a time.</summary>
    void Mark();

    /// <summary>What was written since the mark stays in the transaction.</summary>
    void Keep();

    /// <summary>What was written since the mark is gone; the transaction goes on.</summary>
    void Undo();
}
