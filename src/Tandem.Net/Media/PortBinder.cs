namespace Tandem.Net.Media;

using Tandem.Foundation;

/// <summary>
/// Binds a worker's pairs ahead of need, in slices, so that packets do not wait for it. How many are wanted comes from the loop, the rest belongs to the
/// worker's thread.
/// </summary>
internal sealed class PortBinder(PortRange range)
{
    /// <summary>Wishes are rounded up to a multiple of this: the worker is told seldom.</summary>
    public const int Chunk = 128;

    /// <summary>Pairs bound between two looks at the sockets.</summary>
    private const int Slice = 8;

    /// <summary>When the process has no descriptors left, others may give some back.</summary>
    private static readonly TimeSpan AfterError = TimeSpan.FromSeconds(1);

    private int wanted;
    private int tried;
    private Instant notBefore;

    /// <summary>When there is something to bind; <see cref="Instant.Never"/> when not.</summary>
    public Instant Next => tried < Volatile.Read(ref wanted) ? notBefore : Instant.Never;

    /// <summary>So many are wanted in all since the start: true when the worker has to be told. One thread only.</summary>
    public bool Want(int pairs)
    {
        if (pairs <= wanted)
        {
            return false;
        }
        Volatile.Write(ref wanted, (pairs + Chunk - 1) / Chunk * Chunk);
        return true;
    }

    /// <summary>Binds the next slice; 0, or the error that stopped it.</summary>
    public int Bind(Now now, List<SocketPair> bound)
    {
        for (int i = 0; i < Slice && Next != Instant.Never; i++)
        {
            if (range.TryBind(out SocketPair? pair))
            {
                tried++;
                bound.Add(pair);
                continue;
            }
            if (PortRange.IsOutOfFiles(range.LastError))
            {
                notBefore = now.Mono + AfterError;
                return range.LastError;
            }
            // The range has no more, now or later.
            tried = int.MaxValue;
        }
        return 0;
    }
}
