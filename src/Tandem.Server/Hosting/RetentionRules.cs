namespace Tandem.Server.Hosting;

using Tandem.Access.Tenants;
using Tandem.Core.Contract.Views;
using Tandem.Server.Options;
using Tandem.Store.Contract;
using Tandem.Store.EventLog;

/// <summary>How long what is kept of whom: as the options say, and less where a tenant has said so itself.</summary>
/// <param name="views">A tenant's rows; null of one that is not served: then the options alone count.</param>
internal sealed class RetentionRules(ServeOptions given, Func<int, TenantViews?> views)
{
    private const long Megabyte = 1_048_576;
    private volatile ServeOptions options = given;

    /// <summary>These count from now on.</summary>
    public void Use(ServeOptions next) => options = next;

    /// <summary>What the operator says of the tenant of that name.</summary>
    public Retention OperatorsOf(string tenant)
    {
        int days = options.KeepEvents.For(tenant);
        return new Retention(
            TenantLimit.Of(options.RecordingDays, tenant),
            TenantLimit.Of(options.RecordingSize, tenant),
            options.KeepRecords.For(tenant),
            days > 0 ? days : (int)EventRetention.Default.MaxAge.TotalDays,
            options.KeepEventsSize.For(tenant)
        );
    }

    /// <summary>What counts.</summary>
    public Retention Of(int tenant, string name) =>
        Retention.Of(views(tenant) is { } rows ? Retention.RowOf(rows) : null).Within(OperatorsOf(name));

    /// <summary>Of the log of events, for the store.</summary>
    public EventRetention Events(IEnumerable<TenantRow> tenants) =>
        Of(OperatorsOf("")) with
        {
            Of = tenants.ToDictionary(tenant => tenant.Name, tenant => Of(Of(tenant.Id, tenant.Name)), StringComparer.Ordinal),
        };

    private static EventRetention Of(Retention keep) => new(TimeSpan.FromDays(keep.EventDays), keep.EventMegabytes * Megabyte);
}
