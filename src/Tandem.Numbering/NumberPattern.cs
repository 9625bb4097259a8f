namespace Tandem.Numbering;

/// <summary>Many numbers written as one: <c>?</c> is any digit, <c>*</c> at the end any digits that follow, e.g. <c>0108888????</c>, <c>+8610*</c>.</summary>
public static class NumberPattern
{
    private const char Digit = '?';
    private const char Rest = '*';
    private const int Longest = 32;

    public static bool IsPattern(string number) => number.EndsWith(Rest) || number.Contains(Digit, StringComparison.Ordinal);

    /// <summary>Whether it may stand as a pattern; else why not.</summary>
    public static bool IsValid(string pattern, out string why)
    {
        string digits = pattern.TrimStart('+').TrimEnd(Rest);
        why =
            pattern.Length > Longest ? $"{pattern} is no pattern: it is longer than {Longest}"
            : pattern.Length - pattern.TrimEnd(Rest).Length > 1 || digits.Contains(Rest, StringComparison.Ordinal)
                ? $"{pattern} is no pattern: * stands once, at its end"
            : pattern.Length - pattern.TrimStart('+').Length > 1 || digits.Any(c => c != Digit && !char.IsAsciiDigit(c))
                ? $"{pattern} is no pattern: write digits, ? for any digit, * at the end for all that follow"
            : "";
        return why.Length == 0;
    }

    /// <summary>The form in which a number or a pattern is kept; what is neither stays as it is.</summary>
    public static string InnerOf(string written, NumberRegion region) =>
        !IsPattern(written) && NumberForms.TryRead(WrittenNumber.Of(written), region, out string inner, out _) ? inner : written;

    /// <summary>Whether the number is one of those.</summary>
    /// <param name="pattern">A valid one.</param>
    /// <param name="number">Written in one way.</param>
    /// <param name="looseness">
    /// How little the pattern says of it: the digits it leaves open, and, of two that leave the same, more for the one that leaves their count open. The
    /// least says most, in whatever form patterns are written.
    /// </param>
    public static bool Matches(string pattern, string number, out int looseness)
    {
        bool isOpen = pattern.EndsWith(Rest);
        int fixedLength = isOpen ? pattern.Length - 1 : pattern.Length;
        looseness = 0;
        if (isOpen ? number.Length < fixedLength : number.Length != fixedLength)
        {
            return false;
        }
        int open = number.Length - fixedLength;
        for (int i = 0; i < fixedLength; i++)
        {
            if (pattern[i] == Digit && char.IsAsciiDigit(number[i]))
            {
                open++;
            }
            else if (pattern[i] != number[i])
            {
                return false;
            }
        }
        looseness = open * 2 + (isOpen ? 1 : 0);
        return true;
    }
}
