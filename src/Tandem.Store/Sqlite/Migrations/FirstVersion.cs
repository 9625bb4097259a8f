namespace Tandem.Store.Sqlite.Migrations;

/// <summary>Tables of version 1. Times are Unix microseconds.</summary>
internal static class FirstVersion
{
    public const string Sql = """
        CREATE TABLE tenants(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, domain TEXT NOT NULL UNIQUE, counters TEXT NOT NULL DEFAULT '');
        CREATE TABLE users(tenant INTEGER NOT NULL, id INTEGER NOT NULL, login TEXT NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY(tenant, id), UNIQUE(tenant, login)) WITHOUT ROWID;
        CREATE TABLE extensions(tenant INTEGER NOT NULL, id INTEGER NOT NULL, number TEXT NOT NULL, secret BLOB NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY(tenant, id), UNIQUE(tenant, number)) WITHOUT ROWID;
        CREATE TABLE queues(tenant INTEGER NOT NULL, id INTEGER NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY(tenant, id), UNIQUE(tenant, name)) WITHOUT ROWID;
        CREATE TABLE tiers(tenant INTEGER NOT NULL, id INTEGER NOT NULL, queue INTEGER NOT NULL, user INTEGER NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY(tenant, id), UNIQUE(tenant, queue, user)) WITHOUT ROWID;
        CREATE TABLE routes(tenant INTEGER NOT NULL, id INTEGER NOT NULL, number TEXT NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY(tenant, id), UNIQUE(tenant, number)) WITHOUT ROWID;
        CREATE TABLE sessions(tenant INTEGER NOT NULL, user INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY(tenant, user)) WITHOUT ROWID;
        CREATE TABLE bindings(tenant INTEGER NOT NULL, extension TEXT NOT NULL, contact TEXT NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY(tenant, extension, contact)) WITHOUT ROWID;
        CREATE TABLE legs(leg BLOB PRIMARY KEY, tenant INTEGER NOT NULL, call BLOB NOT NULL, parent BLOB NOT NULL, direction TEXT NOT NULL,
            party TEXT NOT NULL, caller_number TEXT NOT NULL, caller_name TEXT NOT NULL, dialled TEXT NOT NULL, queue TEXT NOT NULL,
            agent_id INTEGER NOT NULL, agent_login TEXT NOT NULL, start_at INTEGER NOT NULL, ring_at INTEGER NOT NULL,
            answer_at INTEGER NOT NULL, bridge_at INTEGER NOT NULL, end_at INTEGER NOT NULL, cause TEXT NOT NULL, sip_code INTEGER NOT NULL,
            sip_call_id TEXT NOT NULL, recording BLOB NOT NULL, offer_reason TEXT NOT NULL, candidates TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX legs_by_start ON legs(tenant, start_at);
        CREATE INDEX legs_by_call ON legs(call);
        CREATE INDEX legs_open ON legs(leg) WHERE end_at = 0;
        CREATE TABLE recordings(id BLOB PRIMARY KEY, tenant INTEGER NOT NULL, call BLOB NOT NULL, leg BLOB NOT NULL, start_at INTEGER NOT NULL,
            duration_ms INTEGER NOT NULL, failure TEXT NOT NULL, open INTEGER NOT NULL);
        CREATE INDEX recordings_open ON recordings(id) WHERE open = 1;
        CREATE TABLE heartbeat(id INTEGER PRIMARY KEY CHECK(id = 1), at INTEGER NOT NULL);
        """;
}
