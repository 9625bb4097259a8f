namespace Tandem.Numbering;

/// <summary>Where numbers are from by their prefixes: an operator's own data. Some hundred thousand prefixes share some hundred places.</summary>
public sealed class PlaceTable
{
    private const int LongestPrefix = 15;

    private readonly Dictionary<ulong, int> byPrefix = [];
    private readonly List<NumberOrigin> origins = [];
    private readonly Dictionary<NumberOrigin, int> known = [];
    private int longest;

    /// <summary>How many prefixes.</summary>
    public int Count => byPrefix.Count;

    /// <summary>False when it is none, or stands there already.</summary>
    /// <param name="prefix">Of the inner form, with or without +; or as people of China write it: 1380013, 0755.</param>
    public bool TryAdd(string prefix, NumberOrigin origin)
    {
        string digits = Inner(prefix);
        if (digits.Length is 0 or > LongestPrefix || !digits.All(char.IsAsciiDigit))
        {
            return false;
        }
        if (!known.TryGetValue(origin, out int place))
        {
            known.Add(origin, place = origins.Count);
            origins.Add(origin);
        }
        longest = Math.Max(longest, digits.Length);
        return byPrefix.TryAdd(Packed(digits), place);
    }

    /// <summary>What the longest prefix of a number says; null where none fits.</summary>
    /// <param name="inner">A number in its inner form.</param>
    public NumberOrigin? Of(string inner)
    {
        ReadOnlySpan<char> digits = inner.AsSpan(inner.StartsWith('+') ? 1 : 0);
        for (int length = Math.Min(longest, digits.Length); length > 0; length--)
        {
            if (byPrefix.TryGetValue(Packed(digits[..length]), out int place))
            {
                return origins[place];
            }
        }
        return null;
    }

    private static string Inner(string prefix) =>
        prefix.StartsWith('+') ? prefix[1..]
        : prefix.StartsWith("00", StringComparison.Ordinal) ? prefix[2..]
        : prefix.StartsWith('0') ? $"86{prefix[1..]}"
        : prefix.StartsWith('1') ? $"86{prefix}"
        : prefix;

    // A one before them keeps leading noughts.
    private static ulong Packed(ReadOnlySpan<char> digits)
    {
        ulong packed = 1;
        foreach (char digit in digits)
        {
            packed = (packed * 10) + (uint)(digit - '0');
        }
        return packed;
    }
}
