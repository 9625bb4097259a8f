namespace Tandem.Store.Tracing;

using System.Buffers.Binary;
using Tandem.Access.Contract;
using Tandem.Engine.Tracing;

/// <summary>Finds in a folder of segments what is kept of a call or of an extension's registrations; works beside the server that writes them.</summary>
public sealed class SipTraceReader(string folder, TraceLimits limits)
{
    /// <summary>For all tenants.</summary>
    public const int AnyTenant = 0;

    /// <summary>What is kept of a call; null when nothing is.</summary>
    /// <param name="tenant">Whose calls are looked at, or <see cref="AnyTenant"/>.</param>
    /// <param name="ids">The call, and legs that came to it from others.</param>
    public SipTrace? OfCall(int tenant, IReadOnlyCollection<Guid> ids)
    {
        using OpenSegments segments = new(folder);
        Dictionary<string, SipTraceLeg> legs = [];
        Dictionary<Guid, SipTraceQuality> quality = [];
        foreach (Guid id in ids)
        {
            foreach (byte[] record in segments.Find(TraceHash.Of(id)))
            {
                Take(record, tenant, ids, legs, quality);
            }
        }
        // Figures are found by their leg.
        foreach (Guid leg in legs.Values.Select(each => each.Leg).Distinct().Except(ids).ToArray())
        {
            foreach (byte[] record in segments.Find(TraceHash.Of(leg)))
            {
                Take(record, tenant, ids, [], quality);
            }
        }
        if (legs.Count == 0)
        {
            return null;
        }
        SipTraceLeg[] found = [.. legs.Values.Select(leg => leg with { Quality = quality.GetValueOrDefault(leg.Leg) })];
        return Messages(segments, found, found.Select(leg => leg.SipCallId));
    }

    /// <summary>What is kept under a Call-ID header, whatever became of it; null when nothing is. For those who may see all tenants.</summary>
    public SipTrace? OfDialog(string sipCallId)
    {
        using OpenSegments segments = new(folder);
        SipTrace found = Messages(segments, [], [sipCallId]);
        return found.Messages.Count == 0 ? null : found;
    }

    /// <summary>The registrations of an extension, of all tenants; null when none is kept.</summary>
    public SipTrace? OfRegistrations(string extension)
    {
        using OpenSegments segments = new(folder);
        SortedSet<string> dialogs = new(StringComparer.Ordinal);
        foreach (byte[] record in segments.Find(TraceHash.OfExtension(extension)))
        {
            MessageHead head = MessageHead.Take(TraceRecord.MessageOf(record).ToArray());
            if (System.Text.Encoding.UTF8.GetString(head.Registers) == extension)
            {
                dialogs.Add(System.Text.Encoding.UTF8.GetString(head.CallId));
            }
        }
        return dialogs.Count == 0 ? null : Messages(segments, [], dialogs);
    }

    private static void Take(
        byte[] record,
        int tenant,
        IReadOnlyCollection<Guid> ids,
        Dictionary<string, SipTraceLeg> legs,
        Dictionary<Guid, SipTraceQuality> quality
    )
    {
        switch (TraceRecord.KindOf(record))
        {
            case TraceKind.Leg:
                (int owner, SipTraceLeg leg) = TraceRecord.ReadLeg(record);
                if ((tenant == AnyTenant || owner == tenant) && (ids.Contains(leg.Call) || ids.Contains(leg.Leg)))
                {
                    legs.TryAdd(leg.SipCallId, leg);
                }
                break;
            case TraceKind.Figures:
                (int whose, Guid of, SipTraceQuality figures) = TraceRecord.ReadFigures(record);
                if (tenant == AnyTenant || whose == tenant)
                {
                    // In order: the last ones count.
                    quality[of] = figures;
                }
                break;
        }
    }

    private SipTrace Messages(OpenSegments segments, SipTraceLeg[] legs, IEnumerable<string> dialogs)
    {
        List<SipTraceMessage> messages = [];
        bool isWhole = true;
        foreach (string dialog in dialogs.Distinct())
        {
            foreach (byte[] record in segments.Find(TraceHash.OfDialog(dialog)))
            {
                bool isMessage = TraceRecord.KindOf(record) is TraceKind.Received or TraceKind.Sent;
                isWhole &= messages.Count < limits.Answer;
                if (isMessage && messages.Count < limits.Answer)
                {
                    messages.Add(TraceRecord.ReadMessage(record, dialog));
                }
            }
        }
        // Each segment is in the order of time; OrderBy keeps that of equal moments.
        SipTraceMessage[] inOrder = [.. messages.OrderBy(message => message.WallMicros)];
        bool hasGap =
            inOrder.Length > 0
            && segments
                .Find(TraceHash.Of(Guid.Empty))
                .Any(gap => TraceRecord.WallOf(gap) >= inOrder[0].WallMicros && TraceRecord.WallOf(gap) <= inOrder[^1].WallMicros);
        return new SipTrace(legs, inOrder, isWhole && !hasGap);
    }

    /// <summary>All segments there are while somebody looks; one that is deleted meanwhile stays readable.</summary>
    private sealed class OpenSegments : IDisposable
    {
        private readonly List<(FileStream File, int Indexed, byte[] Bytes, ILookup<ulong, int> Scanned)> open = [];

        public OpenSegments(string folder)
        {
            foreach (string path in TraceShelf.Segments(folder))
            {
                try
                {
                    FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                    int indexed = TraceIndex.Count(file);
                    byte[] bytes = indexed >= 0 ? [] : TraceSegment.Whole(file);
                    List<(ulong Key, int Offset)> scanned = [];
                    if (indexed < 0)
                    {
                        TraceSegment.Scan(bytes, scanned);
                    }
                    open.Add((file, indexed, bytes, scanned.ToLookup(pair => pair.Key, pair => pair.Offset)));
                }
                catch (IOException)
                {
                    // Deleted for a new one.
                }
            }
        }

        public IEnumerable<byte[]> Find(ulong key)
        {
            foreach ((FileStream file, int indexed, byte[] bytes, ILookup<ulong, int> scanned) in open)
            {
                List<int> offsets = [];
                if (indexed >= 0)
                {
                    TraceIndex.Find(file, indexed, key, offsets);
                }
                else
                {
                    offsets.AddRange(scanned[key]);
                }
                foreach (int offset in offsets)
                {
                    if (Record(file, bytes, offset) is { } record)
                    {
                        yield return record;
                    }
                }
            }
        }

        public void Dispose()
        {
            foreach ((FileStream file, _, _, _) in open)
            {
                file.Dispose();
            }
        }

        private static byte[]? Record(FileStream file, byte[] bytes, int offset)
        {
            byte[] head = new byte[TraceRecord.LengthBytes];
            if (bytes.Length > 0)
            {
                int known = TraceRecord.LengthBytes + BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(offset));
                return bytes[offset..(offset + known)];
            }
            if (RandomAccess.Read(file.SafeFileHandle, head, offset) < head.Length)
            {
                return null;
            }
            int rest = BinaryPrimitives.ReadInt32LittleEndian(head);
            byte[] record = new byte[rest is > 9 and <= TraceRecord.Most ? TraceRecord.LengthBytes + rest : 0];
            return record.Length > 0 && RandomAccess.Read(file.SafeFileHandle, record, offset) == record.Length ? record : null;
        }
    }
}
