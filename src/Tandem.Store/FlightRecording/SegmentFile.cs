namespace Tandem.Store.FlightRecording;

using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Tandem.Store.Contract;

/// <summary>
/// A segment on disk: a mark, a salt, then chunks, each with its length before it. Names sort by age: <c>00000007-20260101T083000Z.segment</c>.
/// </summary>
public static class SegmentFile
{
    private const string Ending = ".segment";

    /// <summary>More than any chunk has: what claims more is none.</summary>
    private const int MaxChunk = 16 << 20;

    private static readonly byte[] Mark = "TandemFlight1\n"u8.ToArray();

    /// <summary>The segments in a folder, oldest first.</summary>
    public static string[] In(string folder) => [.. Directory.GetFiles(folder, "*" + Ending).Order(StringComparer.Ordinal)];

    /// <summary>The lines of a segment. One that was cut off is read as far as it goes; throws <see cref="StoreException"/> for one that cannot be read.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Lines(string file, byte[] key)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] mark = new byte[Mark.Length];
        byte[] salt = new byte[SegmentCipher.SaltBytes];
        if (stream.ReadAtLeast(mark, mark.Length, false) < mark.Length || !mark.AsSpan().SequenceEqual(Mark) || !TryFill(stream, salt))
        {
            throw new StoreException($"{file} is no segment of a flight recorder", $"{file} 不是飞行记录");
        }
        using SegmentCipher cipher = new(key, salt);
        byte[] length = new byte[sizeof(int)];
        while (TryFill(stream, length))
        {
            int bytes = BinaryPrimitives.ReadInt32LittleEndian(length);
            byte[] chunk = bytes is > 0 and <= MaxChunk
                ? new byte[bytes]
                : throw new StoreException($"{file} is damaged", $"{file} 已损坏");
            if (!TryFill(stream, chunk))
            {
                yield break;
            }
            foreach (ReadOnlyMemory<byte> line in Split(Open(file, cipher, chunk)))
            {
                yield return line;
            }
        }
    }

    internal static string NextIn(string folder, DateTime utc)
    {
        string last = In(folder).LastOrDefault() ?? "";
        string digits = Path.GetFileName(last).Split('-')[0];
        int number = int.TryParse(digits, CultureInfo.InvariantCulture, out int found) ? found + 1 : 1;
        return Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number:00000000}-{utc:yyyyMMdd'T'HHmmss'Z'}{Ending}"));
    }

    internal static SegmentCipher Begin(Stream stream, byte[] key)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(SegmentCipher.SaltBytes);
        stream.Write(Mark);
        stream.Write(salt);
        return new SegmentCipher(key, salt);
    }

    internal static void Append(Stream stream, byte[] chunk)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, chunk.Length);
        stream.Write(length);
        stream.Write(chunk);
        stream.Flush();
    }

    private static bool TryFill(FileStream stream, byte[] buffer) => stream.ReadAtLeast(buffer, buffer.Length, false) == buffer.Length;

    private static byte[] Open(string file, SegmentCipher cipher, byte[] chunk)
    {
        try
        {
            return cipher.Open(chunk);
        }
        catch (StoreException e)
        {
            throw new StoreException($"{file}: {e.Message}", $"{file}：{e.Chinese}");
        }
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Split(byte[] lines)
    {
        int start = 0;
        for (int end; (end = Array.IndexOf(lines, (byte)'\n', start)) >= 0; start = end + 1)
        {
            yield return lines.AsMemory(start, end - start);
        }
    }
}
