namespace Tandem.Store;

using Tandem.Access.Contract;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Ports;
using Tandem.Media.Recording;
using Tandem.Store.Contract;
using Tandem.Store.Files;
using Tandem.Store.Files.Recordings;
using Tandem.Store.Files.Sounds;
using Tandem.Store.Reading;
using Tandem.Store.Recovery;
using Tandem.Store.Sqlite;
using Tandem.Store.Writing;

/// <summary>Everything a server keeps: configuration, call records, registrations, recordings, sounds.</summary>
public sealed class CentreStore : IStorePort, IRecordingPort, IAccessStore, IDisposable
{
    private readonly StoreLoop loop;
    private readonly RecordingWriter recordings;
    private readonly SoundFiles sounds;
    private readonly IStoreSink sink;
    private readonly DataFolder folder;
    private readonly IDatabaseConnection connection;
    private bool started;

    /// <summary>Opens, migrates and recovers; throws <see cref="StoreException"/>. Nothing is written until <see cref="Start"/>.</summary>
    /// <param name="folder">Everything is kept there.</param>
    /// <param name="sink">Is told what becomes of orders.</param>
    /// <param name="prompts">Where spoken prompts are; empty for none.</param>
    public CentreStore(DataFolder folder, IStoreSink sink, string prompts = "")
        : this(new SqliteDatabase(folder.Database, new SecretBox(folder.Key())), folder, sink, prompts) { }

    internal CentreStore(IDatabase database, DataFolder folder, IStoreSink sink, string prompts = "")
    {
        this.sink = sink;
        this.folder = folder;
        Files = new RecordingFiles(folder.Recordings);
        sounds = new SoundFiles(folder.Sounds, prompts);
        Uploads = new SoundUploads(folder.Sounds);
        connection = OpenAtStart.Writer(database, folder);
        try
        {
            (RecoveredLegs, RecoveredRecordings) = CrashRecovery.Run(connection, Files);
        }
        catch (Exception e)
        {
            connection.Dispose();
            throw e is DatabaseException trouble ? OpenAtStart.Explain(trouble, folder) : e;
        }
        loop = new StoreLoop(database, connection, sink);
        recordings = new RecordingWriter(Files, sink);
        Records = new RecordReader(database);
    }

    /// <summary>Legs of before that were open when the server died.</summary>
    public int RecoveredLegs { get; }

    public int RecoveredRecordings { get; }

    public RecordingFiles Files { get; }

    public RecordReader Records { get; }

    public SoundUploads Uploads { get; }

    /// <summary>Orders not durable yet.</summary>
    public int Waiting => loop.Waiting;

    /// <summary>Why nothing can be written just now; empty when it can.</summary>
    public string Trouble => loop.Trouble?.Message ?? "";

    public int OpenRecordings => recordings.Count;

    public IReadOnlyList<TenantRow> Tenants() => Ask(database => database.Tenants.All());

    /// <summary>Throws <see cref="StoreException"/> when name or domain is taken.</summary>
    public TenantRow AddTenant(string name, string domain)
    {
        try
        {
            return Ask(database => database.Tenants.Add(name, domain));
        }
        catch (RowRefusedException)
        {
            throw new StoreException(
                $"a tenant {name}, or one with the domain {domain}, exists already",
                $"租户 {name} 或使用域 {domain} 的租户已存在"
            );
        }
    }

    public ConfigurationRows Load(int tenant, IReadOnlyList<TrunkRow> trunks)
    {
        ConfigurationRows rows = Ask(database => database.Configuration.Load(tenant, trunks));
        Uploads.Sweep(tenant, (rows.Media ?? []).Select(media => media.Path));
        return rows;
    }

    public IReadOnlyList<StoredBinding> Bindings(int tenant) => Ask(database => database.Bindings.All(tenant));

    /// <summary>Begins to write; reading configuration is over.</summary>
    public void Start()
    {
        started = true;
        loop.Start();
        recordings.Start();
    }

    public void Post(StoreOrder order)
    {
        if (order is LoadSound load)
        {
            _ = Task.Run(() => LoadSound(load));
            return;
        }
        loop.Post(order);
    }

    public IReadOnlyList<KeyRow> Keys() => Ask(database => database.Access.Keys());

    public IReadOnlyList<TokenRow> Tokens(long nowMicros) => Ask(database => database.Access.Tokens(nowMicros));

    public Task<bool> CommitAsync(AccessChange change)
    {
        TaskCompletionSource<bool> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        loop.Post(new CommitAccess(change, done));
        return done.Task;
    }

    public bool Open(RecordingTap tap) => ((IRecordingPort)recordings).Open(tap);

    /// <summary>For tests: as a database that hangs.</summary>
    public void Pause() => loop.Pause();

    public void Resume() => loop.Resume();

    public void Dispose()
    {
        recordings.Dispose();
        loop.Dispose();
    }

    private void LoadSound(LoadSound load)
    {
        bool found = sounds.TryLoad(load.Tenant, load.Path, out Media.Playback.Sound? sound, out string reason);
        sink.SoundLoaded(load.Tenant, load.Path, found ? sound : null, reason);
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
