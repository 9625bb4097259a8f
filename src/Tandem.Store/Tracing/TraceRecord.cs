namespace Tandem.Store.Tracing;

using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Tandem.Access.Contract;
using Tandem.Engine.Tracing;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Sip.Settings;

/// <summary>
/// A record as it lies in a segment: the length of what follows (4 bytes), kind (1), Unix microseconds (8), then what the kind has. Numbers are
/// little endian.
/// </summary>
internal static class TraceRecord
{
    public const int LengthBytes = 4;

    /// <summary>Longer than any record: what claims more is none.</summary>
    public const int Most = 1 << 20;

    private const int HeadBytes = LengthBytes + 9;
    private const int AddressBytes = 19;
    private const int GuidBytes = 16;
    private static readonly string[] Transports = ["udp", "tcp", "tls", "ws", "wss"];

    public static TraceKind KindOf(ReadOnlySpan<byte> record) => (TraceKind)record[LengthBytes];

    public static long WallOf(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadInt64LittleEndian(record[(LengthBytes + 1)..]);

    public static ReadOnlySpan<byte> MessageOf(ReadOnlySpan<byte> record) => record[(HeadBytes + 1 + 2 * AddressBytes)..];

    public static void WriteMessage(IBufferWriter<byte> into, in TraceEntry entry, ReadOnlySpan<byte> message)
    {
        Span<byte> body = Begin(into, entry.Kind, entry.WallMicros, 1 + 2 * AddressBytes + message.Length, out int length);
        body[0] = (byte)entry.Flow.Transport;
        Write(body[1..], entry.Flow.Local);
        Write(body[(1 + AddressBytes)..], entry.Flow.Remote);
        message.CopyTo(body[(1 + 2 * AddressBytes)..]);
        into.Advance(length);
    }

    public static void WriteLeg(IBufferWriter<byte> into, LegSignalled leg, long wallMicros)
    {
        int party = Encoding.UTF8.GetByteCount(leg.Party);
        int bytes = 4 + 2 * GuidBytes + 1 + 2 + party + Encoding.UTF8.GetByteCount(leg.SipCallId);
        Span<byte> body = Begin(into, TraceKind.Leg, wallMicros, bytes, out int length);
        body = Write(body, leg);
        body[0] = leg.IsInbound ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt16LittleEndian(body[1..], (ushort)party);
        Encoding.UTF8.GetBytes(leg.Party, body[3..]);
        Encoding.UTF8.GetBytes(leg.SipCallId, body[(3 + party)..]);
        into.Advance(length);
    }

    public static void WriteFigures(IBufferWriter<byte> into, LegSignalled leg, LegStats figures, long wallMicros)
    {
        Span<byte> body = Begin(into, TraceKind.Figures, wallMicros, 4 + 2 * GuidBytes + 8 * sizeof(long), out int length);
        body = Write(body, leg);
        BinaryPrimitives.WriteInt64LittleEndian(body, figures.PacketsIn);
        BinaryPrimitives.WriteInt64LittleEndian(body[8..], figures.PacketsOut);
        ReadOnlySpan<double> rest =
        [
            figures.LossInPercent,
            figures.LossOutPercent,
            figures.JitterMillis,
            figures.RoundTripMillis,
            figures.MosIn,
            figures.MosOut,
        ];
        for (int i = 0; i < rest.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(body[(16 + i * 8)..], rest[i]);
        }
        into.Advance(length);
    }

    public static void WriteGap(IBufferWriter<byte> into, int missing, long wallMicros)
    {
        Span<byte> body = Begin(into, TraceKind.Gap, wallMicros, 4, out int length);
        BinaryPrimitives.WriteInt32LittleEndian(body, missing);
        into.Advance(length);
    }

    public static SipTraceMessage ReadMessage(ReadOnlySpan<byte> record, string sipCallId)
    {
        ReadOnlySpan<byte> body = record[HeadBytes..];
        return new SipTraceMessage(
            WallOf(record),
            KindOf(record) == TraceKind.Received,
            Transports[Math.Min(body[0], Transports.Length - 1)],
            ReadAddress(body[1..]),
            ReadAddress(body[(1 + AddressBytes)..]),
            sipCallId,
            MessageOf(record).ToArray()
        );
    }

    /// <summary>Whose a leg is, and the leg.</summary>
    public static (int Tenant, SipTraceLeg Leg) ReadLeg(ReadOnlySpan<byte> record)
    {
        ReadOnlySpan<byte> body = record[HeadBytes..];
        (int tenant, Guid call, Guid leg) = ReadIds(body);
        body = body[(4 + 2 * GuidBytes)..];
        int party = BinaryPrimitives.ReadUInt16LittleEndian(body[1..]);
        string name = Encoding.UTF8.GetString(body.Slice(3, party));
        return (tenant, new SipTraceLeg(call, leg, name, body[0] != 0, Encoding.UTF8.GetString(body[(3 + party)..]), null));
    }

    public static (int Tenant, Guid Leg, SipTraceQuality Quality) ReadFigures(ReadOnlySpan<byte> record)
    {
        ReadOnlySpan<byte> body = record[HeadBytes..];
        (int tenant, _, Guid leg) = ReadIds(body);
        byte[] figures = body[(4 + 2 * GuidBytes)..].ToArray();
        double At(int index) => BinaryPrimitives.ReadDoubleLittleEndian(figures.AsSpan(16 + index * 8));
        SipTraceQuality quality = new(
            BinaryPrimitives.ReadInt64LittleEndian(figures),
            BinaryPrimitives.ReadInt64LittleEndian(figures.AsSpan(8)),
            At(0),
            At(1),
            At(2),
            At(3),
            At(4),
            At(5)
        );
        return (tenant, leg, quality);
    }

    /// <summary>What the record is found by in the index.</summary>
    public static void Keys(ReadOnlySpan<byte> record, List<ulong> into)
    {
        switch (KindOf(record))
        {
            case TraceKind.Received:
            case TraceKind.Sent:
                MessageHead head = MessageHead.Take(MessageOf(record).ToArray());
                Keys(head, into);
                break;
            case TraceKind.Leg:
                (_, SipTraceLeg leg) = ReadLeg(record);
                into.Add(TraceHash.Of(leg.Call));
                into.Add(TraceHash.Of(leg.Leg));
                into.Add(TraceHash.OfDialog(leg.SipCallId));
                break;
            case TraceKind.Figures:
                into.Add(TraceHash.Of(ReadFigures(record).Leg));
                break;
            case TraceKind.Gap:
                into.Add(TraceHash.Of(Guid.Empty));
                break;
        }
    }

    public static void Keys(in MessageHead head, List<ulong> into)
    {
        into.Add(TraceHash.OfDialog(head.CallId));
        if (!head.Registers.IsEmpty)
        {
            into.Add(TraceHash.OfExtension(head.Registers));
        }
    }

    private static Span<byte> Begin(IBufferWriter<byte> into, TraceKind kind, long wallMicros, int bytes, out int length)
    {
        length = HeadBytes + bytes;
        Span<byte> record = into.GetSpan(length)[..length];
        BinaryPrimitives.WriteInt32LittleEndian(record, length - LengthBytes);
        record[LengthBytes] = (byte)kind;
        BinaryPrimitives.WriteInt64LittleEndian(record[(LengthBytes + 1)..], wallMicros);
        return record[HeadBytes..];
    }

    private static Span<byte> Write(Span<byte> body, LegSignalled leg)
    {
        BinaryPrimitives.WriteInt32LittleEndian(body, leg.Tenant);
        leg.Call.TryWriteBytes(body[4..]);
        leg.Leg.TryWriteBytes(body[(4 + GuidBytes)..]);
        return body[(4 + 2 * GuidBytes)..];
    }

    private static (int Tenant, Guid Call, Guid Leg) ReadIds(ReadOnlySpan<byte> body) =>
        (BinaryPrimitives.ReadInt32LittleEndian(body), new Guid(body.Slice(4, GuidBytes)), new Guid(body.Slice(4 + GuidBytes, GuidBytes)));

    private static void Write(Span<byte> at, NetAddress address)
    {
        at[..AddressBytes].Clear();
        at[0] = (byte)address.WriteBytes(at[1..]);
        BinaryPrimitives.WriteUInt16LittleEndian(at[17..], address.Port);
    }

    private static NetAddress ReadAddress(ReadOnlySpan<byte> at) =>
        NetAddress.FromBytes(at.Slice(1, at[0] == 4 ? 4 : 16), BinaryPrimitives.ReadUInt16LittleEndian(at[17..]));
}
