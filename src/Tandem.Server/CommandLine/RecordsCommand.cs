namespace Tandem.Server.CommandLine;

using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Models;
using Tandem.Numbering;
using Tandem.Server.Showing;
using Tandem.Server.Words;
using Tandem.Store.Contract;
using Tandem.Store.Files;
using Tandem.Store.Reading;
using Tandem.Store.Sqlite;

/// <summary><c>tandem records</c>: call records, newest first; works beside a running server.</summary>
internal static class RecordsCommand
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    public static Command Make()
    {
        Option<string> data = new("--data")
        {
            Description = Texts.Say("Folder of database, recordings, credentials", "数据目录：数据库、录音、凭据"),
            DefaultValueFactory = _ => "data",
        };
        Option<bool> json = new("--json") { Description = Texts.Say("As JSON, one record per line", "以 JSON 输出，每行一条") };
        Option<int> limit = new("--limit") { Description = Texts.Say("How many records", "条数"), DefaultValueFactory = _ => 50 };
        Command command = new("records", Texts.Say("Show call records", "查看通话记录")) { data, json, limit };
        command.SetAction(result => Show(result.GetValue(data)!, result.GetValue(json), result.GetValue(limit)));
        return command;
    }

    private static int Show(string data, bool json, int limit)
    {
        string database = DataFolder.DatabaseIn(data);
        if (!File.Exists(database))
        {
            Console.Error.WriteLine(
                Texts.Say(
                    $"tandem: there is no database in {data}; name the server's folder with --data",
                    $"tandem: {data} 中没有数据库；请用 --data 指明服务器的数据目录"
                )
            );
            return 1;
        }
        try
        {
            RecordReader reader = new(new SqliteDatabase(database));
            List<LegRecord> records = [];
            foreach (TenantRow tenant in reader.Tenants())
            {
                records.AddRange(reader.Read(new RecordQuery(tenant.Id, limit)).Select(record => AsWritten(record, NumberRegion.Default)));
            }
            Write(records.OrderByDescending(record => record.StartMicros).Take(limit), json);
            return 0;
        }
        catch (StoreException e)
        {
            Console.Error.WriteLine($"tandem: {Texts.Of(e)}");
            return 1;
        }
    }

    // For people: numbers as they write them.
    private static LegRecord AsWritten(LegRecord record, NumberRegion region) =>
        record with
        {
            CallerNumber = NumberForms.National(record.CallerNumber, region),
            Dialled = NumberForms.National(record.Dialled, region),
        };

    private static void Write(IEnumerable<LegRecord> records, bool json)
    {
        if (json)
        {
            foreach (LegRecord record in records)
            {
                Console.WriteLine(JsonSerializer.Serialize(RecordModel.Of(record), Format));
            }
            return;
        }
        RecordTable.Write(records, Console.Out);
    }
}
