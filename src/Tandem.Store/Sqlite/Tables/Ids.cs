namespace Tandem.Store.Sqlite.Tables;

/// <summary>UUIDs as 16 bytes in the order of their text, so that those of version 7 sort by time.</summary>
internal static class Ids
{
    public static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);

    public static Guid Read(byte[] bytes) => new(bytes, bigEndian: true);
}
