namespace Tandem.Store.Sqlite.Tables;

using System.Buffers.Binary;

/// <summary>UUIDs as 16 bytes in the order of their text, so that those of version 7 sort by time.</summary>
internal static class Ids
{
    public static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);

    /// <summary>Below every id of version 7 that is made at that moment or later (RFC 9562 §5.7).</summary>
    public static byte[] FirstAfter(long micros)
    {
        byte[] bytes = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, (micros / 1_000) << 16);
        return bytes;
    }

    public static Guid Read(byte[] bytes) => new(bytes, bigEndian: true);
}
