namespace Tandem.Dialects.Udesk.Signing;

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

/// <summary>How requests are signed: SHA1 of Sid, AuthToken and Timestamp as they are sent, in hexadecimal of either case; good for ten minutes.</summary>
internal static class Signature
{
    private const int HexDigits = 40;

    /// <summary>A clock may be so far off, either way.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    // Seconds of the year 5138, milliseconds of the year 1973: greater numbers are milliseconds.
    private const long LeastMilliseconds = 100_000_000_000;

    [SuppressMessage("Security", "CA5350", Justification = "the document's own scheme")]
    public static bool IsRight(string sid, string token, string timestamp, string sign)
    {
        if (sign.Length != HexDigits)
        {
            return false;
        }
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(Encoding.UTF8.GetBytes(sid + token + timestamp), hash);
        string right = Convert.ToHexStringLower(hash);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(right), Encoding.UTF8.GetBytes(sign.ToLowerInvariant()));
    }

    /// <summary>False for what is no time, or is too long ago or ahead.</summary>
    public static bool IsFresh(string timestamp, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            return false;
        }
        double millis = number >= LeastMilliseconds ? number : number * 1000.0;
        return Math.Abs(now.ToUnixTimeMilliseconds() - millis) <= Window.TotalMilliseconds;
    }
}
