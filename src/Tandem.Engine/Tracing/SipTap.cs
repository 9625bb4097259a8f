namespace Tandem.Engine.Tracing;

using Tandem.Foundation;
using Tandem.Media;
using Tandem.Sip.Flows;

/// <summary>
/// The ring between a loop, which puts the messages it receives and sends in, and the thread that keeps them: one of each, no locks. What finds
/// the ring full is dropped and counted: whoever searches for faults later may miss a message, no caller ever waits for one.
/// </summary>
public sealed class SipTap
{
    private readonly byte[] bytes;
    private readonly TraceEntry[] entries;
    private readonly Handoff<(LegPort Port, LegStats Figures)> ended = new();
    private long written;
    private long read;
    private long bytesWritten;
    private long bytesRead;
    private long dropped;

    /// <param name="size">Bytes of messages it holds.</param>
    /// <param name="count">Messages it holds; a power of two.</param>
    public SipTap(int size = 4 << 20, int count = 16_384)
    {
        bytes = new byte[size];
        entries = new TraceEntry[count];
    }

    /// <summary>What found no room. Any thread.</summary>
    public long Dropped => Volatile.Read(ref dropped);

    /// <summary>Loop: a message came in.</summary>
    public void Received(in Flow source, ReadOnlySpan<byte> message, Now now) => Add(TraceKind.Received, source, message, now);

    /// <summary>Loop: a message goes out.</summary>
    public void Sent(in Flow flow, ReadOnlySpan<byte> message, Now now) => Add(TraceKind.Sent, flow, message, now);

    public void Signalled(LegSignalled leg, Now now) =>
        Add(
            new TraceEntry
            {
                Kind = TraceKind.Leg,
                WallMicros = now.WallMicros,
                Leg = leg,
            }
        );

    /// <summary>A media worker: how the media of a leg fared that is over. Any thread.</summary>
    public void Ended(LegPort port, LegStats figures) => ended.Post((port, figures));

    /// <summary>Keeper: all that have ended.</summary>
    public void TakeEnded(List<(LegPort Port, LegStats Figures)> into) => ended.TakeAll(into);

    public void Figured(LegPort port, LegStats figures, Now now) =>
        Add(
            new TraceEntry
            {
                Kind = TraceKind.Figures,
                WallMicros = now.WallMicros,
                Port = port,
                Figures = figures,
            }
        );

    /// <summary>Keeper: how many entries it may look at now.</summary>
    public int Waiting => (int)(Volatile.Read(ref written) - read);

    /// <summary>Keeper: one of those that wait, the oldest is 0.</summary>
    public ref readonly TraceEntry Peek(int index) => ref entries[(read + index) & (entries.Length - 1)];

    /// <summary>Keeper: the message of an entry, its own to change until it is let go.</summary>
    public Span<byte> Message(in TraceEntry entry) => bytes.AsSpan(entry.Offset, entry.Length);

    /// <summary>Keeper: is done with the oldest so many.</summary>
    public void LetGo(int count)
    {
        long freed = bytesRead;
        for (int i = 0; i < count; i++)
        {
            ref TraceEntry entry = ref entries[(read + i) & (entries.Length - 1)];
            freed += entry.Taken;
            entry = default;
        }
        Volatile.Write(ref bytesRead, freed);
        Volatile.Write(ref read, read + count);
    }

    private void Add(TraceKind kind, in Flow flow, ReadOnlySpan<byte> message, Now now)
    {
        // A message lies in one piece: what is left at the end of the ring is skipped.
        int at = (int)(bytesWritten % bytes.Length);
        int skipped = at + message.Length > bytes.Length ? bytes.Length - at : 0;
        int taken = skipped + message.Length;
        if (bytesWritten + taken - Volatile.Read(ref bytesRead) > bytes.Length || IsFull)
        {
            Volatile.Write(ref dropped, dropped + 1);
            return;
        }
        int offset = skipped > 0 ? 0 : at;
        message.CopyTo(bytes.AsSpan(offset));
        bytesWritten += taken;
        Put(
            new TraceEntry
            {
                Kind = kind,
                WallMicros = now.WallMicros,
                Flow = flow,
                Offset = offset,
                Length = message.Length,
                Taken = taken,
            }
        );
    }

    private void Add(TraceEntry entry)
    {
        if (IsFull)
        {
            Volatile.Write(ref dropped, dropped + 1);
            return;
        }
        Put(entry);
    }

    private bool IsFull => written - Volatile.Read(ref read) >= entries.Length;

    private void Put(in TraceEntry entry)
    {
        entries[written & (entries.Length - 1)] = entry;
        Volatile.Write(ref written, written + 1);
    }
}
