namespace Tandem.Http.Reading;

/// <summary>How long a text is for whoever typed it: a character outside the basic plane (an emoji, a rare Chinese name) is one, though two code units.</summary>
internal static class CharacterCount
{
    /// <summary>It has more characters than that.</summary>
    public static bool IsOver(string text, int most)
    {
        if (text.Length <= most || text.Length > 2L * most)
        {
            return text.Length > most;
        }
        int count = 0;
        foreach (char unit in text)
        {
            count += char.IsLowSurrogate(unit) ? 0 : 1;
        }
        return count > most;
    }
}
