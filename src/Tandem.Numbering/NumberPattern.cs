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

    /// <summary>Whether the number is one of those.</summary>
    public static bool Matches(string pattern, string number)
    {
        bool isOpen = pattern.EndsWith(Rest);
        int fixedLength = isOpen ? pattern.Length - 1 : pattern.Length;
        if (isOpen ? number.Length < fixedLength : number.Length != fixedLength)
        {
            return false;
        }
        for (int i = 0; i < fixedLength; i++)
        {
            if (pattern[i] != number[i] && !(pattern[i] == Digit && char.IsAsciiDigit(number[i])))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Below zero when the first says more of a number: by the digits it names, then by those it counts, then by not being open.</summary>
    public static int Compare(string first, string second)
    {
        int order = Named(second).CompareTo(Named(first));
        order = order != 0 ? order : second.Length.CompareTo(first.Length);
        return order != 0 ? order : first.EndsWith(Rest).CompareTo(second.EndsWith(Rest));
    }

    private static int Named(string pattern) => pattern.Count(c => c is not (Digit or Rest));
}
