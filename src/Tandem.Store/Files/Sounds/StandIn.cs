namespace Tandem.Store.Files.Sounds;

using System.Globalization;
using Tandem.Media.Playback;

/// <summary>Tones for a prompt that was not made: as many short ones as its digit says, one for any other word.</summary>
internal static class StandIn
{
    private const int Hertz = 800;

    // Whole frames, so that tones stay apart from each other in a row of sounds too.
    private const int ToneMillis = 120;
    private const int PauseMillis = 80;
    private const int MostTones = 9;

    /// <param name="name">The prompt's, such as <c>zh/3</c>.</param>
    public static Sound For(string name)
    {
        string word = name[(name.LastIndexOf('/') + 1)..];
        bool isDigit = int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int digit) && digit is > 0 and <= MostTones;
        int tones = isDigit ? digit : 1;
        Sound tone = Sound.Tone(Hertz, ToneMillis);
        int step = (ToneMillis + PauseMillis) * 8;
        short[] samples = new short[tones * step];
        for (int i = 0; i < tones; i++)
        {
            tone.Samples.Span.CopyTo(samples.AsSpan(i * step));
        }
        return new Sound(samples);
    }
}
