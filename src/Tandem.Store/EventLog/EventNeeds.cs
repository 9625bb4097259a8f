namespace Tandem.Store.EventLog;

using System.Collections.Concurrent;

/// <summary>Who still needs events of before: nothing is cut from the oldest that somebody needs on.</summary>
public sealed class EventNeeds
{
    private readonly ConcurrentDictionary<string, Func<int, long>> needs = new(StringComparer.Ordinal);

    /// <summary>From now on asked before each cut, on the writing thread: must not block.</summary>
    /// <param name="who">Takes the place of a need of that name.</param>
    /// <param name="oldest">The first event a tenant's reader has not had yet; <see cref="long.MaxValue"/> when it needs none.</param>
    public void Set(string who, Func<int, long> oldest) => needs[who] = oldest;

    public void Remove(string who) => needs.TryRemove(who, out _);

    /// <summary>The first event of the tenant that somebody needs.</summary>
    public long Oldest(int tenant)
    {
        long oldest = long.MaxValue;
        foreach (Func<int, long> need in needs.Values)
        {
            oldest = Math.Min(oldest, need(tenant));
        }
        return oldest;
    }
}
