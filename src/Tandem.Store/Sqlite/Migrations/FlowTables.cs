namespace Tandem.Store.Sqlite.Migrations;

/// <summary>Flows of tenants, the versions that were published, and what their requests are signed with.</summary>
internal static class FlowTables
{
    public const string Sql = """
        CREATE TABLE flows(tenant INTEGER NOT NULL, id INTEGER NOT NULL, name TEXT NOT NULL, draft TEXT NOT NULL, document TEXT NOT NULL,
            body TEXT NOT NULL, PRIMARY KEY(tenant, id), UNIQUE(tenant, name));
        CREATE TABLE flow_versions(tenant INTEGER NOT NULL, flow INTEGER NOT NULL, version INTEGER NOT NULL, published_at INTEGER NOT NULL,
            document TEXT NOT NULL, PRIMARY KEY(tenant, flow, version));
        CREATE TABLE flow_secrets(tenant INTEGER PRIMARY KEY, body TEXT NOT NULL);
        """;
}
