namespace Tandem.Store;

using Tandem.Access.Contract;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Ports;
using Tandem.Media.Recording;
using Tandem.Sip.Dialogs;
using Tandem.Speech.Contract;
using Tandem.Store.Contract;
using Tandem.Store.EventLog;
using Tandem.Store.Files;
using Tandem.Store.Files.Recordings;
using Tandem.Store.Files.Sounds;
using Tandem.Store.Reading;
using Tandem.Store.Recovery;
using Tandem.Store.Sqlite;
using Tandem.Store.Tenants;
using Tandem.Store.Writing;

/// <summary>Everything a server keeps: configuration, call records, registrations, recordings, sounds.</summary>
public sealed class CentreStore : IStorePort, IRecordingPort, IAccessStore, INodeLog, IDisposable
{
    private readonly StoreLoop loop;
    private readonly RecordingWriter recordings;
    private readonly SoundFiles sounds;
    private readonly IStoreSink sink;
    private readonly DataFolder folder;
    private readonly IDatabaseConnection connection;
    private readonly StoreLogs logs;
    private readonly StoredTenants tenants;
    private readonly RemovedTenants removed;
    private bool started;

    /// <summary>Opens, migrates and recovers; throws <see cref="StoreException"/>. Nothing is written until <see cref="Start"/>.</summary>
    /// <param name="folder">Everything is kept there.</param>
    /// <param name="sink">Is told what becomes of orders.</param>
    /// <param name="prompts">Where spoken prompts are; empty for none.</param>
    /// <param name="retention">How much of the log is kept; null for the default.</param>
    /// <param name="format">Of new recordings.</param>
    /// <param name="speech">Speaks texts; null: nothing does.</param>
    public CentreStore(
        DataFolder folder,
        IStoreSink sink,
        string prompts = "",
        EventRetention? retention = null,
        RecordingFormat format = RecordingFormat.Pcm,
        ISpokenTexts? speech = null
    )
        : this(new SqliteDatabase(folder.Database, new SecretBox(folder.Key())), folder, sink, prompts, retention, format, speech) { }

    internal CentreStore(
        IDatabase database,
        DataFolder folder,
        IStoreSink sink,
        string prompts = "",
        EventRetention? retention = null,
        RecordingFormat format = RecordingFormat.Pcm,
        ISpokenTexts? speech = null
    )
    {
        this.sink = new AlarmSink(sink, happened => Tell(happened));
        this.folder = folder;
        Files = new RecordingFiles(folder.Recordings);
        Deletions = new RecordingDeletions(Files, folder.Key());
        sounds = new SoundFiles(folder.Sounds, prompts, speech);
        Uploads = new SoundUploads(folder.Sounds);
        removed = new RemovedTenants(Files);
        connection = OpenAtStart.Writer(database, folder);
        try
        {
            DialogsLeft = DialogRecovery.Take(connection);
            logs = new StoreLogs(database, connection, Files, this.sink.Failed);
            removed.Load(connection);
        }
        catch (Exception e)
        {
            connection.Dispose();
            throw e is DatabaseException trouble ? OpenAtStart.Explain(trouble, folder) : e;
        }
        loop = new StoreLoop(database, connection, logs, retention ?? EventRetention.Default, removed, this.sink);
        tenants = new StoredTenants(logs, Uploads);
        recordings = new RecordingWriter(Files, this.sink, format);
        Records = new RecordReader(database);
        Campaigns = new StoredCampaigns(database, DoAsync);
        Webhooks = new WebhookReader(database, change => CommitAsync(done => new CommitWebhooks(change, done)));
    }

    /// <summary>Legs of before that were open when the server died.</summary>
    public int RecoveredLegs => logs.ClosedLegs;

    public int RecoveredRecordings => logs.ClosedRecordings;

    /// <summary>Reads what has happened.</summary>
    public EventReader Events => logs.Reader;

    /// <summary>Who needs events that would be cut else.</summary>
    public EventNeeds EventNeeds => logs.Needs;

    /// <summary>Dialogs of legs that were up when the server died: whoever holds the other end is to be told.</summary>
    public DialogState[] DialogsLeft { get; }

    public RecordingFiles Files { get; }

    /// <summary>How recordings are deleted.</summary>
    public RecordingDeletions Deletions { get; }

    public RecordReader Records { get; }

    /// <summary>Numbers of campaigns.</summary>
    public ICampaignStore Campaigns { get; }

    /// <summary>Subscriptions and what is owed to them.</summary>
    public WebhookReader Webhooks { get; }

    public SoundUploads Uploads { get; }

    /// <summary>How long logs of events are kept from now on.</summary>
    public void Retain(EventRetention retention) => loop.Retain(retention);

    /// <summary>Orders not durable yet.</summary>
    public int Waiting => loop.Waiting;

    /// <summary>Why nothing can be written just now; empty when it can.</summary>
    public string Trouble => loop.Trouble?.Message ?? (loop.Hangs ? "the disk has taken nothing for some seconds" : "");

    public int OpenRecordings => recordings.Count;

    public IReadOnlyList<TenantRow> Tenants() => started ? Records.Tenants() : Ask(database => database.Tenants.All());

    /// <summary>Until <see cref="Start"/>. Throws <see cref="StoreException"/> when name or domain is taken.</summary>
    public TenantRow AddTenant(string name, string domain) => Ask(database => tenants.Add(database, name, domain));

    /// <summary>Likewise: another domain, or disabled or not; null leaves as it is.</summary>
    public TenantRow ChangeTenant(int id, string? domain = null, bool? disabled = null) =>
        Ask(database => tenants.Change(database, id, domain, disabled));

    /// <summary>Likewise: it is gone, and what is kept of it is deleted once the store has started.</summary>
    public TenantRow RemoveTenant(int id) => Ask(database => tenants.Remove(database, id));

    /// <summary>While the store runs. Throws <see cref="StoreException"/> when name or domain is taken or nothing can be written.</summary>
    public Task<TenantRow> AddTenantAsync(string name, string domain) => DoAsync(database => tenants.Add(database, name, domain));

    /// <summary>Gives a tenant another domain, or disables or enables it; null leaves as it is. Throws <see cref="StoreException"/>.</summary>
    public Task<TenantRow> ChangeTenantAsync(int id, string? domain = null, bool? disabled = null) =>
        DoAsync(database => tenants.Change(database, id, domain, disabled));

    /// <summary>
    /// A tenant that no loop serves any more is gone at once; its rows, recordings and sounds are deleted soon after. Throws
    /// <see cref="StoreException"/>.
    /// </summary>
    public Task<TenantRow> RemoveTenantAsync(int id) =>
        DoAsync(database =>
        {
            TenantRow gone = tenants.Remove(database, id);
            removed.Add(id);
            return gone;
        });

    /// <summary>What a loop needs to serve a tenant, while the store runs. Throws <see cref="StoreException"/>.</summary>
    public Task<TenantStart> StartTenantAsync(int id) => DoAsync(database => tenants.Start(database, id));

    /// <summary>Id of the tenant's last event; until <see cref="Start"/>.</summary>
    public long LastEvent(int tenant) => logs.Last(tenant);

    public ConfigurationRows Load(int tenant) => Ask(database => tenants.Start(database, tenant).Configuration);

    /// <summary>Keeps what the command line says of a tenant, whole or not at all; until <see cref="Start"/>.</summary>
    public void Keep(int tenant, IReadOnlyList<ConfigurationChange> changes, IdCounters counters) =>
        Ask(database =>
        {
            database.Begin();
            database.Configuration.Write(tenant, new CommitOrder(0, changes, counters, []));
            database.Commit();
            return true;
        });

    public IReadOnlyList<StoredBinding> Bindings(int tenant) => Ask(database => database.Bindings.All(tenant));

    /// <summary>Begins to write; reading configuration is over.</summary>
    public void Start()
    {
        started = true;
        Tell(new ServerStarted(typeof(CentreStore).Assembly.GetName().Version?.ToString(3) ?? ""));
        loop.Start();
        recordings.Start();
    }

    public void Post(StoreOrder order)
    {
        if (order is LoadSound load)
        {
            Begin(load);
            return;
        }
        if (order is ReadCampaign read)
        {
            _ = Task.Run(() => Read(read));
            return;
        }
        if (order is ForgetRecording forget)
        {
            _ = ForgetAsync(forget.Recording);
            return;
        }
        loop.Post(order);
    }

    // Apart, or every order would make room for what only this one needs.
    private void Begin(LoadSound load) => _ = Task.Run(() => LoadAsync(load));

    public IReadOnlyList<KeyRow> Keys() => Ask(database => database.Access.Keys());

    public IReadOnlyList<TokenRow> Tokens(long nowMicros) => Ask(database => database.Access.Tokens(nowMicros));

    public IReadOnlyList<IdempotentRow> Idempotent(long nowMicros) => Ask(database => database.Access.Idempotent(nowMicros));

    public IReadOnlyList<TotpRow> Totps() => Ask(database => database.Access.Totps());

    public Task<bool> CommitAsync(AccessChange change) => CommitAsync(done => new CommitAccess(change, done));

    private Task<bool> CommitAsync(Func<TaskCompletionSource<bool>, AwaitedCommit> order)
    {
        TaskCompletionSource<bool> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        loop.Post(order(done));
        return done.Task;
    }

    /// <summary>Something that happened to the node, for the log of tenant 0. Any thread.</summary>
    /// <param name="data">What.</param>
    /// <param name="by">Who did it; nobody in particular is the system.</param>
    public void Tell(EventData data, Actor by = default) => loop.Post(new NodeHappened(data, by, WallClock.Micros));

    public bool Open(RecordingTap tap) => ((IRecordingPort)recordings).Open(tap);

    /// <summary>Done when all of a recording that is over is in its file.</summary>
    public Task RecordedAsync(Guid recording) => recordings.ClosedAsync(recording);

    // The loop asks again after a failure.
    private void Read(ReadCampaign read)
    {
        try
        {
            sink.CampaignRead(read.Tenant, Records.Campaign(read.Tenant, read.Ask));
        }
        catch (StoreException e)
        {
            sink.Failed("campaigns", e);
            sink.CampaignRead(read.Tenant, new CampaignBatch(read.Ask.Ticket, read.Ask.CampaignId, [], [], 0, HasFailed: true));
        }
    }

    // Nobody waits for it; what the disk says against it is told.
    private async Task ForgetAsync(Guid recording)
    {
        try
        {
            await RecordedAsync(recording);
            Files.Delete(recording);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            sink.Failed("recordings", e);
        }
    }

    /// <summary>For tests: as a database that hangs.</summary>
    public void Pause() => loop.Pause();

    public void Resume() => loop.Resume();

    public void Dispose()
    {
        recordings.Dispose();
        loop.Dispose();
    }

    private async Task LoadAsync(LoadSound load)
    {
        Media.Playback.Sound? sound = null;
        string reason;
        try
        {
            (sound, reason) = await sounds.LoadAsync(load.Tenant, load.Path);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Its callers wait to be told that there is nothing to be heard.
            reason = $"{load.Path}: {e.Message}";
        }
        sink.SoundLoaded(load.Tenant, load.Path, sound, reason);
    }

    private async Task<T> DoAsync<T>(Func<IDatabaseConnection, T> work)
    {
        Errand<T> errand = new(work);
        loop.Post(errand);
        try
        {
            return await errand.Done;
        }
        catch (DatabaseException e)
        {
            throw OpenAtStart.Explain(e, folder);
        }
    }

    // The connection is the writing thread's from the start on.
    private T Ask<T>(Func<IDatabaseConnection, T> question)
    {
        if (started)
        {
            throw new InvalidOperationException("the store has started: configuration is read before");
        }
        try
        {
            return question(connection);
        }
        catch (DatabaseException e)
        {
            throw OpenAtStart.Explain(e, folder);
        }
    }
}
