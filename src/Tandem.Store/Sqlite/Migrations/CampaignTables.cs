namespace Tandem.Store.Sqlite.Migrations;

/// <summary>Numbers of campaigns with what has become of them; counts by the hour; imports; who is not to be called, of a tenant or (0) of all.</summary>
internal static class CampaignTables
{
    public const string Sql = """
        ALTER TABLE campaign_numbers RENAME TO campaign_numbers_before;
        CREATE TABLE campaign_numbers(tenant INTEGER NOT NULL, campaign INTEGER NOT NULL, number TEXT NOT NULL, state INTEGER NOT NULL DEFAULT 0,
            zone TEXT NOT NULL DEFAULT '', rank INTEGER NOT NULL DEFAULT 5, due INTEGER NOT NULL DEFAULT 0, attempts INTEGER NOT NULL DEFAULT 0,
            tries INTEGER NOT NULL DEFAULT 0, outcome INTEGER NOT NULL DEFAULT -1, call BLOB, variables TEXT NOT NULL DEFAULT '',
            import INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(tenant, campaign, number)) WITHOUT ROWID;
        INSERT INTO campaign_numbers(tenant, campaign, number) SELECT tenant, campaign, number FROM campaign_numbers_before;
        DROP TABLE campaign_numbers_before;
        CREATE INDEX campaign_due ON campaign_numbers(tenant, campaign, state, zone, rank, due, outcome);
        CREATE INDEX campaign_staged ON campaign_numbers(tenant, campaign, import) WHERE state=9;
        CREATE INDEX campaign_open ON campaign_numbers(tenant) WHERE state=1;
        CREATE TABLE campaign_zones(tenant INTEGER NOT NULL, campaign INTEGER NOT NULL, zone TEXT NOT NULL, PRIMARY KEY(tenant, campaign, zone)) WITHOUT ROWID;
        INSERT INTO campaign_zones SELECT DISTINCT tenant, campaign, '' FROM campaign_numbers;
        CREATE TABLE campaign_hours(tenant INTEGER NOT NULL, campaign INTEGER NOT NULL, hour INTEGER NOT NULL, part INTEGER NOT NULL,
            event INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY(tenant, campaign, hour, part)) WITHOUT ROWID;
        CREATE TABLE campaign_imports(tenant INTEGER NOT NULL, id INTEGER NOT NULL, campaign INTEGER NOT NULL, state TEXT NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY(tenant, id)) WITHOUT ROWID;
        CREATE TABLE do_not_call(tenant INTEGER NOT NULL, number TEXT NOT NULL, PRIMARY KEY(tenant, number)) WITHOUT ROWID;
        """;
}
