namespace Tandem.Store.Tracing;

using System.Runtime.InteropServices;
using Tandem.Engine.Tracing;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Store.Files;

/// <summary>
/// One thread that empties a <see cref="SipTap"/> into segments on disk. Of all that is kept this goes first: on a full core it gets what is
/// left of it, on a full disk its segments are deleted, and what cannot be kept is counted. Nobody's call waits for it.
/// </summary>
public sealed class SipTraceKeeper : IDisposable
{
    private const string Where = "SIP trace";

    /// <summary>Entries after which the ring has room again.</summary>
    private const int Portion = 256;

    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LookAtDisk = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    private readonly TraceLimits limits;
    private readonly string folder;
    private readonly Action<string, Exception> failed;
    private readonly TraceShelf calls;
    private readonly TraceShelf others;
    private readonly RecentDialogs dialogs;
    private readonly Dictionary<LegPort, LegSignalled> legs = [];
    private readonly List<(LegPort Port, LegStats Figures)> ended = [];
    private readonly List<ulong> keys = [];
    private readonly Thread thread;
    private readonly ManualResetEventSlim stopping = new();
    private long notKept;
    private long told;
    private long nextLook;
    private long pausedUntil;

    /// <param name="folder">Where segments are kept.</param>
    /// <param name="limits">How much.</param>
    /// <param name="failed">Told what could not be written.</param>
    public SipTraceKeeper(string folder, TraceLimits limits, Action<string, Exception> failed)
    {
        this.folder = folder;
        this.limits = limits;
        this.failed = failed;
        calls = new TraceShelf(folder, "calls", limits.CallBytes, limits.SegmentBytes);
        others = new TraceShelf(folder, "others", limits.OtherBytes, limits.SegmentBytes);
        dialogs = new RecentDialogs(limits.Dialogs);
        thread = new Thread(Run) { Name = "sip trace", IsBackground = true };
        thread.Start();
    }

    /// <summary>Where the loop puts messages.</summary>
    public SipTap Tap { get; } = new();

    /// <summary>Messages that were not kept, because the ring or the disk had no room. Any thread.</summary>
    public long Dropped => Tap.Dropped + Volatile.Read(ref notKept);

    /// <summary>Writes what waits, and ends.</summary>
    public void Dispose()
    {
        stopping.Set();
        thread.Join();
        stopping.Dispose();
    }

    private void Run()
    {
        ThreadNiceness.GiveWay();
        Guarded(Open);
        while (!stopping.Wait(Round))
        {
            Guarded(Keep);
        }
        Guarded(Keep);
        Guarded(calls.Close);
        Guarded(others.Close);
    }

    private void Open()
    {
        OwnerOnly.MakeFolder(folder);
        calls.Adopt();
        others.Adopt();
    }

    // What goes wrong here costs messages that nobody has asked for yet; the oldest of them make room.
    private void Guarded(Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            failed(Where, e);
            pausedUntil = Environment.TickCount64 + (long)AfterFailure.TotalMilliseconds;
            try
            {
                _ = others.DropOldest() | calls.DropOldest();
            }
            catch (Exception again) when (again is IOException or UnauthorizedAccessException)
            {
                // Told above.
            }
        }
    }

    private void Keep()
    {
        long now = Environment.TickCount64;
        if (now >= nextLook)
        {
            nextLook = now + (long)LookAtDisk.TotalMilliseconds;
            MakeRoom();
        }
        int waiting = Tap.Waiting;
        Learn(waiting);
        bool isPaused = now < pausedUntil;
        while (waiting > 0)
        {
            int portion = Math.Min(waiting, Portion);
            for (int i = 0; i < portion && !isPaused; i++)
            {
                Keep(Tap.Peek(i));
            }
            Volatile.Write(ref notKept, notKept + (isPaused ? portion : 0));
            Tap.LetGo(portion);
            waiting -= portion;
        }
        KeepEnded(isPaused);
        if (!isPaused)
        {
            TellGap();
            calls.Flush();
            others.Flush();
        }
    }

    // First whose each Call-ID is: the INVITE comes before the leg that is made of it.
    private void Learn(int waiting)
    {
        for (int i = 0; i < waiting; i++)
        {
            if (Tap.Peek(i).Leg is { } leg)
            {
                dialogs.Add(TraceHash.OfDialog(leg.SipCallId));
                if (legs.Count < limits.Dialogs)
                {
                    legs[leg.Port] = leg;
                }
            }
        }
    }

    private void Keep(in TraceEntry entry)
    {
        if (entry.Leg is { } leg)
        {
            TraceSegment segment = calls.Next();
            long at = segment.Length;
            TraceRecord.WriteLeg(segment.Records, leg, entry.WallMicros);
            segment.Index(at, TraceHash.Of(leg.Call), TraceHash.Of(leg.Leg), TraceHash.OfDialog(leg.SipCallId));
        }
        else if (entry.Figures is { } figures)
        {
            KeepFigures(entry.Port, figures, entry.WallMicros);
        }
        else
        {
            KeepMessage(entry);
        }
    }

    // After the ring: a leg's beginning is in there.
    private void KeepEnded(bool isPaused)
    {
        ended.Clear();
        Tap.TakeEnded(ended);
        foreach ((LegPort port, LegStats figures) in ended)
        {
            if (!isPaused)
            {
                KeepFigures(port, figures, WallMicros);
            }
            legs.Remove(port);
        }
    }

    private static long WallMicros => (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private void KeepFigures(LegPort port, LegStats figures, long wallMicros)
    {
        if (!legs.TryGetValue(port, out LegSignalled? of))
        {
            return;
        }
        TraceSegment segment = calls.Next();
        long at = segment.Length;
        TraceRecord.WriteFigures(segment.Records, of, figures, wallMicros);
        segment.Index(at, TraceHash.Of(of.Leg));
    }

    private void KeepMessage(in TraceEntry entry)
    {
        Span<byte> message = Tap.Message(entry);
        MessageHead head = MessageHead.Take(message);
        bool isOfCall = dialogs.Sees(TraceHash.OfDialog(head.CallId));
        if (head.CallId.IsEmpty || (head.IsOptions && !isOfCall) || message.Length > TraceRecord.Most / 2)
        {
            return;
        }
        TraceShelf shelf = isOfCall ? calls : others;
        TraceSegment segment = shelf.Next();
        long at = segment.Length;
        TraceRecord.WriteMessage(segment.Records, entry, message);
        keys.Clear();
        TraceRecord.Keys(head, keys);
        segment.Index(at, CollectionsMarshal.AsSpan(keys));
    }

    private void TellGap()
    {
        long missing = Dropped;
        if (missing > told)
        {
            TraceSegment segment = calls.Next();
            long at = segment.Length;
            TraceRecord.WriteGap(segment.Records, (int)Math.Min(missing - told, int.MaxValue), WallMicros);
            segment.Index(at, TraceHash.Of(Guid.Empty));
            told = missing;
        }
    }

    private void MakeRoom()
    {
        DriveInfo disk = new(folder);
        long least = (long)Math.Min(limits.FreeBytes, disk.TotalSize * limits.FreePart);
        long missing = least - disk.AvailableFreeSpace;
        while (missing > 0)
        {
            long before = calls.Bytes + others.Bytes;
            if (!others.DropOldest() && !calls.DropOldest())
            {
                pausedUntil = Environment.TickCount64 + (long)(2 * LookAtDisk).TotalMilliseconds;
                return;
            }
            missing -= before - calls.Bytes - others.Bytes;
        }
    }
}
