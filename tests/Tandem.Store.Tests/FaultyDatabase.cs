namespace Tandem.Store.Tests;

using Tandem.Store.Contract;

/// <summary>A database that fails when told to: what is committed then is refused, and no connection is to be had.</summary>
internal sealed class FaultyDatabase(IDatabase inner) : IDatabase
{
    private readonly Lock gate = new();
    private DatabaseException? fault;

    public int Opened { get; private set; }

    public void Break(DatabaseTrouble trouble)
    {
        lock (gate)
        {
            fault = new DatabaseException(trouble, $"as told: {trouble}");
        }
    }

    public void Mend()
    {
        lock (gate)
        {
            fault = null;
        }
    }

    public IDatabaseConnection OpenWriter()
    {
        Check();
        Opened++;
        return new Connection(inner.OpenWriter(), Check);
    }

    public IDatabaseConnection OpenReader() => inner.OpenReader();

    public void CopyTo(string file) => inner.CopyTo(file);

    private void Check()
    {
        lock (gate)
        {
            if (fault != null)
            {
                throw fault;
            }
        }
    }

    /// <summary>Fails for good with its first failure, as SQLite's may: only another one helps.</summary>
    private sealed class Connection(IDatabaseConnection inner, Action check) : IDatabaseConnection
    {
        private bool broken;

        public ITenantTable Tenants => inner.Tenants;

        public IConfigurationTables Configuration => inner.Configuration;

        public ISignInTable SignIns => inner.SignIns;

        public IBindingTable Bindings => inner.Bindings;

        public IRecordTable Records => inner.Records;

        public ICallTable Calls => inner.Calls;

        public IRecordingTable Recordings => inner.Recordings;

        public INoteTable Notes => inner.Notes;

        public IAccessTables Access => inner.Access;

        public IWebhookTables Webhooks => inner.Webhooks;

        public IHeartbeatTable Heartbeat => inner.Heartbeat;

        public IEventTable Events => inner.Events;

        public IStatisticsTable Statistics => inner.Statistics;

        public IDialogTable Dialogs => inner.Dialogs;

        public ICampaignTable Campaigns => inner.Campaigns;

        public ICampaignStock CampaignStock => inner.CampaignStock;

        public void Verify() => inner.Verify();

        public void Begin()
        {
            ObjectDisposedException.ThrowIf(broken, this);
            inner.Begin();
        }

        public void Commit()
        {
            try
            {
                check();
            }
            catch (DatabaseException)
            {
                broken = true;
                throw;
            }
            inner.Commit();
        }

        public void RollBack() => inner.RollBack();

        public void Mark() => inner.Mark();

        public void Keep() => inner.Keep();

        public void Undo() => inner.Undo();

        public void Dispose() => inner.Dispose();
    }
}
