namespace Tandem.Store.Reading;

using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Tandem.Core.Configuration;
using Tandem.Engine.Ports;
using Tandem.Store.Sqlite;

/// <summary>Reads a tenant's configuration, sign-ins and registrations back at the start.</summary>
internal sealed class CentreLoader(SqliteConnection connection, SecretBox secrets)
{
    private sealed class ExtensionLine
    {
        public byte[] Secret { get; init; } = [];

        public string Body { get; init; } = "";
    }

    public Configuration Load(int tenant, IReadOnlyList<TrunkRow> trunks)
    {
        List<ExtensionRow> extensions = [];
        string sql = "SELECT secret AS Secret, body AS Body FROM extensions WHERE tenant=@tenant ORDER BY id";
        foreach (ExtensionLine line in connection.Query<ExtensionLine>(sql, new { tenant }))
        {
            extensions.Add(Read<ExtensionRow>(line.Body) with { Secret = secrets.Open(line.Secret) });
        }
        string counters = connection.QuerySingle<string>("SELECT counters FROM tenants WHERE id=@tenant", new { tenant });
        return new Configuration(
            [.. All<UserRow>("users", tenant).Select(row => row with { VoicemailPassword = secrets.OpenText(row.VoicemailPassword) })],
            extensions,
            All<QueueRow>("queues", tenant),
            All<TierRow>("tiers", tenant),
            All<RouteRow>("routes", tenant),
            trunks,
            [
                .. connection
                    .Query<string>("SELECT body FROM sessions WHERE tenant=@tenant ORDER BY user", new { tenant })
                    .Select(Read<AgentSession>),
            ],
            counters.Length == 0 ? new IdCounters(1, 0, 0, 0, 0, 0) : Read<IdCounters>(counters),
            All<MediaRow>("media", tenant)
        );
    }

    public IReadOnlyList<StoredBinding> Bindings(int tenant)
    {
        string sql = "SELECT body FROM bindings WHERE tenant=@tenant ORDER BY extension, contact";
        return [.. connection.Query<string>(sql, new { tenant }).Select(Read<StoredBinding>)];
    }

    private List<T> All<T>(string table, int tenant) =>
        [.. connection.Query<string>($"SELECT body FROM {table} WHERE tenant=@tenant ORDER BY id", new { tenant }).Select(Read<T>)];

    private static T Read<T>(string body) => JsonSerializer.Deserialize<T>(body)!;
}
