namespace Tandem.Net.Media;

using Tandem.Foundation;

/// <summary>
/// Pairs that were just bound are listened to for a while before anybody may have them: a phone whose call died with an earlier process
/// sends every 20 to 60 ms. Belongs to the worker's thread.
/// </summary>
internal sealed class PortWatch
{
    /// <summary>How long a pair is listened to.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromMilliseconds(300);

    private readonly Queue<(Instant Until, SocketPair Pair)> watched = new();

    /// <summary>When there is something to announce; <see cref="Instant.Never"/> when not.</summary>
    public Instant Next => watched.TryPeek(out (Instant Until, SocketPair Pair) first) ? first.Until : Instant.Never;

    public void Add(SocketPair pair, Instant now) => watched.Enqueue((now + Span, pair));

    /// <summary>From now on somebody listens: what was bound before has been in nobody's ear yet.</summary>
    public void Begin(Instant now)
    {
        for (int i = watched.Count; i > 0; i--)
        {
            Add(watched.Dequeue().Pair, now);
        }
    }

    /// <summary>Takes out those that have been listened to long enough.</summary>
    public void TakeDue(Instant now, List<SocketPair> due)
    {
        while (Next <= now)
        {
            due.Add(watched.Dequeue().Pair);
        }
    }
}
