namespace Tandem.Store;

using Microsoft.Data.Sqlite;
using Tandem.Core.Configuration;
using Tandem.Engine.Ports;
using Tandem.Media.Recording;
using Tandem.Store.Reading;
using Tandem.Store.Recordings;
using Tandem.Store.Sqlite;
using Tandem.Store.Writing;

/// <summary>Everything a server keeps: configuration, call records, registrations, recordings, sounds.</summary>
public sealed class CentreStore : IStorePort, IRecordingPort, IDisposable
{
    private readonly StoreLoop loop;
    private readonly RecordingWriter recordings;
    private readonly SoundFiles sounds;
    private readonly IStoreSink sink;
    private readonly SqliteConnection connection;
    private readonly CentreLoader loader;
    private bool started;

    /// <summary>Opens, migrates and recovers; throws <see cref="StoreException"/>. Nothing is written until <see cref="Start"/>.</summary>
    /// <param name="folder">Everything is kept there.</param>
    /// <param name="sink">Is told what becomes of orders.</param>
    /// <param name="prompts">Where spoken prompts are; empty for none.</param>
    public CentreStore(DataFolder folder, IStoreSink sink, string prompts = "")
    {
        this.sink = sink;
        Files = new RecordingFiles(folder.Recordings);
        sounds = new SoundFiles(folder.Sounds, prompts);
        Uploads = new SoundUploads(folder);
        SecretBox secrets = new(folder.Key());
        connection = OpenChecked(folder.Database);
        loader = new CentreLoader(connection, secrets);
        try
        {
            Schema.Migrate(connection);
            (RecoveredLegs, RecoveredRecordings) = CrashRecovery.Run(connection, Files);
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw new StoreException($"the database {folder.Database} cannot be used ({e.Message}). Check the disk, or put a backup back");
        }
        catch
        {
            connection.Dispose();
            throw;
        }
        loop = new StoreLoop(connection, secrets, sink);
        recordings = new RecordingWriter(Files, sink);
        Records = new RecordReader(folder.Database);
    }

    /// <summary>Legs of before that were open when the server died.</summary>
    public int RecoveredLegs { get; }

    public int RecoveredRecordings { get; }

    public RecordingFiles Files { get; }

    public RecordReader Records { get; }

    public SoundUploads Uploads { get; }

    /// <summary>Orders not durable yet.</summary>
    public int Waiting => loop.Waiting;

    public int OpenRecordings => recordings.Count;

    public IReadOnlyList<TenantRow> Tenants() => TenantRows.All(NotYetStarted());

    public TenantRow AddTenant(string name, string domain) => TenantRows.Add(NotYetStarted(), name, domain);

    public Configuration Load(int tenant, IReadOnlyList<TrunkRow> trunks)
    {
        NotYetStarted();
        return loader.Load(tenant, trunks);
    }

    public IReadOnlyList<StoredBinding> Bindings(int tenant)
    {
        NotYetStarted();
        return loader.Bindings(tenant);
    }

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
    private SqliteConnection NotYetStarted() =>
        started ? throw new InvalidOperationException("the store has started: configuration is read before") : connection;

    private static SqliteConnection OpenChecked(string file)
    {
        try
        {
            // SQLite would make it readable by all, and gives its journal the same rights.
            DataFolder.MakeOwnerOnly(file);
            return SystemSqlite.Open(file, readOnly: false);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"the database {file} cannot be opened ({e.Message}). Check the disk and the folder's rights");
        }
    }
}
