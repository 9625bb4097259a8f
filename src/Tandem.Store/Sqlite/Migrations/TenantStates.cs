namespace Tandem.Store.Sqlite.Migrations;

/// <summary>Version 8: tenants that are disabled or removed; recordings of a tenant in order of time.</summary>
internal static class TenantStates
{
    public const string Sql = """
        ALTER TABLE tenants ADD COLUMN state INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX recordings_by_start ON recordings(tenant, start_at);
        """;
}
