namespace Tandem.Server.Hosting;

using Tandem.Core.Contract.Rows;
using Tandem.Engine.Ports;
using Tandem.Engine.Settings;
using Tandem.Server.Options;
using Tandem.Store;
using Tandem.Store.Contract;
using Tandem.Store.Files;
using Tandem.Store.Tenants;

/// <summary>Gathers what tenants are started with: rows, phones, credentials, an administrator, and for the default one what the options say.</summary>
internal sealed class TenantStarts(CentreStore store, DataFolder folder, ServeOptions options)
{
    /// <summary>The first one that was made, at the first start; it cannot be removed.</summary>
    public const int Default = 1;

    public const string DefaultName = "default";
    public const string DefaultDomain = "tandem.local";

    /// <summary>All that are to be served, before the store starts. The default one is made when there is none yet.</summary>
    public List<ServedTenant> All()
    {
        if (store.Tenants().Count == 0)
        {
            store.AddTenant(DefaultName, DefaultDomain);
        }
        return
        [
            .. store
                .Tenants()
                .Where(row => !row.Disabled)
                .Select(row => Of(row, "", "", WithTrunks(row.Id, store.Load(row.Id)), store.Bindings(row.Id), store.LastEvent(row.Id))),
        ];
    }

    /// <summary>One, while the store runs.</summary>
    public async Task<ServedTenant> OfAsync(TenantRow row, string http, string sip)
    {
        TenantStart start = await store.StartTenantAsync(row.Id);
        return Of(row, http, sip, start.Configuration, start.Bindings, start.LastEvent);
    }

    /// <summary>Seals what has to be known again.</summary>
    public SecretBox Secrets { get; } = new(folder.Key());

    public string CredentialsFileOf(TenantRow row) =>
        row.Id == Default ? folder.Credentials : Path.Combine(folder.Path, $"credentials-{row.Name}.json");

    private ConfigurationRows WithTrunks(int tenant, ConfigurationRows kept)
    {
        if (tenant != Default)
        {
            return kept;
        }
        ConfigurationRows merged = GivenTrunks.Merge(kept, options.Trunks, TimeProvider.System, out List<ConfigurationChange> changes);
        if (changes.Count > 0)
        {
            store.Keep(tenant, changes, merged.Counters);
        }
        return merged;
    }

    private ServedTenant Of(
        TenantRow row,
        string http,
        string sip,
        ConfigurationRows kept,
        IReadOnlyList<StoredBinding> bindings,
        long lastEvent
    )
    {
        string file = CredentialsFileOf(row);
        Credentials credentials = CredentialShape.Keep(file, http, sip, row.Domain);
        ConfigurationRows rows = Administrators.Ensure(kept, credentials, folder.Key(), folder.MadeMicros);
        TenantConfig start = new(
            row.Id,
            row.Name,
            row.Domain,
            row.Id == Default ? GivenNumbers.Over(rows, options) : rows,
            bindings,
            lastEvent
        );
        return new ServedTenant(row, file, credentials, start);
    }
}
