namespace Tandem.Store.Sqlite.Tables.Configuration;

using Tandem.Core.Contract.Rows;
using Tandem.Store.Contract;
using Tandem.Store.Files;
using Tandem.Store.Sqlite.Sql;

/// <summary>The password of the voice mailbox, which is shown again, is sealed inside the row.</summary>
internal sealed class UserTable(SqliteLink link, SecretBox? secrets, ISignInTable signIns) : RowTable<UserRow>(link, "users", "login")
{
    // His second factor ends with him.
    private readonly Statement removeTotp = link.Prepare("DELETE FROM totps WHERE tenant=$p0 AND user=$p1");

    public override bool TryWrite(int tenant, ConfigurationChange change) =>
        change switch
        {
            PutUser { Row: { } row } => Put(
                tenant,
                row.Id,
                row with
                {
                    VoicemailPassword = secrets!.SealText(row.VoicemailPassword),
                },
                row.Login
            ),
            RemoveUser { Id: int id } => RemoveAll(tenant, id),
            _ => false,
        };

    public override List<UserRow> All(int tenant) =>
        [.. base.All(tenant).Select(row => row with { VoicemailPassword = secrets!.OpenText(row.VoicemailPassword) })];

    private bool RemoveAll(int tenant, int id)
    {
        signIns.Remove(tenant, id);
        removeTotp.Run(tenant, id);
        return Remove(tenant, id);
    }
}
