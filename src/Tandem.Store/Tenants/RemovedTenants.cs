namespace Tandem.Store.Tenants;

using Tandem.Store.Contract;
using Tandem.Store.Files;
using Tandem.Store.Files.Recordings;

/// <summary>
/// Deletes what is left of removed tenants, some of it after each commit, so that nobody waits for it. What a stop interrupts the next start goes on
/// with. The writing thread's alone.
/// </summary>
internal sealed class RemovedTenants(RecordingFiles files)
{
    /// <summary>Rows and files at once: well below a second of work.</summary>
    private const int Most = 2_000;

    private readonly Queue<int> left = new();

    public bool IsDue => left.Count > 0;

    /// <summary>At the start: those that were not finished.</summary>
    public void Load(IDatabaseConnection from)
    {
        foreach (int tenant in from.Tenants.Removed())
        {
            left.Enqueue(tenant);
        }
    }

    public void Add(int tenant) => left.Enqueue(tenant);

    /// <summary>Inside a transaction.</summary>
    public void Step(IDatabaseConnection to)
    {
        int tenant = left.Peek();
        IReadOnlyList<Guid> recordings = to.Recordings.Oldest(tenant, Most);
        foreach (Guid recording in recordings)
        {
            Delete(recording);
        }
        to.Recordings.Remove(recordings);
        if (recordings.Count < Most && to.Tenants.Purge(tenant, Most))
        {
            left.Dequeue();
        }
    }

    private void Delete(Guid recording)
    {
        try
        {
            files.Delete(recording);
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            // It stays on the disk, and nobody can ask for it any more.
        }
    }
}
