namespace Tandem.Store.Sqlite.Migrations;

/// <summary>Records of whole calls; what own calls go by; the numbers of campaigns.</summary>
internal static class CallTables
{
    public const string Sql = """
        CREATE TABLE calls(call BLOB PRIMARY KEY, tenant INTEGER NOT NULL, start_at INTEGER NOT NULL, end_at INTEGER NOT NULL,
            direction INTEGER NOT NULL, outcome INTEGER NOT NULL, agent_id INTEGER NOT NULL, customer TEXT NOT NULL, own TEXT NOT NULL,
            sales_code TEXT NOT NULL, user_data TEXT NOT NULL, body TEXT NOT NULL, event INTEGER NOT NULL);
        CREATE INDEX calls_by_start ON calls(tenant, start_at, call);
        CREATE INDEX calls_by_agent ON calls(tenant, agent_id, start_at) WHERE agent_id > 0;
        CREATE INDEX calls_by_customer ON calls(tenant, customer, start_at);
        CREATE INDEX calls_by_event ON calls(tenant, event);
        CREATE TABLE dialing(tenant INTEGER NOT NULL, kind TEXT NOT NULL, id INTEGER NOT NULL, label TEXT NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY(tenant, id), UNIQUE(tenant, kind, label)) WITHOUT ROWID;
        CREATE TABLE campaign_numbers(tenant INTEGER NOT NULL, campaign INTEGER NOT NULL, number TEXT NOT NULL,
            PRIMARY KEY(tenant, campaign, number)) WITHOUT ROWID;
        """;
}
