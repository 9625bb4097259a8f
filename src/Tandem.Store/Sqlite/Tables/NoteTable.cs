namespace Tandem.Store.Sqlite.Tables;

using Tandem.Core.Contract.Rows;
using Tandem.Store.Contract;
using Tandem.Store.Sqlite.Sql;

internal sealed class NoteTable(SqliteLink link) : INoteTable
{
    private readonly Statement put = link.Prepare(
        "INSERT OR REPLACE INTO notes(tenant, event, call, at, agent_id, agent, disposition, text) VALUES($p0, $p1, $p2, $p3, $p4, $p5, $p6, $p7)"
    );

    public void Put(int tenant, CallNote note) =>
        put.Run(tenant, note.Id, note.Call, note.WallMicros, note.AgentId, note.Agent, note.Disposition, note.Text);

    public void DeleteBefore(int tenant, long micros) =>
        link.Run("DELETE FROM notes WHERE tenant=@tenant AND at<@micros", new { tenant, micros });

    public IReadOnlyList<CallNote> Read(NoteQuery query) =>
        [
            .. link.Query<Line>(
                    "SELECT event AS Event, call AS Call, at AS At, agent_id AS AgentId, agent AS Agent, disposition AS Disposition, text AS Text"
                        + " FROM notes WHERE tenant=@Tenant"
                        + (query.Call == Guid.Empty ? "" : " AND call=@Call")
                        + (query.AgentId == 0 ? "" : " AND agent_id=@AgentId")
                        + (query.Disposition.Length == 0 ? "" : " AND disposition=@Disposition")
                        + (query.Before == 0 ? "" : " AND event<@Before")
                        + " ORDER BY event DESC LIMIT @Limit",
                    new
                    {
                        query.Tenant,
                        Call = Ids.Bytes(query.Call),
                        query.AgentId,
                        query.Disposition,
                        query.Before,
                        Limit = Math.Clamp(query.Limit, 1, NoteQuery.MaxLimit),
                    }
                )
                .Select(line => line.ToRow()),
        ];

    private sealed class Line
    {
        public long Event { get; init; }

        public byte[] Call { get; init; } = [];

        public long At { get; init; }

        public int AgentId { get; init; }

        public string Agent { get; init; } = "";

        public string Disposition { get; init; } = "";

        public string Text { get; init; } = "";

        public CallNote ToRow() => new(Event, Ids.Read(Call), At, AgentId, Agent, Disposition, Text);
    }
}
