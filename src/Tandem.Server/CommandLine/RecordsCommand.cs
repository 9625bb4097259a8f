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
        Option<bool> csv = new("--csv") { Description = Texts.Say("As CSV, for spreadsheets", "以 CSV 输出，供电子表格使用") };
        Option<int> limit = new("--limit")
        {
            Description = Texts.Say("How many records; 0 for all", "条数；0 表示全部"),
            DefaultValueFactory = _ => 50,
        };
        Command command = new("records", Texts.Say("Show call records", "查看通话记录")) { data, json, csv, limit };
        command.SetAction(result =>
            Show(
                result.GetValue(data)!,
                result.GetValue(csv) ? RecordForm.Csv
                    : result.GetValue(json) ? RecordForm.Json
                    : RecordForm.Table,
                result.GetValue(limit)
            )
        );
        return command;
    }

    private static int Show(string data, RecordForm form, int limit)
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
            IEnumerable<LegRecord> records = NewestFirst([.. reader.Tenants().Select(tenant => Written(reader, tenant.Id))]);
            Write(limit > 0 ? records.Take(limit) : records, form);
            return 0;
        }
        catch (StoreException e)
        {
            Console.Error.WriteLine($"tandem: {Texts.Of(e)}");
            return 1;
        }
    }

    private static IEnumerable<LegRecord> Written(RecordReader reader, int tenant)
    {
        NumberRegion region = reader.Numbering(tenant).Region;
        return All(reader, tenant).Select(record => AsWritten(record, region));
    }

    // For people: numbers as they write them.
    private static LegRecord AsWritten(LegRecord record, NumberRegion region) =>
        record with
        {
            CallerNumber = NumberForms.National(record.CallerNumber, region),
            Dialled = NumberForms.National(record.Dialled, region),
        };

    // Page by page: however many there are, only some are in memory.
    private static IEnumerable<LegRecord> All(RecordReader reader, int tenant)
    {
        (long, Guid)? after = null;
        while (reader.Read(new RecordQuery(tenant, RecordQuery.MaxLimit) { After = after }) is { Count: > 0 } page)
        {
            foreach (LegRecord record in page)
            {
                yield return record;
            }
            after = (page[^1].StartMicros, page[^1].Leg);
        }
    }

    // Each tenant's come in this order already.
    private static IEnumerable<LegRecord> NewestFirst(IReadOnlyList<IEnumerable<LegRecord>> tenants)
    {
        List<IEnumerator<LegRecord>> heads = [.. tenants.Select(records => records.GetEnumerator()).Where(head => head.MoveNext())];
        while (heads.Count > 0)
        {
            IEnumerator<LegRecord> next = heads.MaxBy(head => head.Current.StartMicros)!;
            yield return next.Current;
            if (!next.MoveNext())
            {
                heads.Remove(next);
            }
        }
    }

    private static void Write(IEnumerable<LegRecord> records, RecordForm form)
    {
        switch (form)
        {
            case RecordForm.Json:
                foreach (LegRecord record in records)
                {
                    Console.WriteLine(JsonSerializer.Serialize(RecordModel.Of(record), Format));
                }
                break;
            case RecordForm.Csv:
                using (Stream to = Console.OpenStandardOutput())
                {
                    TableText.Write(records.Select(RecordModel.Of), to, isFirst: true);
                }
                break;
            default:
                RecordTable.Write(records, Console.Out);
                break;
        }
    }
}

/// <summary>How records are shown.</summary>
internal enum RecordForm
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>One a line.</summary>
    Json,

    /// <summary>For spreadsheets.</summary>
    Csv,
}
