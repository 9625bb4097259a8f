namespace Tandem.Dialects.XSwitch.Wire;

using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

/// <summary>How XSwitch spells numbers, moments and digests as text. Nothing is allocated for it.</summary>
internal static class WireJson
{
    private const int LongestNumber = 11;
    private const int LongestMoment = 24;
    private const int LongestOnStack = 512;

    /// <summary>A number as text, as lists have them.</summary>
    public static void WriteText(this Utf8JsonWriter json, ReadOnlySpan<byte> name, int number)
    {
        json.WritePropertyName(name);
        json.WriteTextValue(number);
    }

    public static void WriteTextValue(this Utf8JsonWriter json, int number)
    {
        Span<byte> text = stackalloc byte[LongestNumber];
        Utf8Formatter.TryFormat(number, text, out int length);
        json.WriteStringValue(text[..length]);
    }

    /// <summary>1 or 0.</summary>
    public static void WriteFlag(this Utf8JsonWriter json, ReadOnlySpan<byte> name, bool flag) => json.WriteNumber(name, flag ? 1 : 0);

    /// <summary>1 or 0 as text.</summary>
    public static void WriteTextFlag(this Utf8JsonWriter json, ReadOnlySpan<byte> name, bool flag) =>
        json.WriteString(name, flag ? "1"u8 : "0"u8);

    /// <summary><c>YYYY-MM-DD HH:MM:SS</c> in the server's local time; empty for "never" (0).</summary>
    public static void WriteMoment(this Utf8JsonWriter json, ReadOnlySpan<byte> name, long micros)
    {
        if (micros == 0)
        {
            json.WriteString(name, ""u8);
            return;
        }
        DateTime local = DateTimeOffset.FromUnixTimeMilliseconds(micros / 1000).LocalDateTime;
        Span<byte> text = stackalloc byte[LongestMoment];
        local.TryFormat(text, out int length, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        json.WriteString(name, text[..length]);
    }

    /// <summary>MD5 in lower-case hex of texts with a colon between, in UTF-8: XSwitch's own choice (see <c>ha1</c> and <c>agent_name_md5</c>).</summary>
    public static void WriteMd5(this Utf8JsonWriter json, ReadOnlySpan<byte> name, params ReadOnlySpan<string> texts)
    {
        int most = texts.Length;
        foreach (string text in texts)
        {
            most += Encoding.UTF8.GetMaxByteCount(text.Length);
        }
        Span<byte> bytes = most <= LongestOnStack ? stackalloc byte[LongestOnStack] : new byte[most];
        int length = 0;
        foreach (string text in texts)
        {
            if (length > 0)
            {
                bytes[length++] = (byte)':';
            }
            length += Encoding.UTF8.GetBytes(text, bytes[length..]);
        }
        Span<byte> digest = stackalloc byte[MD5.HashSizeInBytes];
#pragma warning disable CA5351 // The digests of HTTP and SIP digest authentication are MD5 by definition.
        MD5.HashData(bytes[..length], digest);
#pragma warning restore CA5351
        Span<byte> hex = stackalloc byte[2 * MD5.HashSizeInBytes];
        Convert.TryToHexStringLower(digest, hex, out _);
        json.WriteString(name, hex);
    }
}
