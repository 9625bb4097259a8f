namespace Tandem.Net.Loop;

/// <summary>How many responses of which status came and went. Written by the loop, read by anyone.</summary>
public sealed class SipCodes
{
    /// <summary>One more than the greatest status (RFC 3261 §21).</summary>
    public const int Limit = 700;

    private const int FirstDigit = 8;

    private readonly long[] counts = new long[Limit];

    /// <summary>So many with that status since the start.</summary>
    public long this[int code] => Volatile.Read(ref counts[code]);

    /// <summary>Counts a message if it is a response, and returns its status; else 0.</summary>
    internal int Add(ReadOnlySpan<byte> message)
    {
        if (message.Length < FirstDigit + 3 || !message.StartsWith("SIP/2.0 "u8))
        {
            return 0;
        }
        int code = 0;
        for (int i = FirstDigit; i < FirstDigit + 3; i++)
        {
            int digit = message[i] - '0';
            if (digit is < 0 or > 9)
            {
                return 0;
            }
            code = 10 * code + digit;
        }
        if (code >= Limit)
        {
            return 0;
        }
        Volatile.Write(ref counts[code], counts[code] + 1);
        return code;
    }
}
