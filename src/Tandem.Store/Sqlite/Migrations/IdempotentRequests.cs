namespace Tandem.Store.Sqlite.Migrations;

/// <summary>Version 7: requests that came with an idempotency key, and what they were answered.</summary>
internal static class IdempotentRequests
{
    public const string Sql = """
        CREATE TABLE idempotent_requests(id BLOB PRIMARY KEY, tenant INTEGER NOT NULL, ends_at INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX idempotent_requests_by_end ON idempotent_requests(ends_at);
        """;
}
