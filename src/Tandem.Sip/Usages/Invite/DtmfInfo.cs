using System.Globalization;
using System.Text;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;

namespace Tandem.Sip.Usages.Invite;

/// <summary>
/// Keys in INFO as phones send them: application/dtmf-relay with <c>Signal=</c> and <c>Duration=</c> lines, and application/dtmf with the key
/// alone.
/// </summary>
internal static class DtmfInfo
{
    public const string RelayType = "application/dtmf-relay";

    /// <summary>The body of application/dtmf-relay.</summary>
    public static byte[] Relay(char digit, int milliseconds) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Signal={digit}\r\nDuration={milliseconds}\r\n"));

    public static bool TryRead(SipMessage info, out char digit, out int milliseconds)
    {
        digit = '\0';
        milliseconds = 0;
        if (SdpBody.IsType(info.ContentType, "application/dtmf"))
        {
            return TryDigit(Grammar.Trim(info.Body), out digit);
        }
        if (!SdpBody.IsType(info.ContentType, RelayType))
        {
            return false;
        }
        ReadOnlySpan<byte> rest = info.Body;
        while (rest.Length > 0)
        {
            int feed = rest.IndexOfAny((byte)'\n', (byte)'\r');
            ReadOnlySpan<byte> line = feed < 0 ? rest : rest[..feed];
            rest = feed < 0 ? default : rest[(feed + 1)..];
            int equals = line.IndexOf((byte)'=');
            if (equals < 0)
            {
                continue;
            }
            ReadOnlySpan<byte> name = Grammar.Trim(line[..equals]);
            ReadOnlySpan<byte> value = Grammar.Trim(line[(equals + 1)..]);
            if (Grammar.EqualsIgnoreCase(name, "Signal"))
            {
                TryDigit(value, out digit);
            }
            else if (Grammar.EqualsIgnoreCase(name, "Duration") && Grammar.TryNumber(value, 60_000, out long duration))
            {
                milliseconds = (int)duration;
            }
        }
        return digit != '\0';
    }

    /// <summary>One key, or the number of * and # as RFC 2833 counts them (10, 11).</summary>
    private static bool TryDigit(ReadOnlySpan<byte> text, out char digit)
    {
        digit = '\0';
        if (text.Length == 1 && "0123456789*#ABCDabcd".Contains((char)text[0], StringComparison.Ordinal))
        {
            digit = char.ToUpperInvariant((char)text[0]);
        }
        else if (text.Length == 2 && text[0] == '1' && text[1] is >= (byte)'0' and <= (byte)'5')
        {
            digit = "*#ABCD"[text[1] - '0'];
        }
        return digit != '\0';
    }
}
