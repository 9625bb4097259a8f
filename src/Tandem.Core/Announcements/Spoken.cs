namespace Tandem.Core.Announcements;

using System.Globalization;

/// <summary>What callers are told, as sounds in order.</summary>
internal static class Spoken
{
    /// <summary>The caller's place in line, 1 for the next.</summary>
    public static string Position(int place, SpokenLanguage language) =>
        SoundPath.Of($"say:{Folder(language)}/position", $"say:{Folder(language)}/{place.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>The number of the agent who answers.</summary>
    public static string AgentNumber(string number, SpokenLanguage language)
    {
        string path = $"say:{Folder(language)}/agent";
        foreach (char each in number)
        {
            path = char.IsAsciiDigit(each) ? SoundPath.Of(path, $"say:{Folder(language)}/{each}") : path;
        }
        return path;
    }

    private static string Folder(SpokenLanguage language) => language == SpokenLanguage.English ? "en" : "zh";
}
