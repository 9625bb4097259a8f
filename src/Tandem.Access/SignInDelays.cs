namespace Tandem.Access;

/// <summary>
/// How long a failed sign-in waits for its answer, per (source, account): half a second, doubled by each further failure up to eight. Bounded:
/// the pair that failed first gives way. No account is ever locked.
/// </summary>
public sealed class SignInDelays(TimeProvider clock)
{
    /// <summary>Pairs remembered.</summary>
    public const int Limit = 16_384;

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Forget = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly Dictionary<(string Source, string Account), (int Failures, DateTimeOffset Last)> pairs = [];
    private readonly Queue<(string Source, string Account)> order = new();

    /// <summary>Counts a failure; how long its answer is to wait.</summary>
    public TimeSpan Fail(string source, string account)
    {
        (string, string) key = (source, account);
        DateTimeOffset now = clock.GetUtcNow();
        lock (gate)
        {
            bool known = pairs.TryGetValue(key, out (int Failures, DateTimeOffset Last) entry);
            int failures = known && now - entry.Last < Forget ? entry.Failures + 1 : 1;
            if (!known)
            {
                if (pairs.Count >= Limit)
                {
                    pairs.Remove(order.Dequeue());
                }
                order.Enqueue(key);
            }
            pairs[key] = (failures, now);
            TimeSpan delay = First * Math.Pow(2, Math.Min(failures - 1, 10));
            return delay < Longest ? delay : Longest;
        }
    }

    /// <summary>Right this time: the pair starts afresh.</summary>
    public void Forgive(string source, string account)
    {
        lock (gate)
        {
            if (pairs.ContainsKey((source, account)))
            {
                pairs[(source, account)] = (0, clock.GetUtcNow());
            }
        }
    }
}
