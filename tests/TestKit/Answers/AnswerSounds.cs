namespace Tandem.TestKit.Answers;

using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Tandem.Foundation;
using Tandem.Media.Codecs;
using Tandem.Media.Playback;

/// <summary>
/// Answers of both kinds, spoken by espeak-ng and brought to a telephone's band by sox when they are needed: two voices each, levels from loud to faint, quiet and noisy lines, machines
/// with and without a beep. The same in every run.
/// </summary>
public static class AnswerSounds
{
    private const int Rate = 8_000;
    private const double Seconds = 6;
    private static readonly double[] Levels = [0.8, 0.4, 0.2, 0.1];
    private static readonly double[] Noises = [0, 0.003, 0.01, 0.03];
    private static readonly int[] Beeps = [440, 1_000, 1_400, 2_000];
    private static readonly string[] Voices = ["", "+f3"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<AnswerSound> Make()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("tandem-answers-");
        try
        {
            List<AnswerSound> made = [];
            foreach ((string language, string[] people, string[] machines) in Languages)
            {
                foreach (string voice in Voices)
                {
                    string[] spoken = [.. people, .. machines];
                    for (int i = 0; i < spoken.Length; i++)
                    {
                        short[] words = Speak(folder.FullName, language + voice, spoken[i], 140 + 15 * (made.Count % 4));
                        bool isMachine = i >= people.Length;
                        made.Add(Answer($"{language}{voice} {spoken[i]}", isMachine, words, made.Count, 0));
                        if (isMachine)
                        {
                            made.Add(
                                Answer($"{language}{voice} {spoken[i]} (beep)", isMachine, words, made.Count, Beeps[i % Beeps.Length])
                            );
                        }
                    }
                }
            }
            return made;
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static (string Language, string[] People, string[] Machines)[] Languages =>
        [
            ("cmn", AnswerTexts.ChinesePeople, AnswerTexts.ChineseMachines),
            ("en-us", AnswerTexts.EnglishPeople, AnswerTexts.EnglishMachines),
        ];

    // A moment after the answer, at one of the levels, over one of the noises.
    private static AnswerSound Answer(string name, bool isMachine, short[] words, int index, int beep)
    {
        Prng prng = new((ulong)index + 1);
        double level = Levels[index % Levels.Length];
        double noise = Noises[index / Levels.Length % Noises.Length] * level;
        short[] line = new short[(int)(Seconds * Rate)];
        int at = prng.Between(100, 700) * Rate / 1_000;
        Lay(words, level, line, at);
        if (beep > 0)
        {
            int pause = prng.Between(200, 600) * Rate / 1_000;
            Lay(Sound.Tone(beep, 400, 0.5).Samples.Span, level, line, at + words.Length + pause);
        }
        double last = 0;
        for (int i = 0; i < line.Length; i++)
        {
            // Between white and brown, as of a street.
            last = 0.7 * last + (prng.Below(2_001) - 1_000) / 1_000.0;
            line[i] = (short)Math.Clamp(line[i] + last * noise * short.MaxValue, short.MinValue, short.MaxValue);
        }
        byte[] coded = new byte[line.Length];
        CodecTable.Pcmu.Encode(line, coded);
        CodecTable.Pcmu.Decode(coded, line);
        string conditions = string.Create(CultureInfo.InvariantCulture, $"level {level}, noise {noise / level}");
        return new AnswerSound($"{name} [{conditions}]", isMachine, line);
    }

    private static void Lay(ReadOnlySpan<short> sound, double level, short[] line, int at)
    {
        for (int i = 0; i < sound.Length && at + i < line.Length; i++)
        {
            line[at + i] = (short)(sound[i] * level);
        }
    }

    private static short[] Speak(string folder, string voice, string text, int speed)
    {
        string spoken = Path.Combine(folder, "spoken.wav");
        string narrow = Path.Combine(folder, "narrow.raw");
        Run("espeak-ng", "-v", voice, "-s", $"{speed}", "-w", spoken, text);
        Run(
            "sox",
            [
                "-R",
                spoken,
                "-r",
                $"{Rate}",
                "-c",
                "1",
                "-b",
                "16",
                "-e",
                "signed",
                narrow,
                "highpass",
                "300",
                "lowpass",
                "3400",
                "gain",
                "-n",
                "-3",
            ]
        );
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
