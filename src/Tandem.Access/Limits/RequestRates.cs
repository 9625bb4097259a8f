namespace Tandem.Access.Limits;

using System.Threading.RateLimiting;
using Tandem.Access.Principals;

/// <summary>
/// How fast each key and token may ask: a bucket each, which fills with the rate and holds a second's worth. One that is quiet is forgotten, and
/// only who is known has one, so that there are never more than keys and tokens.
/// </summary>
public sealed class RequestRates : IDisposable
{
    public const string Rule = "requests";
    private const int RefillsPerSecond = 10;
    private static readonly TimeSpan WhenUnknown = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<string>? limiter;

    /// <param name="perSecond">0 for no limit.</param>
    public RequestRates(int perSecond)
    {
        if (perSecond == 0)
        {
            return;
        }
        TokenBucketRateLimiterOptions bucket = new()
        {
            TokenLimit = perSecond,
            TokensPerPeriod = Math.Max(1, perSecond / RefillsPerSecond),
            ReplenishmentPeriod = TimeSpan.FromSeconds(perSecond < RefillsPerSecond ? 1.0 / perSecond : 1.0 / RefillsPerSecond),
            QueueLimit = 0,
            AutoReplenishment = false,
        };
        TokenBucketRateLimiterOptions Options(string _) => bucket;
        Func<string, TokenBucketRateLimiterOptions> options = Options;
        limiter = PartitionedRateLimiter.Create<string, string>(id => RateLimitPartition.GetTokenBucketLimiter(id, options));
    }

    /// <summary>Null when he may ask now.</summary>
    public Throttled? Refuse(Principal by)
    {
        if (limiter is null)
        {
            return null;
        }
        using RateLimitLease lease = limiter.AttemptAcquire(by.Credential.Id);
        if (lease.IsAcquired)
        {
            return null;
        }
        return new Throttled(Rule, lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan later) ? later : WhenUnknown);
    }

    public void Dispose() => limiter?.Dispose();
}
