namespace Tandem.Bench.Rig;

using System.Globalization;
using Microsoft.Data.Sqlite;

/// <summary>Millions of records into the database of a server that is not running: of calls and of one leg each, over thirty days, of a thousand agents.</summary>
internal static class RecordFill
{
    public const int Agents = 1_000;
    public const int Numbers = 20;
    public const int Customers = 500_000;
    public const int Days = 30;

    private const long MicrosPerDay = 86_400L * 1_000_000;

    static RecordFill() => SQLitePCL.Batteries_V2.Init();

    public static string Own(int i) => string.Create(CultureInfo.InvariantCulture, $"+8610{88_000_000 + i}");

    public static string Customer(int i) =>
        string.Create(CultureInfo.InvariantCulture, $"+861{3_800_000_000L + (i * 7_919L % 1_000_000_000)}");

    /// <summary>Fills; indexes are made anew when all is there, which is how a million a second can be.</summary>
    /// <param name="now">The newest begins then, in Unix microseconds.</param>
    public static void Run(string data, int records, long now)
    {
        using SqliteConnection db = new($"Data Source={Path.Combine(data, "tandem.db")};Pooling=False");
        db.Open();
        Do(db, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-1000000; PRAGMA temp_store=MEMORY");
        List<(string Name, string Sql)> indexes = IndexesOf(db);
        indexes.ForEach(index => Do(db, $"DROP INDEX {index.Name}"));
        Do(db, "BEGIN");
        using SqliteCommand call = Prepared(
            db,
            "INSERT INTO calls(call,tenant,start_at,end_at,direction,outcome,agent_id,customer,own,sales_code,user_data,body,event,talk_ms,cause)"
                + " VALUES($0,1,$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,1,$11,$12)",
            13
        );
        using SqliteCommand leg = Prepared(
            db,
            "INSERT INTO legs(leg,tenant,call,parent,direction,party,caller_number,caller_name,dialled,queue,agent_id,agent_login,start_at,ring_at,"
                + "answer_at,bridge_at,end_at,talk_ms,cause,sip_code,sip_call_id,recording,offer_reason,candidates,event,score)"
                + " VALUES($0,1,$1,$2,'inbound','trunk:load',$3,'',$4,$5,$6,$7,$8,0,0,0,$9,$10,$11,0,'',$2,'','',1,'')",
            12
        );
        Random random = new(7);
        long step = Days * MicrosPerDay / records;
        byte[] none = new byte[16];
        for (int i = 0; i < records; i++)
        {
            long start = now - (records - i) * step;
            Row row = Row.Make(random, start);
            Set(
                call,
                row.Id,
                start,
                row.End,
                row.Direction,
                row.Outcome,
                row.Agent,
                row.Customer,
                row.Own,
                i % 3 == 0 ? $"seller {i % 500}" : "",
                i % 5 == 0 ? $"order {i}" : "",
                row.Body(),
                row.TalkMillis,
                row.Cause
            );
            string queue = row.Direction == 1 ? $"queue {random.Next(50)}" : "";
            (string from, string to) = row.Direction == 1 ? (row.Customer, row.Own) : (row.Own, row.Customer);
            Set(leg, Other(row.Id), row.Id, none, from, to, queue, row.Agent, $"{row.Agent}", start, row.End, row.TalkMillis, row.Cause);
        }
        Do(db, "COMMIT");
        indexes.ForEach(index => Do(db, index.Sql));
    }

    private static byte[] Other(byte[] id)
    {
        byte[] other = [.. id];
        other[15] ^= 0xFF;
        return other;
    }

    private static List<(string, string)> IndexesOf(SqliteConnection db)
    {
        using SqliteCommand ask = db.CreateCommand();
        ask.CommandText = "SELECT name, sql FROM sqlite_master WHERE type='index' AND sql IS NOT NULL AND tbl_name IN ('calls','legs')";
        using SqliteDataReader rows = ask.ExecuteReader();
        List<(string, string)> found = [];
        while (rows.Read())
        {
            found.Add((rows.GetString(0), rows.GetString(1)));
        }
        return found;
    }

    private static SqliteCommand Prepared(SqliteConnection db, string sql, int parameters)
    {
        SqliteCommand command = db.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter($"${i}", null));
        }
        return command;
    }

    private static void Set(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
        command.ExecuteNonQuery();
    }

    private static void Do(SqliteConnection db, string sql)
    {
        using SqliteCommand command = db.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    private readonly record struct Row(
        byte[] Id,
        long Start,
        long End,
        int Direction,
        int Outcome,
        int Agent,
        string Customer,
        string Own,
        long TalkMillis,
        string Cause
    )
    {
        public static Row Make(Random random, long start)
        {
            Guid id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddMicroseconds(start));
            int direction = random.Next(100) < 45 ? 1 : 2;
            int drawn = random.Next(100);
            // Seven in ten are answered.
            int outcome =
                drawn < 70 ? 6
                : direction == 1 ? 1 + drawn % 3
                : 4 + drawn % 2;
            long talk = outcome == 6 ? random.Next(1_000, 600_000) : 0;
            string cause =
                outcome == 6 ? "remote_hang_up"
                : drawn % 7 == 0 ? "rejected"
                : "no_answer";
            return new Row(
                id.ToByteArray(bigEndian: true),
                start,
                start + (talk + 8_000) * 1_000,
                direction,
                outcome,
                random.Next(Agents) + 2,
                RecordFill.Customer(random.Next(Customers)),
                RecordFill.Own(random.Next(Numbers)),
                talk,
                cause
            );
        }

        // As the store writes it.
        public string Body() =>
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"Call":"{{new Guid(Id, bigEndian: true)}}","Direction":{{Direction}},"Outcome":{{Outcome}},"Customer":"{{Customer}}","Own":"{{Own}}","AgentId":{{Agent}},"Agent":"{{Agent}}","Extension":"{{Agent}}","Queue":"","StartMicros":{{Start}},"RingMicros":0,"AnswerMicros":0,"EndMicros":{{End}},"QueueMillis":0,"TalkMillis":{{TalkMillis}},"EndedBy":"customer","Cause":"{{Cause}}","Recording":"00000000-0000-0000-0000-000000000000","UserData":"","SalesCode":"","NumberReason":"","CostMicros":0,"Score":""}"""
            );
    }
}
