namespace Tandem.Server.CommandLine.Tenants;

using Tandem.Core.Contract;
using Tandem.Engine.Ports;
using Tandem.Media.Playback;
using Tandem.Server.Hosting;
using Tandem.Server.Words;
using Tandem.Store;
using Tandem.Store.Contract;
using Tandem.Store.Files;

/// <summary>Tenants of a server that does not run: in its folder, which is ours meanwhile.</summary>
internal sealed class StoppedServer : ITenantControl, IStoreSink
{
    private readonly DataFolder folder;
    private readonly CentreStore store;

    public StoppedServer(DataFolder folder)
    {
        this.folder = folder;
        store = new CentreStore(folder, this);
    }

    public IReadOnlyList<TenantRow> All() => store.Tenants();

    public string Add(string name, string domain)
    {
        // Else the first one that is added would be the default one.
        if (store.Tenants().Count == 0)
        {
            store.AddTenant(TenantStarts.DefaultName, TenantStarts.DefaultDomain);
        }
        TenantRow row = store.AddTenant(name, domain);
        return CredentialShape.Keep(FileOf(row), "", "", row.Domain).ToText();
    }

    public void Disable(TenantRow tenant, bool disabled)
    {
        RefuseDefault(tenant);
        store.ChangeTenant(tenant.Id, disabled: disabled);
    }

    public void Remove(TenantRow tenant)
    {
        RefuseDefault(tenant);
        store.RemoveTenant(tenant.Id);
        File.Delete(FileOf(tenant));
    }

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    void IStoreSink.Committed(int tenant, long commit) { }

    void IStoreSink.CommitFailed(int tenant, long commit, string reason) { }

    void IStoreSink.CampaignRead(int tenant, CampaignBatch batch) { }

    void IStoreSink.BindingsKept(int tenant, long ticket) { }

    void IStoreSink.SoundLoaded(int tenant, string path, Sound? sound, string reason) { }

    void IStoreSink.JournalLevel(JournalLevel level) { }

    void IStoreSink.RecordingFailed(Guid recording, string reason) { }

    void IStoreSink.Recovered(string where) { }

    void IStoreSink.Failed(string where, Exception failure) => Console.Error.WriteLine($"tandem: {where}: {Texts.Of(failure)}");

    private string FileOf(TenantRow row) => Path.Combine(folder.Path, $"credentials-{row.Name}.json");

    private static void RefuseDefault(TenantRow tenant)
    {
        if (tenant.Id == TenantStarts.Default)
        {
            throw new StoreException("the default tenant stays", "默认租户不可停用或删除");
        }
    }
}
