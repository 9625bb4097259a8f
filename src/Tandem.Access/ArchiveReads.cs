namespace Tandem.Access;

using System.Threading.RateLimiting;
using Tandem.Access.Contract;
using Tandem.Access.Limits;

/// <summary>Lets only so many read the archive at once, so that reports wait for each other and nobody else waits for them.</summary>
public sealed class ArchiveReads(IArchive archive, AccessLimits limits) : IDisposable
{
    private const string Rule = "archive";
    private static readonly TimeSpan WhenBusy = TimeSpan.FromSeconds(1);

    private readonly ConcurrencyLimiter limiter = new(
        new ConcurrencyLimiterOptions
        {
            PermitLimit = limits.ReadsAtOnce,
            QueueLimit = limits.ReadsWaiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }
    );

    /// <summary>Reads on a thread of the pool; refuses when too many wait already.</summary>
    public async Task<(T? Value, Throttled? Refused)> ReadAsync<T>(Func<IArchive, T> read, CancellationToken cancel)
    {
        using RateLimitLease lease = await limiter.AcquireAsync(1, cancel);
        return lease.IsAcquired ? (await Task.Run(() => read(archive), cancel), null) : (default, new Throttled(Rule, WhenBusy));
    }

    public void Dispose() => limiter.Dispose();
}
