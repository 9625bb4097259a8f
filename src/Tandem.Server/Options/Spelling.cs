namespace Tandem.Server.Options;

/// <summary>Finds what somebody most likely meant.</summary>
internal static class Spelling
{
    /// <summary>The nearest of the known words, or null when none is near: more than a third of the letters differ.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        string? best = null;
        int bestDistance = Math.Max(word.Length / 3, 1) + 1;
        foreach (string each in known)
        {
            int distance = Distance(word, each);
            if (distance < bestDistance)
            {
                (best, bestDistance) = (each, distance);
            }
        }
        return best;
    }

    /// <summary>Levenshtein's: letters to insert, remove or replace.</summary>
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 0; i < from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i + 1;
            for (int j = 0; j < to.Length; j++)
            {
                int replaced = diagonal + (from[i] == to[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], row[j + 1]) + 1);
            }
        }
        return row[^1];
    }
}
