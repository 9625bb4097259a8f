namespace Tandem.Net.Media;

using Tandem.Foundation;

/// <summary>
/// Binds a worker's pairs ahead of need: a chunk at a time, in slices, so that packets do not wait for it. Wishes come from any
/// thread, the rest belongs to the worker's.
/// </summary>
internal sealed class PortBinder(PortRange range)
{
    /// <summary>Pairs bound for one wish.</summary>
    public const int Chunk = 512;

    /// <summary>Pairs bound between two looks at the sockets.</summary>
    private const int Slice = 8;

    /// <summary>When the process has no descriptors left, others may give some back.</summary>
    private static readonly TimeSpan AfterError = TimeSpan.FromSeconds(1);

    private int wished;
    private int left;
    private Instant notBefore;

    /// <summary>When there is something to bind; <see cref="Instant.Never"/> when not.</summary>
    public Instant Next => left > 0 ? notBefore : Instant.Never;

    /// <summary>Any thread: true when the worker has to be told, for several wishes at once are one.</summary>
    public bool Wish() => Interlocked.Exchange(ref wished, 1) == 0;

    /// <summary>Worker: a wish arrived.</summary>
    public void Begin() => left = Chunk;

    /// <summary>Binds the next slice; 0, or the error that stopped it.</summary>
    public int Bind(Now now, List<SocketPair> bound)
    {
        for (int i = 0; i < Slice && left > 0; i++)
        {
            if (range.TryBind(out SocketPair? pair))
            {
                left--;
                bound.Add(pair);
                continue;
            }
            if (PortRange.IsOutOfFiles(range.LastError))
            {
                notBefore = now.Mono + AfterError;
                return range.LastError;
            }
            left = 0;
        }
        if (left == 0)
        {
            Volatile.Write(ref wished, 0);
        }
        return 0;
    }
}
