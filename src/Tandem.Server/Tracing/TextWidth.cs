namespace Tandem.Server.Tracing;

/// <summary>How wide text is on a terminal, where a Chinese character takes two places.</summary>
internal static class TextWidth
{
    private const char FirstWide = '\u2E80';

    public static int Of(string text) => text.Sum(each => each >= FirstWide ? 2 : 1);

    /// <summary>Cut or filled to a width.</summary>
    public static string Fit(string text, int width)
    {
        int used = 0;
        int end = 0;
        while (end < text.Length && used + Of(text[end].ToString()) <= width)
        {
            used += Of(text[end].ToString());
            end++;
        }
        return text[..end] + new string(' ', width - used);
    }
}
