namespace Tandem.Server.Hosting;

using Tandem.Access;
using Tandem.Access.Tenants;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Net;
using Tandem.Store;
using Tandem.Store.Contract;
using Tandem.Store.Files;

/// <summary>The tenants that are served: they come, change and go while the server runs, one at a time.</summary>
internal sealed class ServedTenants : IDisposable
{
    /// <summary>Tenants of a node; one more is refused.</summary>
    private const int Most = 10_000;

    private readonly SemaphoreSlim changing = new(1, 1);
    private readonly CentreStore store;
    private readonly TenantStarts starts;
    private NetNode? node;
    private FrontDoor? door;
    private string http = "";
    private string sip = "";
    private volatile IReadOnlyList<ServedTenant> all;

    public ServedTenants(CentreStore store, TenantStarts starts)
    {
        this.store = store;
        this.starts = starts;
        all = starts.All();
    }

    /// <summary>Told of a tenant that is about to be gone.</summary>
    public Func<int, Task> Removed { get; set; } = _ => Task.CompletedTask;

    public SecretBox Secrets => starts.Secrets;

    /// <summary>In order of id; the first is the default one.</summary>
    public IReadOnlyList<ServedTenant> All => all;

    public IReadOnlyList<TenantState> States() => [.. store.Tenants().Select(StateOf)];

    /// <summary>How HTTP reaches each of them.</summary>
    public TenantDirectory Doors(NetNode served)
    {
        node = served;
        return new TenantDirectory([.. all.Select(EntryOf)]);
    }

    /// <summary>Everything is up: their keys open from now on, and others may come.</summary>
    public async Task BeginAsync(FrontDoor opened)
    {
        door = opened;
        foreach (ServedTenant tenant in all)
        {
            await AdoptKeysAsync(tenant);
        }
    }

    /// <summary>Tells their credentials files where to find us.</summary>
    public void Advertise(string atHttp, string atSip)
    {
        (http, sip) = (atHttp, atSip);
        all = [.. all.Select(Advertised)];
    }

    public Task<NewTenant> AddAsync(string name, string domain, Actor by) =>
        ChangingAsync(async () =>
        {
            IReadOnlyList<TenantRow> rows = store.Tenants();
            RefuseTaken(rows, name, domain, 0);
            if (rows.Count >= Most)
            {
                throw new TenantException(TenantTrouble.NotPossible, $"there are {Most} tenants, which is the most a server has");
            }
            TenantRow row = await store.AddTenantAsync(name, domain);
            try
            {
                ServedTenant served = await ServeAsync(row);
                store.Tell(new AuditTenantAdded(row.Id, name, domain), by);
                return new NewTenant(StateOf(row), served.Credentials.ToText());
            }
            catch (StoreException)
            {
                // Nothing half done.
                await store.RemoveTenantAsync(row.Id);
                throw;
            }
        });

    public Task<TenantState> ChangeAsync(int id, string? domain, bool? disabled, Predicate<TenantState> isAsSeen, Actor by) =>
        ChangingAsync(async () =>
        {
            TenantRow before = Find(id, isAsSeen);
            TenantRow after = before with { Domain = domain ?? before.Domain, Disabled = disabled ?? before.Disabled };
            if (after == before)
            {
                return StateOf(before);
            }
            RefuseTaken(store.Tenants(), "", after.Domain, id);
            if (after.Disabled && id == TenantStarts.Default)
            {
                throw new TenantException(TenantTrouble.NotPossible, "the default tenant cannot be disabled");
            }
            await (after.Disabled == before.Disabled ? MoveAsync(before, after) : TurnAsync(before, after));
            store.Tell(new AuditTenantChanged(id, after.Name, [.. Changes(before, after)]), by);
            return StateOf(after);
        });

    public Task RemoveAsync(int id, Predicate<TenantState> isAsSeen, Actor by) =>
        ChangingAsync(async () =>
        {
            TenantRow row = Find(id, isAsSeen);
            if (id == TenantStarts.Default)
            {
                throw new TenantException(TenantTrouble.NotPossible, "the default tenant cannot be removed");
            }
            await LeaveAsync(row);
            await Removed(id);
            await store.RemoveTenantAsync(id);
            File.Delete(starts.CredentialsFileOf(row));
            door!.Forget(id);
            store.Tell(new AuditTenantRemoved(id, row.Name), by);
            return true;
        });

    public void Dispose() => changing.Dispose();

    private async Task<ServedTenant> ServeAsync(TenantRow row)
    {
        ServedTenant tenant = await starts.OfAsync(row, http, sip);
        await node!.AddTenantAsync(tenant.Start);
        await AdoptKeysAsync(tenant);
        Put(tenant);
        door!.Tenants.Open(EntryOf(tenant));
        return tenant;
    }

    // From now on nobody of it gets in; its calls are over and recorded when this returns.
    private async Task LeaveAsync(TenantRow row)
    {
        if (row.Disabled)
        {
            return;
        }
        door!.Tenants.Close(row.Id);
        await node!.RemoveTenantAsync(row.Id);
        all = [.. all.Where(each => each.Row.Id != row.Id)];
    }

    private async Task MoveAsync(TenantRow before, TenantRow after)
    {
        await store.ChangeTenantAsync(after.Id, domain: after.Domain);
        if (before.Disabled || all.FirstOrDefault(each => each.Row.Id == after.Id) is not { } served)
        {
            return;
        }
        node!.ChangeTenant(after.Id, after.Domain);
        ServedTenant moved = Advertised(served with { Row = after });
        Put(moved);
        door!.Tenants.Open(EntryOf(moved));
    }

    private async Task TurnAsync(TenantRow before, TenantRow after)
    {
        if (!after.Disabled)
        {
            await store.ChangeTenantAsync(after.Id, after.Domain, disabled: false);
            try
            {
                await ServeAsync(after);
            }
            catch (StoreException)
            {
                await store.ChangeTenantAsync(after.Id, before.Domain, disabled: true);
                throw;
            }
            return;
        }
        await LeaveAsync(before);
        try
        {
            await store.ChangeTenantAsync(after.Id, after.Domain, disabled: true);
        }
        catch (StoreException)
        {
            await ServeAsync(before);
            throw;
        }
    }

    private ServedTenant Advertised(ServedTenant tenant) =>
        tenant with
        {
            Credentials = CredentialShape.Keep(tenant.CredentialsFile, http, sip, tenant.Row.Domain),
        };

    private Task AdoptKeysAsync(ServedTenant tenant) =>
        door!.Keys.AdoptAsync(
            tenant.Row.Id,
            FileKeys.Of(tenant, tenant.Row.Id == TenantStarts.Default, door.Clock.GetUtcNow(), starts.Secrets.Seal)
        );

    private void Put(ServedTenant tenant) =>
        all = [.. all.Where(each => each.Row.Id != tenant.Row.Id).Append(tenant).OrderBy(each => each.Row.Id)];

    private TenantRow Find(int id, Predicate<TenantState> isAsSeen)
    {
        TenantRow row =
            store.Tenants().FirstOrDefault(row => row.Id == id) ?? throw new TenantException(TenantTrouble.NotFound, $"no tenant {id}");
        return isAsSeen(StateOf(row)) ? row : throw new TenantException(TenantTrouble.Stale, "it was changed meanwhile: read it again");
    }

    private TenantEntry EntryOf(ServedTenant tenant)
    {
        int id = tenant.Row.Id;
        TenantDoor own = new(node!.Views(id)!, (command, by) => node.AskAsync(id, command, by), new UploadDoor(store.Uploads));
        return new TenantEntry(id, tenant.Row.Name, tenant.Row.Domain, own);
    }

    private static void RefuseTaken(IReadOnlyList<TenantRow> rows, string name, string domain, int except)
    {
        TenantRow? twin = rows.FirstOrDefault(row =>
            row.Id != except && (row.Name == name || string.Equals(row.Domain, domain, StringComparison.OrdinalIgnoreCase))
        );
        if (twin is not null)
        {
            throw new TenantException(TenantTrouble.Taken, $"tenant {twin.Name} with the domain {twin.Domain} exists already");
        }
    }

    private static IEnumerable<FieldChange> Changes(TenantRow before, TenantRow after)
    {
        if (before.Domain != after.Domain)
        {
            yield return new FieldChange("domain", before.Domain, after.Domain);
        }
        if (before.Disabled != after.Disabled)
        {
            yield return new FieldChange("disabled", before.Disabled ? "true" : "false", after.Disabled ? "true" : "false");
        }
    }

    private static TenantState StateOf(TenantRow row) => new(row.Id, row.Name, row.Domain, row.Disabled);

    private async Task<T> ChangingAsync<T>(Func<Task<T>> change)
    {
        await changing.WaitAsync();
        try
        {
            return await change();
        }
        catch (Exception e) when (e is StoreException or IOException or UnauthorizedAccessException)
        {
            throw new TenantException(TenantTrouble.NotSaved, e.Message);
        }
        finally
        {
            changing.Release();
        }
    }
}
