namespace Tandem.Store.Tenants;

using Tandem.Core.Contract.Rows;
using Tandem.Engine.Ports;
using Tandem.Store.Contract;
using Tandem.Store.EventLog;
using Tandem.Store.Files.Sounds;

/// <summary>What a tenant begins with: its configuration, its phones, and the id of the last event in its log.</summary>
public sealed record TenantStart(ConfigurationRows Configuration, IReadOnlyList<StoredBinding> Bindings, long LastEvent);

/// <summary>Tenants come, change and go, each with its log. On the writing thread, or before it starts.</summary>
internal sealed class StoredTenants(StoreLogs logs, SoundUploads sounds)
{
    /// <summary>The longest day has one hour more.</summary>
    private const int QuartersADay = 25 * 4;

    /// <summary>The abandon cap counts 30 days; live figures tell of as many.</summary>
    private const int CampaignHours = 30 * 24;

    /// <summary>Throws <see cref="StoreException"/> when name or domain is taken.</summary>
    public TenantRow Add(IDatabaseConnection to, string name, string domain)
    {
        TenantRow added = Refusing(name, domain, () => to.Tenants.Add(name, domain));
        logs.Open(added.Id, to);
        return added;
    }

    /// <summary>Changes what is given. Disabled, its log says that it was stopped; it keeps all it has.</summary>
    public TenantRow Change(IDatabaseConnection to, int id, string? domain, bool? disabled)
    {
        TenantRow before = Find(to, id);
        TenantRow after = before with { Domain = domain ?? before.Domain, Disabled = disabled ?? before.Disabled };
        Refusing(
            after.Name,
            after.Domain,
            () =>
            {
                to.Tenants.Put(after);
                return after;
            }
        );
        if (after.Disabled && !before.Disabled)
        {
            logs.Stop(id, to);
        }
        return after;
    }

    /// <summary>Its name and domain are free at once; what is kept of it goes bit by bit (<see cref="RemovedTenants"/>).</summary>
    public TenantRow Remove(IDatabaseConnection to, int id)
    {
        TenantRow gone = Find(to, id);
        to.Tenants.Remove(id);
        logs.Forget(id);
        sounds.Sweep(id, []);
        return gone;
    }

    public TenantStart Start(IDatabaseConnection from, int id)
    {
        Find(from, id);
        int quarter = (int)(WallClock.Micros / AgentQuarter.LengthMicros);
        ConfigurationRows rows = from.Configuration.Load(id) with
        {
            Lately = from.Statistics.Agents(id, quarter - QuartersADay, quarter + 1),
            CampaignHours = from.Campaigns.Hours(id, (int)(WallClock.Micros / CampaignHour.LengthMicros) - CampaignHours),
            OpenAttempts = from.Campaigns.Open(id),
        };
        rows = rows with { NumbersLately = NumbersLately(from, id, rows, (quarter - QuartersADay) * AgentQuarter.LengthMicros) };
        sounds.Sweep(id, (rows.Media ?? []).Select(media => media.Path));
        return new TenantStart(rows, from.Bindings.All(id), logs.Last(id));
    }

    // Only what has a limit is counted on.
    private static IReadOnlyList<NumberQuarter> NumbersLately(IDatabaseConnection from, int id, ConfigurationRows rows, long fromMicros)
    {
        string[] limited = [.. rows.Dialing.OfType<NumberLimitRow>().Select(row => row.Number)];
        IEnumerable<string> numbers = limited.Contains("") ? from.Calls.OwnSince(id, fromMicros) : limited;
        return from.Calls.Numbers(id, numbers, fromMicros, long.MaxValue);
    }

    private static TenantRow Find(IDatabaseConnection from, int id) =>
        from.Tenants.All().FirstOrDefault(row => row.Id == id) ?? throw new StoreException($"there is no tenant {id}", $"租户 {id} 不存在");

    private static TenantRow Refusing(string name, string domain, Func<TenantRow> write)
    {
        try
        {
            return write();
        }
        catch (RowRefusedException)
        {
            throw new StoreException(
                $"a tenant {name}, or one with the domain {domain}, exists already",
                $"租户 {name} 或使用域 {domain} 的租户已存在"
            );
        }
    }
}
