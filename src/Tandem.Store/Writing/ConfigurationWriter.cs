namespace Tandem.Store.Writing;

using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Tandem.Core;
using Tandem.Core.Configuration;
using Tandem.Store.Sqlite;

/// <summary>Writes one configuration commit: all of its changes and the counters.</summary>
internal sealed class ConfigurationWriter(SqliteConnection connection, SecretBox secrets)
{
    public void Write(int tenant, CommitOrder order, SqliteTransaction transaction)
    {
        foreach (ConfigurationChange change in order.Changes)
        {
            Write(tenant, change, transaction);
        }
        object counters = new { tenant, body = JsonSerializer.Serialize(order.Counters) };
        if (connection.Execute("UPDATE tenants SET counters=@body WHERE id=@tenant", counters, transaction) == 0)
        {
            throw new StoreException($"there is no tenant {tenant}");
        }
    }

    private void Write(int tenant, ConfigurationChange change, SqliteTransaction transaction)
    {
        switch (change)
        {
            case PutUser { Row: { } row }:
                Put(
                    "users(tenant,id,login,body)",
                    new
                    {
                        tenant,
                        id = row.Id,
                        key = row.Login,
                        body = JsonSerializer.Serialize(row with { VoicemailPassword = secrets.SealText(row.VoicemailPassword) }),
                    },
                    transaction
                );
                break;
            case PutExtension { Row: { } row }:
                string body = JsonSerializer.Serialize(row with { Secret = "" });
                byte[] secret = secrets.Seal(row.Secret);
                Run(
                    "INSERT INTO extensions(tenant,id,number,secret,body) VALUES(@tenant,@id,@number,@secret,@body)"
                        + " ON CONFLICT(tenant,id) DO UPDATE SET number=@number, secret=@secret, body=@body",
                    new
                    {
                        tenant,
                        id = row.Id,
                        number = row.Number,
                        secret,
                        body,
                    },
                    transaction
                );
                break;
            case PutQueue { Row: { } row }:
                Put(
                    "queues(tenant,id,name,body)",
                    new
                    {
                        tenant,
                        id = row.Id,
                        key = row.Name,
                        body = JsonSerializer.Serialize(row),
                    },
                    transaction
                );
                break;
            case PutTier { Row: { } row }:
                Run(
                    "INSERT INTO tiers(tenant,id,queue,user,body) VALUES(@tenant,@id,@queue,@user,@body)"
                        + " ON CONFLICT(tenant,id) DO UPDATE SET queue=@queue, user=@user, body=@body",
                    new
                    {
                        tenant,
                        id = row.Id,
                        queue = row.QueueId,
                        user = row.UserId,
                        body = JsonSerializer.Serialize(row),
                    },
                    transaction
                );
                break;
            case PutRoute { Row: { } row }:
                Put(
                    "routes(tenant,id,number,body)",
                    new
                    {
                        tenant,
                        id = row.Id,
                        key = row.Number,
                        body = JsonSerializer.Serialize(row),
                    },
                    transaction
                );
                break;
            case PutMedia { Row: { } row }:
                Put(
                    "media(tenant,id,path,body)",
                    new
                    {
                        tenant,
                        id = row.Id,
                        key = row.Path,
                        body = JsonSerializer.Serialize(row),
                    },
                    transaction
                );
                break;
            case RemoveMediaFile remove:
                Delete("media", tenant, remove.Id, transaction);
                break;
            case RemoveUser remove:
                Delete("users", tenant, remove.Id, transaction);
                Run("DELETE FROM sessions WHERE tenant=@tenant AND user=@id", new { tenant, id = remove.Id }, transaction);
                break;
            case RemoveExtension remove:
                // Whoever gets the number next must not inherit the phones of the one before.
                Run(
                    "DELETE FROM bindings WHERE tenant=@tenant"
                        + " AND extension=(SELECT number FROM extensions WHERE tenant=@tenant AND id=@id)",
                    new { tenant, id = remove.Id },
                    transaction
                );
                Delete("extensions", tenant, remove.Id, transaction);
                break;
            case RemoveQueue remove:
                Delete("queues", tenant, remove.Id, transaction);
                break;
            case RemoveTier remove:
                Delete("tiers", tenant, remove.Id, transaction);
                break;
            case RemoveRoute remove:
                Delete("routes", tenant, remove.Id, transaction);
                break;
            default:
                throw new InvalidOperationException($"no way to store {change.GetType().Name}");
        }
    }

    private void Put(string into, object values, SqliteTransaction transaction)
    {
        string key = into.Split(',')[2];
        Run(
            $"INSERT INTO {into} VALUES(@tenant,@id,@key,@body) ON CONFLICT(tenant,id) DO UPDATE SET {key}=@key, body=@body",
            values,
            transaction
        );
    }

    private void Delete(string table, int tenant, int id, SqliteTransaction transaction) =>
        Run($"DELETE FROM {table} WHERE tenant=@tenant AND id=@id", new { tenant, id }, transaction);

    private void Run(string sql, object values, SqliteTransaction transaction) => connection.Execute(sql, values, transaction);
}
