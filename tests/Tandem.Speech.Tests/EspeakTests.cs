namespace Tandem.Speech.Tests;

using Tandem.Media.Playback;
using Tandem.Speech.Contract;
using Tandem.Speech.Synthesis;

/// <summary>The real espeak-ng.</summary>
public sealed class EspeakTests
{
    private static readonly SpeechLimits Limits = new();

    [Theory]
    [InlineData("zh", "您好，请稍候，正在为您转接")]
    [InlineData("en", "Hello, please hold the line")]
    public async Task A_text_is_a_sound_that_is_heard_for_about_as_long_as_one_says_it(string language, string text)
    {
        Sound sound = await SpeakAsync(language, text);
        Assert.InRange(sound.Milliseconds, 1_000, 8_000);
        Assert.True(sound.Samples.ToArray().Count(sample => Math.Abs((int)sample) > 500) > 2_000);
    }

    [Fact]
    public async Task A_text_that_becomes_too_long_a_sound_is_refused_at_once()
    {
        Espeak espeak = Espeak.Find(new SpeechLimits { SpokenBytes = 10_000 })!;
        string text = string.Concat(Enumerable.Repeat("one two three four five six seven eight nine ten ", 40));
        SpokenWav none = await espeak.SpeakAsync(new SpokenText("en", text), CancellationToken.None);
        Assert.Null(none.Wav);
        Assert.Contains("too long", none.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Brackets_are_no_phonemes()
    {
        Sound written = await SpeakAsync("en", "[[h@l'oU]]");
        Sound apart = await SpeakAsync("en", "[ [h@l'oU]]");
        Assert.Equal(apart.Samples.ToArray(), written.Samples.ToArray());
    }

    [Fact]
    public async Task A_text_reaches_no_shell()
    {
        string mark = Path.Combine(Path.GetTempPath(), $"tandem-espeak-{Guid.NewGuid():N}");
        await SpeakAsync("en", $"$(touch {mark}) `touch {mark}` ; touch {mark}");
        Assert.False(File.Exists(mark));
    }

    [Theory]
    [InlineData("-v en --pho ; rm")]
    [InlineData("<speak><audio src='file:///etc/passwd'/></speak>")]
    [InlineData("[[h@'loU]] \u0000 \u0007 \ud800")]
    [InlineData("--help")]
    public async Task Nothing_in_a_text_is_a_command(string text) => Assert.True((await SpeakAsync("en", text)).Milliseconds > 100);

    [Fact]
    public async Task What_takes_too_long_is_ended()
    {
        Espeak espeak = Espeak.Find(Limits)!;
        using CancellationTokenSource now = new();
        await now.CancelAsync();
        SpokenWav none = await espeak.SpeakAsync(new SpokenText("zh", "一"), now.Token);
        Assert.Null(none.Wav);
        Assert.Contains("too long", none.Problem, StringComparison.Ordinal);
    }

    private static async Task<Sound> SpeakAsync(string language, string text)
    {
        Espeak espeak = Espeak.Find(Limits)!;
        SpokenWav spoken = await espeak.SpeakAsync(new SpokenText(language, text), CancellationToken.None);
        Assert.Equal("", spoken.Problem);
        Assert.True(Sound.TryFromWav(spoken.Wav!, out Sound? sound, out string error), error);
        return sound;
    }
}
