namespace Tandem.Server.Hosting;

using Tandem.Access;
using Tandem.Access.Tenants;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Server.Logging;
using Tandem.Store;
using Tandem.Store.Contract;
using Tandem.Store.Files.Recordings;

/// <summary>
/// Deletes recordings that are too old or too many, a tenant at a time, each with an event in its log; at the start compares the files with the index.
/// On a thread of the pool, once an hour.
/// </summary>
/// <param name="store">Files and index.</param>
/// <param name="door">The tenants' logs.</param>
/// <param name="rules">How long, and how much.</param>
/// <param name="log">What it says.</param>
/// <param name="clock">How old recordings are.</param>
internal sealed class RecordingRetention(CentreStore store, FrontDoor door, RetentionRules rules, LogBook log, TimeProvider clock)
{
    private const long Megabyte = 1_048_576;
    private const int Examples = 10;
    private static readonly TimeSpan Round = TimeSpan.FromHours(1);

    /// <summary>What was written to so lately may still grow, or be listened to.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;

    public void Start() => running = Task.Run(RunAsync);

    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
    }

    /// <summary>One round; returns how many were deleted.</summary>
    public async Task<int> SweepAsync()
    {
        Dictionary<int, Retention> limits = store.Tenants().ToDictionary(tenant => tenant.Id, tenant => rules.Of(tenant.Id, tenant.Name));
        if (limits.Values.All(limit => limit is { RecordingDays: 0, RecordingMegabytes: 0 }))
        {
            return 0;
        }
        RecordedFile[] files = [.. store.Files.All()];
        IReadOnlyList<int> owners = store.Records.OwnersOf(files.Select(file => file.Recording));
        int deleted = 0;
        foreach (IGrouping<int, RecordedFile> tenant in files.Zip(owners).GroupBy(pair => pair.Second, pair => pair.First))
        {
            deleted += limits.TryGetValue(tenant.Key, out Retention? limit)
                ? await SweepAsync(tenant.Key, limit, [.. tenant.OrderBy(file => file.WrittenAt)])
                : 0;
        }
        return deleted;
    }

    /// <summary>Compares files and index; says what has no other half, and notes what is missing so that it is said once.</summary>
    public void Reconcile()
    {
        RecordedFile[] files = [.. store.Files.All()];
        Guid[] index = [.. store.Records.Recordings()];
        HashSet<Guid> there = [.. files.Select(file => file.Recording)];
        Guid[] missing = [.. index.Where(recording => !there.Contains(recording) && store.Deletions.NoteOf(recording) is null)];
        HashSet<Guid> known = [.. index];
        // A call that goes on now may be in the index in a moment.
        Guid[] orphans = [.. files.Where(file => !IsFresh(file) && !known.Contains(file.Recording)).Select(file => file.Recording)];
        foreach (Guid recording in missing)
        {
            store.Deletions.NoteMissing(recording);
        }
        if (orphans.Length + missing.Length > 0)
        {
            string examples = string.Join(' ', orphans.Concat(missing).Take(Examples));
            log.Write(LogMessages.RecordingsAstray, orphans.Length, missing.Length, examples);
            store.Tell(new AlarmRaised("recordings", $"{orphans.Length} files in no index, {missing.Length} without file: {examples}"));
        }
    }

    private async Task RunAsync()
    {
        using PeriodicTimer timer = new(Round, clock);
        Guarded(Reconcile);
        try
        {
            do
            {
                await GuardedAsync(SweepAsync);
            } while (await timer.WaitForNextTickAsync(stopping.Token));
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private async Task<int> SweepAsync(int tenant, Retention limit, RecordedFile[] oldestFirst)
    {
        int days = limit.RecordingDays;
        long most = limit.RecordingMegabytes * Megabyte;
        DateTime oldest = days == 0 ? DateTime.MinValue : clock.GetUtcNow().UtcDateTime.AddDays(-days);
        long bytes = oldestFirst.Sum(file => file.Bytes);
        int deleted = 0;
        foreach (RecordedFile file in oldestFirst)
        {
            string why =
                file.WrittenAt < oldest ? "age"
                : most > 0 && bytes > most ? "size"
                : "";
            if (why.Length == 0 || IsFresh(file) || stopping.IsCancellationRequested)
            {
                break;
            }
            bytes -= file.Bytes;
            deleted += await DeleteAsync(tenant, file.Recording, why) ? 1 : 0;
        }
        return deleted;
    }

    private async Task<bool> DeleteAsync(int tenant, Guid recording, string why)
    {
        if (store.Deletions.Delete(recording, Actor.System.Text, why) is not { } note)
        {
            return false;
        }
        if (door.Tenants.ById(tenant) is { } served)
        {
            await served.Door.LogAsync(Actor.System, new AuditRecordingDeleted(recording, why, note.Sha256));
        }
        return true;
    }

    private bool IsFresh(RecordedFile file) => clock.GetUtcNow().UtcDateTime - file.WrittenAt < Fresh;

    private void Guarded(Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is StoreException or IOException or UnauthorizedAccessException)
        {
            log.Write(LogMessages.StoreFailed, "recordings", Words.Texts.Of(e));
        }
    }

    private async Task GuardedAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is StoreException or IOException or UnauthorizedAccessException)
        {
            log.Write(LogMessages.StoreFailed, "recordings", Words.Texts.Of(e));
        }
    }
}
