namespace Tandem.Server.Hosting;

using System.Diagnostics;
using Tandem.Access.Times;
using Tandem.Store;
using Tandem.Store.Files.Recordings;

/// <summary>How many recordings each tenant has, and how large they are. To know it all files are looked at, which is done again only after a hundred times as long as it took.</summary>
internal sealed class RecordingSizes(CentreStore store, TimeProvider clock)
{
    private const int Rest = 100;
    private static readonly TimeSpan LeastRest = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private Dictionary<int, Sum> sums = [];
    private long countedMicros;
    private DateTimeOffset again = DateTimeOffset.MinValue;

    public (Sum Sum, long CountedMicros) Of(int tenant)
    {
        lock (gate)
        {
            if (clock.GetUtcNow() >= again)
            {
                long begun = Stopwatch.GetTimestamp();
                sums = Count();
                countedMicros = Micros.Of(clock.GetUtcNow());
                TimeSpan rest = Stopwatch.GetElapsedTime(begun) * Rest;
                again = clock.GetUtcNow() + (rest > LeastRest ? rest : LeastRest);
            }
            return (sums.GetValueOrDefault(tenant), countedMicros);
        }
    }

    private Dictionary<int, Sum> Count()
    {
        RecordedFile[] files = [.. store.Files.All()];
        IReadOnlyList<int> owners = store.Records.OwnersOf(files.Select(file => file.Recording));
        return files
            .Zip(owners)
            .GroupBy(pair => pair.Second, pair => pair.First)
            .ToDictionary(
                tenant => tenant.Key,
                tenant => new Sum(tenant.Count(), tenant.Sum(file => file.Bytes), tenant.Min(file => file.WrittenAt))
            );
    }

    public readonly record struct Sum(int Files, long Bytes, DateTime Oldest);
}
