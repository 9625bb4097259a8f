namespace Tandem.Core.Announcements;

/// <summary>What callers are told, as sounds in order: one path for all of it (<see cref="SoundPath"/>).</summary>
internal static class Spoken
{
    /// <summary>Digits and letters of a number that are spoken; what is longer nobody can follow.</summary>
    private const int MaxSigns = 32;

    /// <summary>The caller's place in line, 1 for the next.</summary>
    public static string Position(int place, SpokenLanguage language)
    {
        if (place <= 1)
        {
            return Say(language, ["next"]);
        }
        return Say(language, ["you-are-number", .. NumberWords.Of(place, language), "in-line"]);
    }

    /// <summary>The number of the agent who answers, digit by digit; what cannot be spoken is left out.</summary>
    public static string AgentNumber(string number, SpokenLanguage language)
    {
        List<string> words = ["agent-number"];
        foreach (char each in number.ToLowerInvariant())
        {
            if (words.Count > MaxSigns)
            {
                break;
            }
            // One is yao in numbers that are read digit by digit.
            if (language == SpokenLanguage.Chinese && each == '1')
            {
                words.Add("yao");
            }
            else if (char.IsAsciiDigit(each) || char.IsAsciiLetterLower(each))
            {
                words.Add(each.ToString());
            }
        }
        words.Add("serves-you");
        return Say(language, words);
    }

    private static string Say(SpokenLanguage language, IEnumerable<string> words)
    {
        string folder = language == SpokenLanguage.English ? "en" : "zh";
        return SoundPath.Of([.. words.Select(word => $"say:{folder}/{word}")]);
    }
}
