namespace Tandem.Store.Sqlite.Tables;

using Tandem.Core.Contract.Rows;
using Tandem.Store.Contract;
using Tandem.Store.Sqlite.Sql;

internal sealed class SignInTable(SqliteLink link) : ISignInTable
{
    private readonly Statement put = link.Prepare("INSERT OR REPLACE INTO sessions(tenant, user, body, event) VALUES($p0, $p1, $p2, $p3)");
    private readonly Statement remove = link.Prepare("DELETE FROM sessions WHERE tenant=$p0 AND user=$p1");

    public void Put(int tenant, AgentSession session, long lastEvent) => put.Run(tenant, session.UserId, RowBody.Write(session), lastEvent);

    public void Remove(int tenant, int userId) => remove.Run(tenant, userId);

    public IReadOnlyList<AgentSession> All(int tenant) =>
        [
            .. link.Query<string>("SELECT body FROM sessions WHERE tenant=@tenant ORDER BY user", new { tenant })
                .Select(body => RowBody.Read<AgentSession>(body)),
        ];
}
