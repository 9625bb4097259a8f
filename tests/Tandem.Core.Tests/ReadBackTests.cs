namespace Tandem.Core.Tests;

using Tandem.Core.Announcements;

/// <summary>Every number, said and then understood by a reader that knows nothing of how it was said, is the same number.</summary>
public class ReadBackTests
{
    /// <summary>All small ones, all around powers of ten, and strides through the rest.</summary>
    private static IEnumerable<int> Numbers
    {
        get
        {
            IEnumerable<int> around = Enumerable
                .Range(1, 8)
                .SelectMany(power => Enumerable.Range(-25, 51).SelectMany(off => Enumerable.Range(1, 9).Select(n => n * Ten(power) + off)));
            IEnumerable<int> strides = Enumerable.Range(1, 40_000).Select(n => (int)(n * 2_499L % NumberWords.Largest) + 1);
            // Zeros in the middle of every kind.
            IEnumerable<int> gaps = Enumerable
                .Range(0, 256)
                .Select(bits => Enumerable.Range(0, 8).Sum(i => (bits >> i & 1) * (2 + i % 3) * Ten(i)));
            return Enumerable.Range(1, 30_000).Concat(around).Concat(strides).Concat(gaps).Where(n => n is > 0 and <= NumberWords.Largest);
        }
    }

    [Fact]
    public void Chinese_is_understood()
    {
        foreach (int number in Numbers)
        {
            IReadOnlyList<string> words = NumberWords.Of(number, SpokenLanguage.Chinese);
            string all = string.Join(' ', words);
            Assert.True(number == FromChinese(words), $"{number}: {all}");
            // Never two zeros in a row, none at the end, and none but where a place is skipped.
            Assert.DoesNotContain(words.Zip(words.Skip(1)), pair => pair is ("0", "0"));
            Assert.NotEqual("0", words[^1]);
            // Ten to nineteen begin with ten at the front only; two is liang at the front, before thousand and ten thousand.
            Assert.False(all.StartsWith("1 10 ", StringComparison.Ordinal) || all == "1 10", all);
            Assert.False(all.StartsWith("2 1000", StringComparison.Ordinal), all);
            Assert.True(words.Skip(1).All(word => word != "liang"), all);
        }
    }

    [Fact]
    public void English_is_understood()
    {
        foreach (int number in Numbers)
        {
            IReadOnlyList<string> words = NumberWords.Of(number, SpokenLanguage.English);
            Assert.True(number == FromEnglish(words), $"{number}: {string.Join(' ', words)}");
        }
    }

    [Fact]
    public void A_zero_is_said_exactly_where_a_place_is_skipped()
    {
        foreach (int number in Numbers.Where(n => n < 10_000))
        {
            string digits = $"{number}".TrimEnd('0');
            int gaps = digits.Split('0', StringSplitOptions.RemoveEmptyEntries).Length - 1;
            Assert.Equal(gaps, NumberWords.Of(number, SpokenLanguage.Chinese).Count(word => word == "0"));
        }
    }

    // A digit waits for its unit; a section ends with ten thousand.
    private static int FromChinese(IReadOnlyList<string> words)
    {
        int total = 0;
        int section = 0;
        int digit = 0;
        foreach (string word in words)
        {
            int value = word == "liang" ? 2 : Number(word);
            if (value < 10)
            {
                Assert.Equal(0, digit);
                digit = value;
            }
            else if (value == 10_000)
            {
                total = (section + digit) * value;
                section = 0;
                digit = 0;
            }
            else
            {
                // Only ten may stand without a digit, and only where nothing stands before it.
                Assert.True(digit > 0 || value == 10 && section == 0 && total == 0);
                section += Math.Max(digit, 1) * value;
                digit = 0;
            }
        }
        return total + section + digit;
    }

    private static int FromEnglish(IReadOnlyList<string> words)
    {
        int total = 0;
        int group = 0;
        foreach (string word in words)
        {
            switch (word)
            {
                case "hundred":
                    Assert.InRange(group, 1, 9);
                    group *= 100;
                    break;
                case "thousand" or "million":
                    Assert.InRange(group, 1, 999);
                    total += group * (word == "million" ? 1_000_000 : 1_000);
                    group = 0;
                    break;
                default:
                    group += Number(word);
                    break;
            }
        }
        return total + group;
    }

    private static int Number(string word) => int.Parse(word, System.Globalization.CultureInfo.InvariantCulture);

    private static int Ten(int power) => (int)Math.Pow(10, power);
}
