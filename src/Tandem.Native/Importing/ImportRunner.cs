namespace Tandem.Native.Importing;

using System.Collections.Concurrent;
using Tandem.Access.Contract;
using Tandem.Access.Tenants;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;

/// <summary>
/// Brings numbers into campaigns from files. What is read is staged beside the campaign's numbers, some thousand at a time, while calls go on; then one commit decides that they are
/// in, and they are released, likewise. A server that dies in between drops what was not decided, and goes on releasing what was.
/// </summary>
public sealed class ImportRunner(ICampaignStore store, TenantDirectory tenants, string folder, TimeProvider clock) : ICampaignImports
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<int, CampaignImport> running = new();
    private readonly ConcurrentDictionary<int, Task> tasks = new();
    private readonly CancellationTokenSource stop = new();
    private int lastTask;

    public void Resume()
    {
        foreach (CampaignImport left in store.Unfinished())
        {
            Run(left.State == CampaignImport.Releasing ? () => ReleaseAsync(left) : () => DropAsync(left, "the server was stopped"));
        }
        foreach (TenantEntry tenant in tenants.All)
        {
            Sweep(tenant.Id);
        }
    }

    public CampaignImport Now(CampaignImport kept) => running.GetValueOrDefault(kept.Tenant) is { } now && now.Id == kept.Id ? now : kept;

    public void Sweep(int tenant) =>
        Run(async () =>
        {
            while (!stop.IsCancellationRequested && await store.SweepSomeAsync(tenant)) { }
        });

    public async Task<ImportBegun> BeginAsync(ImportOrder order, Stream file, CancellationToken cancel)
    {
        CampaignImport import = new(order.Tenant, 0, order.Campaign) { Skips = order.Skips, BegunMicros = Micros() };
        if (running.Count >= ImportLimits.AtOnce || !running.TryAdd(order.Tenant, import))
        {
            return new ImportBegun(null, "", true);
        }
        string path = Path.Combine(folder, $"{order.Tenant}-{Guid.NewGuid():N}.csv");
        try
        {
            Directory.CreateDirectory(folder);
            await using (FileStream to = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await file.CopyToAsync(to, cancel);
                import = import with { BytesAll = to.Length };
            }
            import = await store.PutAsync(import);
            running[order.Tenant] = import;
        }
        catch (Exception e)
        {
            File.Delete(path);
            running.TryRemove(order.Tenant, out _);
            if (e is IOException or ArchiveException or UnauthorizedAccessException)
            {
                return new ImportBegun(null, e.Message, false);
            }
            throw;
        }
        Run(() => ImportAsync(import, order, path));
        return new ImportBegun(import, "", false);
    }

    public void Dispose()
    {
        stop.Cancel();
        Task.WaitAll([.. tasks.Values], StopPatience);
        stop.Dispose();
    }

    private async Task ImportAsync(CampaignImport import, ImportOrder order, string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.DeleteOnClose);
            import = import with { Encoding = order.Encoding ?? FileEncodings.Of(file) };
            running[order.Tenant] = import;
            using NumberFile numbers = new(file, import.Encoding, order.Region);
            import = await ReadAsync(import, numbers, file);
        }
        catch (ImportFault fault)
        {
            await DropAsync(running[order.Tenant], fault.Message);
            return;
        }
        if (stop.IsCancellationRequested)
        {
            return;
        }
        if (import.Bad > 0 && !import.Skips)
        {
            await DropAsync(import, $"{import.Bad} lines are no good, and none was taken");
            return;
        }
        await store.PutAsync(import);
        FinishCampaignImport finish = new(import.Campaign, import.Id, import.Added);
        Outcome outcome = tenants.ById(order.Tenant) is { } tenant
            ? await tenant.Door.AskAsync(order.By, order.Address, finish, CancellationToken.None)
            : new Outcome(OutcomeCode.NotFound, "the tenant is gone");
        await (outcome.IsOk ? ReleaseAsync(import) : DropAsync(import, outcome.Detail));
    }

    private async Task<CampaignImport> ReadAsync(CampaignImport import, NumberFile file, FileStream bytes)
    {
        List<NewCampaignNumber> chunk = [];
        List<BadLine> named = [];
        while (!stop.IsCancellationRequested && file.TryRead(out NewCampaignNumber? number, out BadLine? bad))
        {
            if (import.Lines == ImportLimits.Lines)
            {
                throw new ImportFault($"more than {ImportLimits.Lines} numbers");
            }
            import = import with { Lines = import.Lines + 1, Bad = import.Bad + (bad is null ? 0 : 1) };
            if (bad is not null && named.Count < ImportLimits.Named)
            {
                named.Add(bad);
                import = import with { FirstBad = [.. named] };
            }
            // Where none comes in any more, the rest is read for what else is wrong with it.
            if (number is not null && (import.Bad == 0 || import.Skips))
            {
                chunk.Add(number);
            }
            if (chunk.Count == ImportLimits.Chunk || import.Lines % ImportLimits.Chunk == 0)
            {
                import = await StageAsync(import with { BytesRead = bytes.Position }, chunk);
            }
        }
        return await StageAsync(import with { BytesRead = import.BytesAll }, chunk);
    }

    private async Task<CampaignImport> StageAsync(CampaignImport import, List<NewCampaignNumber> chunk)
    {
        if (chunk.Count > 0)
        {
            int added = await store.StageAsync(import, chunk);
            import = import with { Added = import.Added + added, Doubles = import.Doubles + chunk.Count - added };
            chunk.Clear();
        }
        running[import.Tenant] = import;
        return import;
    }

    private async Task ReleaseAsync(CampaignImport import)
    {
        import = import with { State = CampaignImport.Releasing };
        running[import.Tenant] = import;
        while (await store.ReleaseSomeAsync(import))
        {
            if (stop.IsCancellationRequested)
            {
                return;
            }
            await LookAsync(import);
        }
        await EndAsync(import with { State = CampaignImport.Done });
        await LookAsync(import);
    }

    private async Task DropAsync(CampaignImport import, string problem)
    {
        import = await store.PutAsync(import with { State = CampaignImport.Dropping, Problem = problem });
        running[import.Tenant] = import;
        while (await store.DropSomeAsync(import))
        {
            if (stop.IsCancellationRequested)
            {
                return;
            }
        }
        await EndAsync(import with { State = CampaignImport.Failed, Added = 0 });
    }

    private async Task EndAsync(CampaignImport import)
    {
        await store.PutAsync(import with { EndedMicros = Micros() });
        running.TryRemove(import.Tenant, out _);
    }

    private Task LookAsync(CampaignImport import) =>
        tenants.ById(import.Tenant) is { } tenant ? tenant.Door.LookAsync(import.Campaign) : Task.CompletedTask;

    private long Micros() => (clock.GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    // A disk that fails meanwhile leaves the import as it is: the next start goes on with it.
    private void Run(Func<Task> work)
    {
        int id = Interlocked.Increment(ref lastTask);
        TaskCompletionSource begun = new();
        tasks[id] = Task.Run(async () =>
        {
            await begun.Task;
            try
            {
                await work();
            }
            catch (Exception e) when (e is ArchiveException or IOException or OperationCanceledException) { }
            finally
            {
                tasks.TryRemove(id, out _);
            }
        });
        begun.SetResult();
    }
}
