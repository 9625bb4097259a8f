namespace Tandem.Core.Announcements;

/// <summary>Several sounds as one path: <c>file_string://A!B</c>, as FreeSWITCH writes it.</summary>
internal static class SoundPath
{
    public const string Scheme = "file_string://";

    /// <summary>One after the other; empty ones are left out.</summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        string all = "";
        int count = 0;
        foreach (string part in parts)
        {
            if (part.Length > 0)
            {
                string plain = part.StartsWith(Scheme, StringComparison.Ordinal) ? part[Scheme.Length..] : part;
                all = all.Length == 0 ? plain : $"{all}!{plain}";
                count += plain == part ? 1 : 2;
            }
        }
        return count > 1 ? Scheme + all : all;
    }
}
