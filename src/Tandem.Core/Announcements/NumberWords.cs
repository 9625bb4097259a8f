namespace Tandem.Core.Announcements;

using System.Globalization;

/// <summary>A number in words of a language, as the names of its sounds.</summary>
internal static class NumberWords
{
    /// <summary>The largest number that is spoken whole.</summary>
    public const int Largest = 99_999_999;

    private const int TenThousand = 10_000;

    public static IReadOnlyList<string> Of(int number, SpokenLanguage language)
    {
        number = Math.Clamp(number, 0, Largest);
        List<string> words = [];
        if (number == 0)
        {
            words.Add("0");
        }
        else if (language == SpokenLanguage.English)
        {
            English(number, words);
        }
        else
        {
            Chinese(number, words);
        }
        return words;
    }

    private static void English(int number, List<string> words)
    {
        (int Size, string Name)[] groups = [(1_000_000, "million"), (1_000, "thousand"), (100, "hundred")];
        foreach ((int size, string name) in groups)
        {
            if (number >= size)
            {
                English(number / size, words);
                words.Add(name);
                number %= size;
            }
        }
        if (number >= 20)
        {
            words.Add(Text(number / 10 * 10));
            number %= 10;
        }
        if (number > 0)
        {
            words.Add(Text(number));
        }
    }

    // In groups of ten thousand; a gap inside is one zero, and ten to nineteen begin with ten where nothing stands before them.
    private static void Chinese(int number, List<string> words)
    {
        int high = number / TenThousand;
        int low = number % TenThousand;
        if (high > 0)
        {
            if (high == 2)
            {
                words.Add("liang");
            }
            else
            {
                Group(high, words);
            }
            words.Add("10000");
            if (low is > 0 and < 1_000)
            {
                words.Add("0");
            }
        }
        Group(low, words);
    }

    private static void Group(int number, List<string> words)
    {
        bool gap = false;
        for (int size = 1_000; size >= 1; size /= 10)
        {
            int digit = number / size % 10;
            if (digit == 0)
            {
                gap |= number / size > 0 && number % size > 0;
                continue;
            }
            if (gap)
            {
                words.Add("0");
                gap = false;
            }
            // Two is liang before thousand (and ten thousand) at the front, er elsewhere.
            bool isFirst = words.Count == 0;
            bool one = size == 10 && digit == 1 && isFirst;
            if (!one)
            {
                words.Add(digit == 2 && isFirst && size == 1_000 ? "liang" : Text(digit));
            }
            if (size > 1)
            {
                words.Add(Text(size));
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
