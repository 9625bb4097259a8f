namespace Tandem.Store.Sqlite.Migrations;

/// <summary>Version 9: what queues do with callers, and the built-in sounds they play, in words of our own instead of XSwitch's.</summary>
internal static class OwnWords
{
    public const string Sql = """
        UPDATE queues SET body = json_set(body, '$.Parameters', (
            SELECT json_group_array(json(CASE
                WHEN json_extract(value, '$.Key') NOT LIKE '%-action' THEN value
                WHEN json_valid(json_extract(value, '$.Value')) AND json_extract(json_extract(value, '$.Value'), '$.action') = 'transfer'
                    THEN json_set(value, '$.Value', 'transfer:' || json_extract(json_extract(value, '$.Value'), '$.data'))
                ELSE json_set(value, '$.Value', 'hangup') END))
            FROM json_each(body, '$.Parameters')))
            WHERE body LIKE '%-action"%';
        UPDATE queues SET body = json_set(body, '$.Parameters', (
            SELECT json_group_array(json(CASE
                WHEN json_extract(value, '$.Key') <> 'announce-sound' THEN value
                WHEN json_extract(value, '$.Value') = '41' THEN json_set(value, '$.Value', '1')
                WHEN json_extract(value, '$.Value') = '204' THEN json_set(value, '$.Value', '2')
                ELSE value END))
            FROM json_each(body, '$.Parameters')))
            WHERE body LIKE '%announce-sound"%';
        UPDATE queues SET body = json_set(body, '$.HoldSound', 'media:1') WHERE json_extract(body, '$.HoldSound') = 'media:41';
        UPDATE queues SET body = json_set(body, '$.HoldSound', 'media:2') WHERE json_extract(body, '$.HoldSound') = 'media:204';
        UPDATE queues SET body = json_set(body, '$.Greeting', 'media:1') WHERE json_extract(body, '$.Greeting') = 'media:41';
        UPDATE queues SET body = json_set(body, '$.Greeting', 'media:2') WHERE json_extract(body, '$.Greeting') = 'media:204';
        """;
}
