namespace Tandem.Server.Hosting;

using Tandem.Access.Tenants;
using Tandem.Core.Contract.Events;
using Tandem.Net.Loop;
using Tandem.Server.Options;

/// <summary>The server as its operator sees it through the API.</summary>
internal sealed class OperatedNode(ServerHost host, ServeOptions options, DateTimeOffset started) : INode
{
    private const double SlowSeconds = 0.02;
    private static readonly int SlowTurn = LoopMeters.HistogramBounds.ToList().IndexOf(SlowSeconds);
    private readonly DriveInfo drive = new(Path.GetDirectoryName(host.CredentialsFile)!);

    public NodeState State() =>
        new(
            typeof(OperatedNode).Assembly.GetName().Version?.ToString(3) ?? "",
            started,
            host.Credentials.Http,
            [.. host.Node.Listeners.Select(each => $"{each.Transport}:{each.Local}".ToLowerInvariant())],
            [
                .. options
                    .AsGiven.OrderBy(each => each.Key, StringComparer.Ordinal)
                    .Select(each => KeyValuePair.Create(each.Key.TrimStart('-'), Shown(each.Key, each.Value))),
            ],
            host.Node.Counts.Calls,
            host.Node.Counts.Legs,
            host.Store.Waiting,
            host.Store.Trouble
        )
        {
            Disk = (drive.AvailableFreeSpace, drive.TotalSize),
            Loop = (host.Node.Meters.Busy, host.Node.Meters.Over(SlowTurn)),
            Memory = Environment.WorkingSet,
        };

    public IReadOnlyList<TenantState> Tenants() => host.Served.States();

    public Retention RetentionOf(string tenant) => host.RetentionRules.OperatorsOf(tenant);

    public Task<NewTenant> AddTenantAsync(string name, string domain, Actor by) => host.Served.AddAsync(name, domain, by);

    public Task<TenantState> ChangeTenantAsync(int id, string? domain, bool? disabled, Predicate<TenantState> isAsSeen, Actor by) =>
        host.Served.ChangeAsync(id, domain, disabled, isAsSeen, by);

    public Task RemoveTenantAsync(int id, Predicate<TenantState> isAsSeen, Actor by) => host.Served.RemoveAsync(id, isAsSeen, by);

    private static string Shown(string option, string value) => ServeOptionTable.All.First(each => each.Name == option).Shown(value);
}
