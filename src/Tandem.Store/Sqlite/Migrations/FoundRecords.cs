namespace Tandem.Store.Sqlite.Migrations;

/// <summary>
/// Records are found among millions by whatever may be asked of them; of calls it is known without their bodies how they ended. What is filtered by stands in
/// the indexes too, so that calls are counted without being read.
/// </summary>
internal static class FoundRecords
{
    public const string Sql = """
        ALTER TABLE calls ADD COLUMN talk_ms INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE calls ADD COLUMN cause TEXT NOT NULL DEFAULT '';
        UPDATE calls SET talk_ms = json_extract(body, '$.TalkMillis'), cause = json_extract(body, '$.Cause');
        DROP INDEX calls_by_start;
        DROP INDEX calls_by_agent;
        CREATE INDEX calls_by_start ON calls(tenant, start_at, call, direction, outcome, end_at);
        CREATE INDEX calls_by_agent ON calls(tenant, agent_id, start_at, direction, outcome, end_at, own);
        CREATE INDEX calls_by_own ON calls(tenant, own, start_at, direction, outcome, end_at, cause, talk_ms);
        CREATE INDEX calls_by_outcome ON calls(tenant, outcome, start_at, direction, end_at);
        CREATE INDEX calls_by_sales_code ON calls(tenant, sales_code, start_at) WHERE sales_code <> '';
        CREATE INDEX calls_by_user_data ON calls(tenant, user_data, start_at) WHERE user_data <> '';
        CREATE INDEX legs_by_caller ON legs(tenant, caller_number, start_at);
        CREATE INDEX legs_by_dialled ON legs(tenant, dialled, start_at);
        CREATE INDEX legs_by_queue ON legs(tenant, queue, start_at) WHERE queue <> '';
        CREATE INDEX legs_by_cause ON legs(tenant, cause, start_at) WHERE cause NOT IN ('remote_hang_up', 'local_hang_up');
        """;
}
