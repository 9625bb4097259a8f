namespace Tandem.Store.Sqlite.Tables.Configuration;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Store.Contract;
using Tandem.Store.Files;
using Tandem.Store.Sqlite.Sql;

/// <summary>One table a kind of configuration; another kind is one file and one row here.</summary>
internal sealed class ConfigurationTables : IConfigurationTables
{
    private readonly SqliteLink link;
    private readonly ISignInTable signIns;
    private readonly UserTable users;
    private readonly ExtensionTable extensions;
    private readonly QueueTable queues;
    private readonly TierTable tiers;
    private readonly RouteTable routes;
    private readonly NumberingTable numbering;
    private readonly MediaTable media;
    private readonly TrunkTable trunks;
    private readonly FlowTable flows;
    private readonly DialingTable dialing;
    private readonly IChangeTable[] all;
    private readonly Statement count;

    public ConfigurationTables(SqliteLink link, SecretBox? secrets, ISignInTable signIns)
    {
        this.link = link;
        this.signIns = signIns;
        users = new UserTable(link, secrets, signIns);
        extensions = new ExtensionTable(link, secrets);
        queues = new QueueTable(link);
        tiers = new TierTable(link);
        routes = new RouteTable(link);
        numbering = new NumberingTable(link);
        media = new MediaTable(link);
        trunks = new TrunkTable(link, secrets);
        flows = new FlowTable(link);
        dialing = new DialingTable(link);
        all = [users, extensions, queues, tiers, routes, numbering, media, trunks, flows, dialing, new CampaignChanges(link)];
        count = link.Prepare("UPDATE tenants SET counters=$p1 WHERE id=$p0");
    }

    public void Write(int tenant, CommitOrder order)
    {
        foreach (ConfigurationChange change in order.Changes)
        {
            if (!TryWrite(tenant, change))
            {
                throw new RowRefusedException($"no way to store {change.GetType().Name}");
            }
        }
        if (count.Run(tenant, RowBody.Write(order.Counters)) == 0)
        {
            throw new RowRefusedException($"there is no tenant {tenant}");
        }
    }

    public ConfigurationRows Load(int tenant) =>
        new(
            users.All(tenant),
            extensions.All(tenant),
            queues.All(tenant),
            tiers.All(tenant),
            routes.All(tenant),
            trunks.All(tenant),
            signIns.All(tenant),
            Counters(tenant),
            media.All(tenant)
        )
        {
            Numbering = Numbering(tenant),
            Flows = flows.All(tenant),
            Dialing = dialing.All(tenant),
        };

    public NumberingRow? Numbering(int tenant) => numbering.All(tenant).FirstOrDefault();

    public IReadOnlyList<FlowVersion> FlowVersions(int tenant, int flow) => flows.Versions(tenant, flow);

    public string? FlowDocument(int tenant, int flow, int version) => flows.Document(tenant, flow, version);

    private bool TryWrite(int tenant, ConfigurationChange change)
    {
        foreach (IChangeTable table in all)
        {
            if (table.TryWrite(tenant, change))
            {
                return true;
            }
        }
        return false;
    }

    private IdCounters Counters(int tenant)
    {
        string counters = link.Query<string>("SELECT counters FROM tenants WHERE id=@tenant", new { tenant })[0];
        return counters.Length == 0 ? new IdCounters(1, 0, 0, 0, 0, 0) : RowBody.Read<IdCounters>(counters);
    }
}
