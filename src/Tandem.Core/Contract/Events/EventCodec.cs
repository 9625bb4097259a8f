namespace Tandem.Core.Contract.Events;

using System.Buffers;
using Nerdbank.MessagePack;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Packing;

/// <summary>
/// Events as bytes: a MessagePack array each, one after the other. Moments are kept as they are and ids too, so any event can be read without
/// those before it. A field more than is known here is skipped, one less takes its default: what older and newer programs wrote can be read.
/// </summary>
public static class EventCodec
{
    private const int Fields = 11;
    private const int GuidBytes = 16;

    /// <summary>Appends one event.</summary>
    public static void Write(IBufferWriter<byte> into, Event happened)
    {
        EventKind kind = EventTable.Of(happened.Data);
        MessagePackWriter writer = new(into);
        writer.WriteArrayHeader(Fields);
        writer.Write(happened.Id);
        writer.Write(kind.Number);
        writer.Write(kind.Version);
        writer.Write(happened.WallMicros);
        writer.Write(happened.ServerMicros);
        writer.Write(happened.MonoMicros);
        Write(ref writer, happened.Call);
        Write(ref writer, happened.Leg);
        writer.Write(happened.Sequence);
        writer.Write(happened.By.Kept);
        kind.Write(ref writer, happened.Data, Packed.Serializer);
        writer.Flush();
    }

    /// <summary>All events in the bytes, in order. Those of kinds only a newer program knows are left out.</summary>
    public static void ReadAll(ReadOnlyMemory<byte> bytes, List<Event> into)
    {
        MessagePackReader reader = new(bytes);
        while (!reader.End)
        {
            if (Read(ref reader) is { } happened)
            {
                into.Add(happened);
            }
        }
    }

    private static Event? Read(ref MessagePackReader reader)
    {
        int fields = reader.ReadArrayHeader();
        long id = reader.ReadInt64();
        EventKind? kind = EventTable.Numbered(reader.ReadInt32());
        int version = reader.ReadInt32();
        long wall = reader.ReadInt64();
        long server = reader.ReadInt64();
        long mono = reader.ReadInt64();
        Guid call = ReadGuid(ref reader);
        Guid leg = ReadGuid(ref reader);
        int sequence = reader.ReadInt32();
        Actor by = Actor.Of(reader.ReadString()!);
        EventData? data = null;
        if (kind == null)
        {
            reader.Skip(default);
        }
        else
        {
            data = kind.Read(ref reader, Packed.Serializer);
        }
        for (int i = Fields; i < fields; i++)
        {
            reader.Skip(default);
        }
        return data == null ? null : new Event(id, wall, server, mono, call, leg, sequence, version, by, data);
    }

    private static void Write(ref MessagePackWriter writer, Guid id)
    {
        if (id == Guid.Empty)
        {
            writer.WriteNil();
            return;
        }
        Span<byte> bytes = stackalloc byte[GuidBytes];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        writer.Write(bytes);
    }

    private static Guid ReadGuid(ref MessagePackReader reader)
    {
        if (reader.TryReadNil() || reader.ReadBytes() is not { } bytes)
        {
            return Guid.Empty;
        }
        Span<byte> flat = stackalloc byte[GuidBytes];
        bytes.CopyTo(flat);
        return new Guid(flat, bigEndian: true);
    }
}
