namespace Tandem.TestKit.Answers;

using System.Diagnostics;
using System.Runtime.InteropServices;
using Tandem.Foundation;
using Tandem.Media.Playback;

/// <summary>
/// Answers of all kinds, spoken by espeak-ng and brought to a telephone's band by sox when they are needed, each over several <see cref="AnswerLine"/>s. Drawn from a seed: the same in every run.
/// </summary>
public static class AnswerSounds
{
    private const int Rate = 8_000;

    /// <summary>Voices of espeak-ng, each in one half alone.</summary>
    private static readonly string[] ChosenVoices = ["", "+f3", "+m4"];
    private static readonly string[] HeldVoices = ["+m1", "+f2", "+m7"];

    /// <summary>One half of them.</summary>
    /// <param name="part">Which.</param>
    /// <param name="voices">How many voices say each sentence, 3 at most.</param>
    /// <param name="lines">Over how many lines each comes.</param>
    public static IReadOnlyList<AnswerSound> Make(AnswerPart part, int voices = 3, int lines = 2)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("tandem-answers-");
        try
        {
            Prng prng = new(part == AnswerPart.Chosen ? 1UL : 2UL);
            List<AnswerSound> made = [];
            foreach ((string language, AnswerKind kind, string[] texts) in AnswerTexts.Of(part))
            {
                foreach (string voice in (part == AnswerPart.Chosen ? ChosenVoices : HeldVoices).Take(voices))
                {
                    foreach (string text in texts)
                    {
                        // Four and a half to six syllables a second, as people speak: of Chinese espeak-ng makes far fewer at the same figure.
                        int speed = language == "cmn" ? prng.Between(310, 420) : prng.Between(150, 210);
                        short[] words = Say(folder.FullName, language + voice, text, speed, prng);
                        for (int i = 0; i < lines; i++)
                        {
                            made.Add(Answer($"{kind}: {language}{voice} {text}", kind, words, prng));
                        }
                    }
                }
            }
            for (int i = 0; i < 4 * lines; i++)
            {
                made.Add(Answer("music", AnswerKind.Music, Melody(prng), prng));
            }
            return made;
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static AnswerSound Answer(string name, AnswerKind kind, short[] words, Prng prng)
    {
        AnswerLine line = AnswerLine.Draw(prng);
        int at = prng.Between(60, 900) * Rate / 1_000;
        line.Lay(words, at);
        at += words.Length;
        if (kind == AnswerKind.Greeting && prng.Chance(800))
        {
            // As machines do: from at once to a second and a half later.
            int hertz = prng.Between(400, 2_100);
            int millis = prng.Between(180, 1_000);
            int after = prng.Between(100, 1_500);
            line.Lay(Sound.Tone(hertz, millis, 0.5).Samples.Span, at + after * Rate / 1_000);
            name += $" (beep of {hertz} Hz for {millis} ms after {after} ms)";
        }
        else if (kind == AnswerKind.Announcement)
        {
            at += prng.Between(400, 1_200) * Rate / 1_000;
            line.Lay(words, at);
        }
        return new AnswerSound($"{name} [{line.Name}]", kind, line.Send());
    }

    // Parts with pauses between them, at the speed of one speaker.
    private static short[] Say(string folder, string voice, string text, int speed, Prng prng)
    {
        List<short> words = [];
        foreach (string part in text.Split('|'))
        {
            words.AddRange(words.Count > 0 ? new short[prng.Between(350, 900) * Rate / 1_000] : []);
            words.AddRange(Trim(Speak(folder, voice, part, speed)));
        }
        return [.. words];
    }

    // espeak-ng ends with a silence of its own.
    private static ReadOnlySpan<short> Trim(short[] spoken)
    {
        int end = spoken.Length;
        while (end > 0 && Math.Abs((int)spoken[end - 1]) < 100)
        {
            end--;
        }
        return spoken.AsSpan(0, end);
    }

    // Notes of three harmonics, which fade.
    private static short[] Melody(Prng prng)
    {
        short[] melody = new short[7 * Rate];
        int at = 0;
        while (at < melody.Length)
        {
            int length = prng.Between(150, 500) * Rate / 1_000;
            double hertz = 220 * Math.Pow(2, prng.Below(24) / 12.0);
            for (int i = 0; i < length && at < melody.Length; i++, at++)
            {
                double angle = 2 * Math.PI * hertz * i / Rate;
                double fade = Math.Exp(-3.0 * i / length);
                melody[at] = (short)(9_000 * fade * (Math.Sin(angle) + 0.5 * Math.Sin(2 * angle) + 0.3 * Math.Sin(3 * angle)));
            }
        }
        return melody;
    }

    private static short[] Speak(string folder, string voice, string text, int speed)
    {
        string spoken = Path.Combine(folder, "spoken.wav");
        string narrow = Path.Combine(folder, "narrow.raw");
        Run("espeak-ng", "-v", voice, "-s", $"{speed}", "-w", spoken, text);
        string[] band = ["highpass", "300", "lowpass", "3400", "gain", "-n", "-3"];
        Run("sox", ["-R", spoken, "-r", $"{Rate}", "-c", "1", "-b", "16", "-e", "signed", narrow, .. band]);
        return MemoryMarshal.Cast<byte, short>(File.ReadAllBytes(narrow)).ToArray();
    }

    private static void Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        string said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program}: {said}");
        }
    }
}
