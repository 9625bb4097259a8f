namespace Tandem.Store.Sqlite.Tables;

using System.Buffers.Binary;
using Tandem.Store.Contract;
using Tandem.Store.Sqlite.Sql;

internal sealed class EventTable(SqliteLink link) : IEventTable
{
    private const long Day = 86_400_000_000;

    /// <summary>Of the events in a segment, as long as nobody has written it down.</summary>
    private const string BytesOf =
        "coalesce((SELECT sum(length(b.events)) FROM event_blocks b WHERE b.tenant=event_segments.tenant AND b.last>=event_segments.first"
        + " AND b.last<coalesce((SELECT min(n.first) FROM event_segments n WHERE n.tenant=event_segments.tenant AND n.first>event_segments.first), 1<<62)), 0)";

    private sealed class Line
    {
        public long First { get; init; }

        public long Last { get; init; }

        public long At { get; init; }

        public byte[] Events { get; init; } = [];
    }

    private readonly Statement add = link.Prepare(
        "INSERT INTO event_blocks(tenant, first, last, at, events) VALUES($p0, $p1, $p2, $p3, $p4)"
    );

    private readonly Statement putCall = link.Prepare(
        "INSERT OR REPLACE INTO event_calls(tenant, call, last, blocks) VALUES($p0, $p1, $p2, $p3)"
    );

    // Used over and over: every call that ends is written.
    private byte[] blockIds = new byte[64];

    public long Epoch() => link.Query<long>("SELECT epoch FROM event_epoch")[0];

    public void SetEpoch(long epoch) => link.Run("UPDATE event_epoch SET epoch=@epoch", new { epoch });

    // What became of a commit that failed is not known: its events may be there already.
    private readonly Statement dropFrom = link.Prepare("DELETE FROM event_blocks WHERE tenant=$p0 AND last>=$p1");

    public void Add(EventBlock block)
    {
        dropFrom.Run(block.Tenant, block.First);
        add.Run(block.Tenant, block.First, block.Last, block.WallMicros, block.Events);
    }

    public EventBlock? Next(int tenant, long after) =>
        Read(
            tenant,
            "SELECT first AS First, last AS Last, at AS At, events AS Events FROM event_blocks WHERE tenant=@tenant AND last>@id ORDER BY last LIMIT 1",
            after
        );

    public EventBlock? At(int tenant, long first) => Next(tenant, first - 1) is { } block && block.First == first ? block : null;

    public long? Oldest(int tenant) => link.Query<long?>("SELECT min(first) FROM event_segments WHERE tenant=@tenant", new { tenant })[0];

    public long Last(int tenant) =>
        link.Query<long>(
            "SELECT coalesce((SELECT max(last) FROM event_blocks WHERE tenant=@tenant),"
                + " (SELECT max(first) - 1 FROM event_segments WHERE tenant=@tenant), 0)",
            new { tenant }
        )[0];

    public IReadOnlyList<int> Tenants() => link.Query<int>("SELECT DISTINCT tenant FROM event_segments ORDER BY tenant");

    public void Begin(int tenant, long first, long wallMicros, ReadOnlyMemory<byte> memory)
    {
        // What was the last one is whole now, and need not be measured again.
        link.Run($"UPDATE event_segments SET bytes={BytesOf} WHERE tenant=@tenant AND first<@first AND bytes<0", new { tenant, first });
        link.Run(
            "INSERT INTO event_segments(tenant, first, at, memory) VALUES(@tenant, @first, @wallMicros, @bytes)"
                + " ON CONFLICT(tenant, first) DO UPDATE SET at=@wallMicros, memory=@bytes",
            new
            {
                tenant,
                first,
                wallMicros,
                bytes = memory.ToArray(),
            }
        );
    }

    public IReadOnlyList<EventSegment> Segments(int tenant) =>
        [
            .. link.Query<(long First, long At, long Bytes)>(
                    $"SELECT first, at, CASE WHEN bytes<0 THEN {BytesOf} ELSE bytes END FROM event_segments WHERE tenant=@tenant ORDER BY first",
                    new { tenant }
                )
                .Select(line => new EventSegment(line.First, line.At, line.Bytes)),
        ];

    public byte[] MemoryOf(int tenant, long first) =>
        link.Query<byte[]>("SELECT memory FROM event_segments WHERE tenant=@tenant AND first=@first", new { tenant, first })[0];

    public void Cut(int tenant, long first, long wallMicros)
    {
        link.Run("DELETE FROM event_blocks WHERE tenant=@tenant AND last<@first", new { tenant, first });
        // Ids of calls are in the order of time: those that ended in what is cut began before the segment, whatever clocks did in a day.
        link.Run(
            "DELETE FROM event_calls WHERE tenant=@tenant AND call<@before AND last<@first",
            new
            {
                tenant,
                first,
                before = Ids.FirstAfter(wallMicros + Day),
            }
        );
        link.Run("DELETE FROM event_segments WHERE tenant=@tenant AND first<@first", new { tenant, first });
    }

    public void PutCall(int tenant, Guid call, IReadOnlyList<long> blocks)
    {
        int length = blocks.Count * sizeof(long);
        if (blockIds.Length < length)
        {
            blockIds = new byte[length];
        }
        for (int i = 0; i < blocks.Count; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(blockIds.AsSpan(i * sizeof(long)), blocks[i]);
        }
        putCall.Run(tenant, call, blocks[^1], new ReadOnlyMemory<byte>(blockIds, 0, length));
    }

    public IReadOnlyList<long> BlocksOf(int tenant, Guid call)
    {
        List<byte[]> found = link.Query<byte[]>(
            "SELECT blocks FROM event_calls WHERE tenant=@tenant AND call=@call",
            new { tenant, call = Ids.Bytes(call) }
        );
        List<long> blocks = [];
        for (int i = 0; found.Count > 0 && i < found[0].Length; i += sizeof(long))
        {
            blocks.Add(BinaryPrimitives.ReadInt64LittleEndian(found[0].AsSpan(i)));
        }
        return blocks;
    }

    public void ForgetRows(int tenant, long after)
    {
        foreach (
            string table in new[]
            {
                "legs",
                "recordings",
                "sessions",
                "queue_quarters",
                "agent_quarters",
                "calls",
                "notes",
                "campaign_hours",
            }
        )
        {
            link.Run($"DELETE FROM {table} WHERE tenant=@tenant AND event>@after", new { tenant, after });
        }
    }

    private EventBlock? Read(int tenant, string sql, long id) =>
        link.Query<Line>(sql, new { tenant, id }).FirstOrDefault() is { } line
            ? new EventBlock(tenant, line.First, line.Last, line.At, line.Events)
            : null;
}
