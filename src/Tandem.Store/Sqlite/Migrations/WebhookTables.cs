namespace Tandem.Store.Sqlite.Migrations;

/// <summary>Version 10: subscriptions, what is owed to them, and what was tried.</summary>
internal static class WebhookTables
{
    public const string Sql = """
        CREATE TABLE subscriptions(tenant INTEGER NOT NULL, id INTEGER NOT NULL, body TEXT NOT NULL, progress TEXT NOT NULL,
            PRIMARY KEY(tenant, id)) WITHOUT ROWID;
        CREATE TABLE subscription_ids(tenant INTEGER PRIMARY KEY, last INTEGER NOT NULL);
        CREATE TABLE webhook_held(tenant INTEGER NOT NULL, subscription INTEGER NOT NULL, event INTEGER NOT NULL, attempts INTEGER NOT NULL,
            first_at INTEGER NOT NULL, next_at INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY(tenant, subscription, event)) WITHOUT ROWID;
        CREATE TABLE webhook_dead(tenant INTEGER NOT NULL, subscription INTEGER NOT NULL, event INTEGER NOT NULL, attempts INTEGER NOT NULL,
            died_at INTEGER NOT NULL, why TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY(tenant, subscription, event)) WITHOUT ROWID;
        CREATE TABLE webhook_attempts(number INTEGER PRIMARY KEY, tenant INTEGER NOT NULL, subscription INTEGER NOT NULL, event INTEGER NOT NULL,
            at INTEGER NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL);
        CREATE INDEX webhook_attempts_by_subscription ON webhook_attempts(tenant, subscription, number);
        """;
}
