namespace Tandem.Bench.Rows;

/// <summary>Every row, in the order they run.</summary>
internal static class RowTable
{
    private static readonly IRow[] All =
    [
        new PickRow(),
        new StrategiesRow(),
        new TenantsRow(),
        new AllocationRow(),
        new RegisterRow(),
        new QueueCallsRow(),
        new PeerRow(),
        new RushRow(),
        new OverloadRow(),
        new HostileRow(),
        new WatchRow(),
        new StandingRow(),
        new MediaRow(),
        new BrowserRow(),
        new SocketsRow(),
        new ClickRow(),
        new RecordedRow(),
        new WaitingRow(),
        new MemoryRow(),
        new ApiRow(),
        new RecordsRow(),
        new FayeRow(),
        new WebhookRow(),
        new IvrRow(),
        new PredictiveRow(),
        new MachinesRow(),
        new WallboardRow(),
        new SoakRow(),
    ];

    public static IReadOnlyList<IRow> Chosen(BenchOptions options)
    {
        if (options.List)
        {
            Console.WriteLine(string.Join('\n', All.Select(row => row.Name)));
            return [];
        }
        foreach (string name in options.Rows)
        {
            if (!All.Any(row => row.Name == name))
            {
                throw new ArgumentException($"no row {name}: {string.Join(", ", All.Select(row => row.Name))}");
            }
        }
        return options.Rows.Count == 0 ? All : [.. All.Where(row => options.Rows.Contains(row.Name))];
    }
}
