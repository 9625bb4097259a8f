namespace Tandem.Core.Announcements;

using System.Globalization;

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
        return Say(language, ["agent-number", .. Signs(number, language), "serves-you"]);
    }

    /// <summary>Somebody was called, and no agent is there for him.</summary>
    public static string NobodyFree(SpokenLanguage language) => Say(language, ["nobody-free"]);

    /// <summary>A number in words; what is none, sign by sign.</summary>
    public static string Number(string text, SpokenLanguage language) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= NumberWords.Largest
            ? Say(language, NumberWords.Of(number, language))
            : Digits(text, language);

    /// <summary>Sign by sign.</summary>
    public static string Digits(string text, SpokenLanguage language) => Say(language, Signs(text, language));

    /// <summary>A text, which a synthesiser speaks: <c>tts:zh/</c> and the text, percent-encoded so that it can stand among other sounds.</summary>
    public static string Text(string text, SpokenLanguage language) =>
        text.Length == 0 ? "" : $"tts:{Folder(language)}/{Uri.EscapeDataString(text)}";

    private static string Folder(SpokenLanguage language) => language == SpokenLanguage.English ? "en" : "zh";

    private static List<string> Signs(string text, SpokenLanguage language)
    {
        List<string> words = [];
        foreach (char each in text.ToLowerInvariant())
        {
            if (words.Count >= MaxSigns)
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
        return words;
    }

    private static string Say(SpokenLanguage language, IEnumerable<string> words)
    {
        string folder = Folder(language);
        return SoundPath.Of([.. words.Select(word => $"say:{folder}/{word}")]);
    }
}
