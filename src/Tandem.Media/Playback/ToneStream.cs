namespace Tandem.Media.Playback;

using System.Diagnostics.CodeAnalysis;
using System.Globalization;

/// <summary>
/// Tone streams as FreeSWITCH writes them: <c>tone_stream://%(on,off,f1[,f2…])</c>, several parts after semicolons, <c>loops=N</c> (−1 is for ever:
/// the player loops), <c>v=</c>, <c>l=</c> and other settings passed over.
/// </summary>
internal static class ToneStream
{
    private const string Prefix = "tone_stream://";
    private const int MaxParts = 32;
    private const int MaxPartMs = 60_000;
    private const int MaxLoops = 100;

    public static bool TryRead(string text, [NotNullWhen(true)] out Sound? sound, out string error)
    {
        sound = null;
        error = "not a tone_stream";
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }
        List<short> samples = [];
        int loops = 1;
        int parts = 0;
        foreach (string part in text[Prefix.Length..].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.StartsWith("%(", StringComparison.Ordinal) && part.EndsWith(')'))
            {
                if (++parts > MaxParts || !TryPart(part[2..^1], samples))
                {
                    error = $"bad tone {part}";
                    return false;
                }
            }
            else if (part.StartsWith("loops=", StringComparison.Ordinal))
            {
                _ = int.TryParse(part[6..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out loops);
            }
            else if (!part.Contains('=', StringComparison.Ordinal))
            {
                error = $"bad tone {part}";
                return false;
            }
        }
        if (samples.Count == 0)
        {
            return false;
        }
        int times = Math.Clamp(loops, 1, Math.Min(MaxLoops, Math.Max(1, Sound.MaxSamples / samples.Count)));
        short[] once = [.. samples];
        short[] all = new short[once.Length * times];
        for (int i = 0; i < times; i++)
        {
            once.CopyTo(all, i * once.Length);
        }
        sound = new Sound(all);
        return true;
    }

    private static bool TryPart(string text, List<short> samples)
    {
        string[] fields = text.Split(',', StringSplitOptions.TrimEntries);
        if (fields.Length < 3 || !TryMs(fields[0], out int on) || !TryMs(fields[1], out int off))
        {
            return false;
        }
        short[] part = new short[(on + off) * 8];
        for (int i = 2; i < fields.Length; i++)
        {
            if (!double.TryParse(fields[i], NumberStyles.Float, CultureInfo.InvariantCulture, out double hertz) || hertz is < 0 or > 3_999)
            {
                return false;
            }
            Synth.Add(part, 0, on * 8, hertz, 0.6 / (fields.Length - 2));
        }
        samples.AddRange(part);
        return true;
    }

    private static bool TryMs(string text, out int ms) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ms) && ms <= MaxPartMs;
}
