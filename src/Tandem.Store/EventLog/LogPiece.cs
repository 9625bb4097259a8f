namespace Tandem.Store.EventLog;

using System.Buffers;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Folds;
using Tandem.Engine.Ports;

/// <summary>Events of one tenant on their way to the disk: their bytes, and the rows that are other once they are there.</summary>
internal sealed record LogPiece(int Tenant, ArrayBufferWriter<byte> Buffer) : StoreOrder(Tenant)
{
    /// <summary>What a changed row takes in memory, about.</summary>
    private const int RowBytes = 600;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? scratch;

    private readonly HashSet<Guid> calls = [];

    public long First { get; private set; }

    public long Last { get; private set; }

    public long WallMicros { get; private set; }

    public int Count { get; private set; }

    /// <summary>Given when no more events come.</summary>
    public List<RowChange> Rows { get; } = [];

    /// <summary>Calls that have events here.</summary>
    public IReadOnlyCollection<Guid> Calls => calls;

    /// <summary>Calls that begin here.</summary>
    public List<Guid> Begun { get; } = [];

    /// <summary>Calls that are over here.</summary>
    public List<Guid> Ended { get; } = [];

    /// <summary>What it takes in memory, about.</summary>
    public long Size => Buffer.WrittenCount + (long)Rows.Count * RowBytes;

    /// <summary>Throws, and takes nothing, when the event cannot be written.</summary>
    public void Add(Event happened)
    {
        scratch ??= new ArrayBufferWriter<byte>();
        scratch.ResetWrittenCount();
        EventCodec.Write(scratch, happened);
        Buffer.Write(scratch.WrittenSpan);
        if (Count++ == 0)
        {
            First = happened.Id;
            WallMicros = happened.WallMicros;
        }
        Last = happened.Id;
        if (happened.Call != Guid.Empty)
        {
            calls.Add(happened.Call);
        }
        if (happened.Data is CallStarted)
        {
            Begun.Add(happened.Call);
        }
        else if (happened.Data is CallEnded)
        {
            Ended.Add(happened.Call);
        }
    }
}
