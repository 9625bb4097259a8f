namespace Tandem.Access.Passwords;

using System.Collections.Concurrent;
using Tandem.Access.Limits;
using Tandem.Foundation;

/// <summary>
/// Hashes passwords on a few threads of its own that give way to all others, so that a flood of guesses takes no thread from requests and no
/// core from calls. What waits is bounded, in all and by source.
/// </summary>
public sealed class PasswordChecks : IDisposable
{
    private readonly BlockingCollection<Work> waiting;
    private readonly Dictionary<string, int> bySource = [];
    private readonly Lock gate = new();
    private readonly List<Thread> threads = [];
    private readonly AccessLimits limits;
    private readonly int rounds;
    private readonly Lazy<string> nobodysHash;

    /// <param name="limits">How many threads, how many wait.</param>
    /// <param name="rounds">What a hash costs.</param>
    public PasswordChecks(AccessLimits limits, int rounds = PasswordHash.Rounds)
    {
        this.limits = limits;
        this.rounds = rounds;
        nobodysHash = new Lazy<string>(() => PasswordHash.Make("", rounds));
        waiting = new BlockingCollection<Work>(limits.PasswordsWaiting);
        for (int i = 0; i < limits.PasswordThreads; i++)
        {
            Thread thread = new(Run) { Name = $"passwords {i}", IsBackground = true };
            thread.Start();
            threads.Add(thread);
        }
    }

    /// <summary>Whether the password is the hash's, as slowly for no hash at all as for one.</summary>
    /// <param name="source">From where it comes.</param>
    /// <param name="hash">Empty where there is no such user, or he has no password: false, in the same time.</param>
    /// <param name="password">As sent.</param>
    /// <param name="rule">Which limit refuses it; empty when none.</param>
    /// <returns>Null when refused.</returns>
    public Task<PasswordVerdict>? Verify(string source, string hash, string password, out string rule) =>
        Post(source, () => Judge(hash, password), out rule);

    /// <summary>The hash of a new password; null when refused, as for <see cref="Verify"/>.</summary>
    public Task<string>? Make(string source, string password, out string rule) =>
        Post(source, () => PasswordHash.Make(password, rounds), out rule);

    /// <summary>What waits is done first.</summary>
    public void Dispose()
    {
        waiting.CompleteAdding();
        threads.ForEach(thread => thread.Join());
        waiting.Dispose();
    }

    private PasswordVerdict Judge(string hash, string password)
    {
        bool usable = hash.Length > 0;
        bool fits = PasswordHash.Verify(usable ? hash : nobodysHash.Value, password, rounds);
        return new PasswordVerdict(usable && fits, usable && fits ? PasswordHash.Upgrade(hash, password, rounds) : null);
    }

    private Task<T>? Post<T>(string source, Func<T> hash, out string rule)
    {
        TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            int own = bySource.GetValueOrDefault(source);
            rule = own >= limits.PasswordsPerSource ? "password-queue-source" : "";
            if (rule.Length > 0)
            {
                return null;
            }
            if (!waiting.TryAdd(new Work(source, () => Complete(done, hash))))
            {
                rule = "password-queue";
                return null;
            }
            bySource[source] = own + 1;
        }
        return done.Task;
    }

    private static void Complete<T>(TaskCompletionSource<T> done, Func<T> hash)
    {
        try
        {
            done.SetResult(hash());
        }
        catch (Exception broken)
        {
            done.SetException(broken);
        }
    }

    private void Run()
    {
        ThreadNiceness.GiveWay();
        foreach (Work work in waiting.GetConsumingEnumerable())
        {
            work.Run();
            lock (gate)
            {
                int left = bySource[work.Source] - 1;
                if (left == 0)
                {
                    bySource.Remove(work.Source);
                }
                else
                {
                    bySource[work.Source] = left;
                }
            }
        }
    }

    private readonly record struct Work(string Source, Action Run);
}

/// <param name="Upgraded">The same password's hash at today's cost, to be kept instead; null when it has that already.</param>
public readonly record struct PasswordVerdict(bool Fits, string? Upgraded);
