namespace Tandem.Store.Tests;

using Tandem.Media.Playback;
using Tandem.Store.Files.Recordings;
using Tandem.Store.Files.Sounds;

/// <summary>The prompts that were spoken while building: all there, trimmed and equally loud. Where they could not be made, tones stand in.</summary>
public sealed class PromptTests : IDisposable
{
    private const double LevelDb = -16;
    private const double ToleranceDb = 1.5;
    private const int MaxSilentStart = 8_000 / 20;

    private static readonly string Prompts = Environment.GetEnvironmentVariable("TANDEM_PROMPTS") ?? "";
    private readonly string operators = StoreRig.NewFolder();

    public static TheoryData<string> Words =>
        [
            .. new[] { "zh", "en" }.SelectMany(language =>
                File.ReadLines(Path.Combine(AppContext.BaseDirectory, "prompts", $"{language}.txt"))
                    .Where(line => line.Length > 0 && line[0] != '#')
                    .Select(line => $"{language}/{line.Split('|')[0]}")
            ),
        ];

    [Theory]
    [MemberData(nameof(Words))]
    public async Task Each_word_is_spoken_or_a_tone(string word)
    {
        bool made = File.Exists(Path.Combine(Prompts, ".made"));
        SoundFiles files = new(operators, made ? Prompts : "");
        (Sound? sound, string reason) = await files.LoadAsync(1, $"say:{word}");
        short[] samples = sound!.Samples.ToArray();
        if (!made)
        {
            Assert.NotEmpty(reason);
            Assert.Contains(samples, sample => sample != 0);
            return;
        }
        Assert.Empty(reason);
        Assert.InRange(Level(samples), LevelDb - ToleranceDb, LevelDb + ToleranceDb);
        Assert.DoesNotContain(samples, sample => sample is short.MaxValue or short.MinValue);
        Assert.InRange(Array.FindIndex(samples, sample => Math.Abs((int)sample) > 300), 0, MaxSilentStart);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("3", 3)]
    [InlineData("9", 9)]
    [InlineData("20", 1)]
    [InlineData("next", 1)]
    public async Task Without_prompts_a_digit_is_that_many_tones_and_the_reason_says_so(string word, int tones)
    {
        SoundFiles files = new(operators, "");
        (Sound? sound, string reason) = await files.LoadAsync(1, $"say:zh/{word}");
        Assert.Equal(tones, Bursts(sound!));
        Assert.Contains($"zh/{word}.wav", reason, StringComparison.Ordinal);
        (_, reason) = await files.LoadAsync(1, $"file_string://say:zh/{word}!say:zh/2");
        Assert.NotEmpty(reason);
    }

    [Fact]
    public async Task An_operators_own_recording_takes_the_place_of_a_prompt()
    {
        string built = Path.Combine(operators, "built");
        Write(Path.Combine(built, "zh", "1.wav"), 1);
        Write(Path.Combine(built, "zh", "2.wav"), 2);
        Write(Path.Combine(operators, "zh", "2.wav"), 3);
        SoundFiles files = new(operators, built);
        (Sound? sound, string reason) = await files.LoadAsync(1, "file_string://say:zh/1!say:zh/2");
        Assert.Empty(reason);
        Assert.Equal(1_000 + 3_000, sound!.Milliseconds);
    }

    public void Dispose() => Directory.Delete(operators, recursive: true);

    // One tone ends where a whole frame is silent.
    private static int Bursts(Sound sound)
    {
        int bursts = 0;
        bool before = false;
        for (int frame = 0; frame < sound.Frames; frame++)
        {
            bool loud = sound.Samples.Slice(frame * Sound.FrameSamples, Sound.FrameSamples).ToArray().Any(sample => sample != 0);
            bursts += loud && !before ? 1 : 0;
            before = loud;
        }
        return bursts;
    }

    // The pause at the end is not part of how loud it is.
    private static double Level(short[] samples)
    {
        int end = Array.FindLastIndex(samples, sample => sample != 0) + 1;
        double square = samples.Take(end).Average(sample => (double)sample * sample);
        return 20 * Math.Log10(Math.Sqrt(square) / short.MaxValue);
    }

    private static void Write(string file, int seconds)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using WavFile wav = new(file);
        wav.Append(new short[16_000 * seconds]);
    }
}
