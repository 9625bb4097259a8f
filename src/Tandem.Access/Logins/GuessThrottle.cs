namespace Tandem.Access.Logins;

using Tandem.Access.Limits;

/// <summary>
/// Slows down who guesses passwords: a few wrong ones are free, then each costs a wait that doubles, for the source at that account and for
/// the source at all accounts. Guesses under way count as wrong until they turn out right, so that many at once gain nothing. No account
/// is ever locked for others.
/// </summary>
public sealed class GuessThrottle(AccessLimits limits, TimeProvider clock)
{
    public const string AccountRule = "login-account";
    public const string SourceRule = "login-source";

    private readonly Lock gate = new();
    private readonly Dictionary<(string Source, string Account), LinkedListNode<Guesser>> guessers = [];

    // The one quiet for longest comes first.
    private readonly LinkedList<Guesser> byUse = new();

    /// <summary>
    /// Lets a guess through, to be followed by <see cref="Leave"/>; or refuses it: the rule's name and how long to wait.
    /// </summary>
    /// <param name="source">From where.</param>
    /// <param name="account">At what; empty for what names no account.</param>
    public Throttled? Enter(string source, string account)
    {
        DateTimeOffset now = clock.GetUtcNow();
        lock (gate)
        {
            Guesser all = Take(source, "", now);
            Guesser pair = account.Length == 0 ? all : Take(source, account, now);
            if (pair != all && pair.Refuses(now, limits.FreeGuesses, AccountRule) is { } refused)
            {
                return refused;
            }
            if (all.Refuses(now, limits.FreeGuessesPerSource, SourceRule) is { } tooMany)
            {
                return tooMany;
            }
            all.Running++;
            pair.Running += pair == all ? 0 : 1;
            return null;
        }
    }

    /// <summary>How the guess ended. A right one forgives those at its account, not the source's others.</summary>
    public void Leave(string source, string account, GuessEnd end)
    {
        DateTimeOffset now = clock.GetUtcNow();
        lock (gate)
        {
            Take(source, "", now).Leave(end, now, limits.FreeGuessesPerSource, limits, forgives: false);
            if (account.Length > 0)
            {
                Take(source, account, now).Leave(end, now, limits.FreeGuesses, limits, forgives: true);
            }
        }
    }

    private Guesser Take(string source, string account, DateTimeOffset now)
    {
        (string, string) key = (source, account);
        if (guessers.TryGetValue(key, out LinkedListNode<Guesser>? node))
        {
            byUse.Remove(node);
            byUse.AddLast(node);
            if (now - node.Value.Last > limits.GuessesForgotten)
            {
                node.Value.Failures = 0;
            }
            return node.Value;
        }
        if (guessers.Count >= limits.Guessers)
        {
            guessers.Remove(byUse.First!.Value.Key);
            byUse.RemoveFirst();
        }
        Guesser fresh = new(key) { Last = now, Until = now };
        guessers[key] = byUse.AddLast(fresh);
        return fresh;
    }

    private sealed class Guesser((string Source, string Account) key)
    {
        public (string Source, string Account) Key => key;

        public int Failures { get; set; }

        public int Running { get; set; }

        public DateTimeOffset Last { get; set; }

        /// <summary>Nothing is let through before.</summary>
        public DateTimeOffset Until { get; set; }

        public Throttled? Refuses(DateTimeOffset now, int free, string rule)
        {
            if (now < Until)
            {
                return new Throttled(rule, Until - now);
            }
            // Past the free ones, one at a time.
            return Running > 0 && Failures + Running >= free ? new Throttled(rule, TimeSpan.FromSeconds(1)) : null;
        }

        public void Leave(GuessEnd end, DateTimeOffset now, int free, AccessLimits limits, bool forgives)
        {
            // Forgotten meanwhile, it may not know of a guess that ends.
            Running = Math.Max(0, Running - 1);
            if (end == GuessEnd.Wrong)
            {
                Fail(now, free, limits);
            }
            else if (end == GuessEnd.Right && forgives)
            {
                Failures = 0;
                Until = now;
            }
        }

        private void Fail(DateTimeOffset now, int free, AccessLimits limits)
        {
            Failures++;
            Last = now;
            if (Failures >= free)
            {
                TimeSpan wait = limits.FirstWait * Math.Pow(2, Math.Min(Failures - free, 16));
                Until = now + (wait < limits.LongestWait ? wait : limits.LongestWait);
            }
        }
    }
}

public enum GuessEnd
{
    Right,
    Wrong,

    /// <summary>Nobody looked at it.</summary>
    NotJudged,
}
