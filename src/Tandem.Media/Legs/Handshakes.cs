namespace Tandem.Media.Legs;

using Tandem.Foundation;

/// <summary>Handshakes under way: each is looked at twenty times a second, for what has to be sent again.</summary>
internal sealed class Handshakes
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly List<DtlsGuard> underWay = [];

    public int Count => underWay.Count;

    public Instant Next { get; private set; } = Instant.Never;

    public void Add(DtlsGuard guard, Instant now)
    {
        underWay.Add(guard);
        Next = underWay.Count == 1 ? now + Look : Next;
    }

    public void Remove(DtlsGuard guard)
    {
        underWay.Remove(guard);
        Next = underWay.Count == 0 ? Instant.Never : Next;
    }

    public void OnDeadline(Now now)
    {
        if (now.Mono < Next)
        {
            return;
        }
        Next = now.Mono + Look;
        // One that ends takes itself out.
        for (int i = underWay.Count - 1; i >= 0; i--)
        {
            underWay[i].Advance(now);
        }
    }
}
