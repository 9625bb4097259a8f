namespace Tandem.Store.Sqlite.Tables;

using Tandem.Core.Contract.Packing;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Folds;
using Tandem.Store.Contract;
using Tandem.Store.Sqlite.Sql;

internal sealed class StatisticsTable(SqliteLink link) : IStatisticsTable
{
    private const string InPeriod = "(quarter>=@fromQuarter AND quarter<@toQuarter)";
    private const string IsNewest = "quarter=(SELECT max(quarter) FROM agent_quarters WHERE tenant=@tenant)";

    private readonly Statement putQueue = link.Prepare(
        "INSERT OR REPLACE INTO queue_quarters(tenant, quarter, queue, part, event, body) VALUES($p0, $p1, $p2, $p3, $p4, $p5)"
    );

    private readonly Statement putAgent = link.Prepare(
        "INSERT OR REPLACE INTO agent_quarters(tenant, quarter, agent, part, event, body) VALUES($p0, $p1, $p2, $p3, $p4, $p5)"
    );

    public void PutQueue(int tenant, PutQueueQuarter row) => putQueue.Run(tenant, row.Quarter, row.QueueId, row.Part, row.Event, row.Row);

    public void PutAgent(int tenant, PutAgentQuarter row) => putAgent.Run(tenant, row.Quarter, row.AgentId, row.Part, row.Event, row.Row);

    public IReadOnlyList<QueueQuarter> Queues(int tenant, int fromQuarter, int toQuarter) =>
        [.. Bodies("queue_quarters", "queue", InPeriod, tenant, fromQuarter, toQuarter).Select(body => Packed.Read<QueueQuarter>(body))];

    public IReadOnlyList<AgentQuarter> Agents(int tenant, int fromQuarter, int toQuarter) =>
        [
            .. Bodies("agent_quarters", "agent", $"({InPeriod} OR {IsNewest})", tenant, fromQuarter, toQuarter)
                .Select(body => Packed.Read<AgentQuarter>(body)),
        ];

    private List<byte[]> Bodies(string table, string of, string which, int tenant, int fromQuarter, int toQuarter) =>
        link.Query<byte[]>(
            $"SELECT body FROM {table} WHERE tenant=@tenant AND {which} ORDER BY quarter, {of}, part",
            new
            {
                tenant,
                fromQuarter,
                toQuarter,
            }
        );
}
