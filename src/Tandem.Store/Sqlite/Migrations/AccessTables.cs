namespace Tandem.Store.Sqlite.Migrations;

/// <summary>Version 4: keys and tokens by their hashes; users have a role in place of a mark for administrators.</summary>
internal static class AccessTables
{
    public const string Sql = """
        CREATE TABLE access_keys(hash BLOB PRIMARY KEY, tenant INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE access_tokens(hash BLOB PRIMARY KEY, tenant INTEGER NOT NULL, user INTEGER NOT NULL, ends_at INTEGER NOT NULL,
            body TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX access_tokens_by_end ON access_tokens(ends_at);
        UPDATE users SET body = json_remove(json_set(body, '$.Role', CASE json_extract(body, '$.IsSuper') WHEN 1 THEN 2 ELSE 0 END), '$.IsSuper')
            WHERE json_extract(body, '$.Role') IS NULL;
        """;
}
