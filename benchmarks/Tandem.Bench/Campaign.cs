namespace Tandem.Bench;

using System.Diagnostics;
using Tandem.Bench.Report;
using Tandem.Bench.Rig;
using Tandem.Bench.Rows;

/// <summary>Runs the chosen rows, column by column, each on a server of its own.</summary>
internal sealed class Campaign(BenchOptions options, IReadOnlyList<IRow> rows)
{
    public async Task<List<Column>> RunAsync(CancellationToken cancel)
    {
        string work = Directory.CreateTempSubdirectory("tandem-bench-").FullName;
        List<Column> columns = [];
        try
        {
            if (options.Pinned)
            {
                columns.Add(await RunColumnAsync("pinned", true, work, cancel));
            }
            if (options.Unpinned)
            {
                columns.Add(await RunColumnAsync("unpinned", false, work, cancel));
            }
        }
        finally
        {
            if (options.Keep)
            {
                Console.WriteLine($"kept: {work}");
            }
            else
            {
                Directory.Delete(work, recursive: true);
            }
        }
        return columns;
    }

    private async Task<Column> RunColumnAsync(string name, bool pinned, string work, CancellationToken cancel)
    {
        Column column = new(name, pinned, []);
        Stage stage = new(options, new Pinned(pinned, options.First), work);
        foreach (IRow row in rows.Where(row => pinned || row.HasUnpinned))
        {
            Console.Write($"{name}, {row.Name} … ");
            long start = Stopwatch.GetTimestamp();
            column.Rows.Add(await RunRowAsync(row, stage, cancel));
            Console.WriteLine($"{Stopwatch.GetElapsedTime(start).TotalSeconds:0} s{Said(column.Rows[^1])}");
        }
        return column;
    }

    private static async Task<RowResult> RunRowAsync(IRow row, Stage stage, CancellationToken cancel)
    {
        RowFindings findings = new();
        string failure = "";
        try
        {
            await row.RunAsync(stage, findings, cancel);
        }
        catch (Exception e) when (e is BenchException or IOException or HttpRequestException or InvalidOperationException)
        {
            failure = e.Message;
        }
        return new RowResult(row.Name, findings.Measures, failure, findings.Details);
    }

    private static string Said(RowResult result) =>
        result.Failure.Length > 0
            ? $": {result.Failure}"
            : string.Concat(result.Measures.Select(measure => $", {measure.Key} {measure.Value:0.###}"));
}
