namespace Tandem.Dialects.XSwitch.Wire;

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

/// <summary>How XSwitch spells numbers, moments and digests as text.</summary>
internal static class WireText
{
    private static readonly string[] Small = [.. Enumerable.Range(0, 256).Select(n => n.ToString(CultureInfo.InvariantCulture))];

    public static string Of(int number) =>
        (uint)number < (uint)Small.Length ? Small[number] : number.ToString(CultureInfo.InvariantCulture);

    /// <summary><c>YYYY-MM-DD HH:MM:SS</c> in the server's local time; empty for "never" (0).</summary>
    public static string Moment(long micros)
    {
        if (micros == 0)
        {
            return "";
        }
        DateTime local = DateTimeOffset.FromUnixTimeMilliseconds(micros / 1000).LocalDateTime;
        return local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>MD5 in lower-case hex, of UTF-8. XSwitch's own choice, not ours: see the seeds' <c>ha1</c> and <c>agent_name_md5</c>.</summary>
    public static string Md5(string text)
    {
        Span<byte> digest = stackalloc byte[MD5.HashSizeInBytes];
        int length = Encoding.UTF8.GetByteCount(text);
        Span<byte> bytes = length <= 512 ? stackalloc byte[length] : new byte[length];
        Encoding.UTF8.GetBytes(text, bytes);
#pragma warning disable CA5351 // The digests of HTTP and SIP digest authentication are MD5 by definition.
        MD5.HashData(bytes, digest);
#pragma warning restore CA5351
        return Convert.ToHexStringLower(digest);
    }
}
