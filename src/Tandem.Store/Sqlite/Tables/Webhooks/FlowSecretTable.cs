namespace Tandem.Store.Sqlite.Tables.Webhooks;

using Tandem.Store.Files;
using Tandem.Store.Sqlite.Sql;
using Tandem.Webhooks.Contract;

/// <summary>What requests of flows are signed with, sealed.</summary>
internal sealed class FlowSecretTable(SqliteLink link, SecretBox? secrets)
{
    private readonly Statement put = link.Prepare(
        "INSERT INTO flow_secrets(tenant, body) VALUES($p0, $p1) ON CONFLICT(tenant) DO UPDATE SET body=excluded.body"
    );

    public IReadOnlyList<SigningSecret> Of(int tenant) =>
        link.Query<string>("SELECT body FROM flow_secrets WHERE tenant=@tenant", new { tenant }) is [{ } body]
            ? [.. RowBody.Read<SigningSecret[]>(body).Select(each => each with { Text = secrets!.OpenText(each.Text) })]
            : [];

    public void Put(int tenant, IReadOnlyList<SigningSecret> all) =>
        put.Run(tenant, RowBody.Write(all.Select(each => each with { Text = secrets!.SealText(each.Text) }).ToArray()));
}
