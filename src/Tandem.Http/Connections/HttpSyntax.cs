namespace Tandem.Http.Connections;

using System.Buffers;
using System.Buffers.Text;

/// <summary>The pieces of HTTP/1.1 that framing depends on, in their strict form (RFC 9110 §5.6.2, RFC 9112 §3, §6, §7).</summary>
internal static class HttpSyntax
{
    private static readonly SearchValues<byte> TokenBytes = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8
    );

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef"u8);

    public static bool IsToken(ReadOnlySpan<byte> text) => !text.ContainsAnyExcept(TokenBytes);

    /// <summary>Visible characters, and bytes outside ASCII, which strictly do not belong there.</summary>
    public static bool IsTarget(ReadOnlySpan<byte> text) => !text.ContainsAnyInRange((byte)0x00, (byte)0x20) && !text.Contains((byte)0x7F);

    public static bool IsFieldValue(ReadOnlySpan<byte> text) =>
        !text.ContainsAnyInRange((byte)0x00, (byte)0x08) && !text.ContainsAnyInRange((byte)0x0A, (byte)0x1F) && !text.Contains((byte)0x7F);

    public static bool TryLength(ReadOnlySpan<byte> text, int mostDigits, out long? length)
    {
        length = null;
        if (
            text.IsEmpty
            || text.Length > mostDigits
            || text.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            || !Utf8Parser.TryParse(text, out long number, out _)
        )
        {
            return false;
        }
        length = number;
        return true;
    }

    public static bool TryChunkSize(ReadOnlySpan<byte> text, int mostDigits, out long size)
    {
        size = 0;
        return !text.IsEmpty
            && text.Length <= mostDigits
            && !text.ContainsAnyExcept(HexDigits)
            && Utf8Parser.TryParse(text, out size, out _, 'x');
    }
}
