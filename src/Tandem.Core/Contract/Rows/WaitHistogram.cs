namespace Tandem.Core.Contract.Rows;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>
/// How long many waits were: count, sum and longest exactly, every percentile to about 3 %. Buckets are exact to 64 ms, then 32 to each
/// doubling; only those that hold something are kept.
/// </summary>
[GenerateShape]
public sealed partial class WaitHistogram
{
    private const int ExactBits = 6;
    private const int StepBits = ExactBits - 1;
    private const int Percent = 100;

    /// <summary>How many waits, by bucket.</summary>
    [Key(0)]
    public SortedDictionary<int, int> Buckets { get; set; } = [];

    [Key(1)]
    public int Count { get; set; }

    [Key(2)]
    public long SumMillis { get; set; }

    [Key(3)]
    public long LongestMillis { get; set; }

    [PropertyShape(Ignore = true)]
    public long MeanMillis => Count == 0 ? 0 : SumMillis / Count;

    public void Add(long millis)
    {
        millis = Math.Max(millis, 0);
        int bucket = BucketOf(millis);
        Buckets[bucket] = Buckets.GetValueOrDefault(bucket) + 1;
        Count++;
        SumMillis += millis;
        LongestMillis = Math.Max(LongestMillis, millis);
    }

    public void Add(WaitHistogram other)
    {
        foreach ((int bucket, int count) in other.Buckets)
        {
            Buckets[bucket] = Buckets.GetValueOrDefault(bucket) + count;
        }
        Count += other.Count;
        SumMillis += other.SumMillis;
        LongestMillis = Math.Max(LongestMillis, other.LongestMillis);
    }

    /// <summary>The wait that so many in a hundred did not exceed; 0 without any.</summary>
    public long PercentileMillis(int percent)
    {
        long rank = ((long)Count * percent + Percent - 1) / Percent;
        foreach ((int bucket, int count) in Buckets)
        {
            rank -= count;
            if (rank <= 0)
            {
                return Math.Min(UpperOf(bucket), LongestMillis);
            }
        }
        return LongestMillis;
    }

    /// <summary>How many waits each step holds that holds any: those longer than the step before, up to its own length. Shortest first.</summary>
    public IEnumerable<(long UpToMillis, int Count)> Steps() => Buckets.Select(bucket => (UpperOf(bucket.Key), bucket.Value));

    public WaitHistogram Copy() =>
        new()
        {
            Buckets = new SortedDictionary<int, int>(Buckets),
            Count = Count,
            SumMillis = SumMillis,
            LongestMillis = LongestMillis,
        };

    private static int BucketOf(long millis)
    {
        if (millis < 1 << ExactBits)
        {
            return (int)millis;
        }
        int shift = 63 - System.Numerics.BitOperations.LeadingZeroCount((ulong)millis) - StepBits;
        return (shift << StepBits) + (int)(millis >> shift);
    }

    /// <summary>The longest wait of a bucket.</summary>
    private static long UpperOf(int bucket)
    {
        if (bucket < 1 << ExactBits)
        {
            return bucket;
        }
        int shift = (bucket >> StepBits) - 1;
        long step = bucket - (shift << StepBits);
        return ((step + 1) << shift) - 1;
    }
}
