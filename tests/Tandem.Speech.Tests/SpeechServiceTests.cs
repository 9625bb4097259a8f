namespace Tandem.Speech.Tests;

using Tandem.Media.Playback;
using Tandem.Speech.Contract;
using Tandem.Store.Files.Spoken;

/// <summary>Each text is spoken once, some at a time, and kept within bounds; nobody waits longer than he may.</summary>
public sealed class SpeechServiceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tandem-speech").FullName;

    [Fact]
    public async Task A_text_is_spoken_once_and_is_there_after_a_restart()
    {
        Speaker speaker = new();
        speaker.Go.SetResult();
        using (SpeechService first = Service(speaker))
        {
            Spoken[] all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => first.FindAsync(new("zh", "您好"))));
            Assert.All(all, spoken => Assert.NotNull(spoken.Sound));
            Assert.NotNull((await first.FindAsync(new("en", "您好"))).Sound);
        }
        using SpeechService again = Service(speaker);
        Assert.Equal(500, (await again.FindAsync(new("zh", "您好"))).Sound?.Milliseconds);
        Assert.Equal("", await again.PrepareAsync(new("zh", "您好"), CancellationToken.None));
        Assert.Equal(2, speaker.Count);
    }

    [Fact]
    public async Task Who_waits_too_long_goes_without_and_the_next_one_has_it()
    {
        Speaker speaker = new();
        using SpeechService service = Service(speaker, new SpeechLimits { Patience = TimeSpan.FromMilliseconds(50) });
        Spoken none = await service.FindAsync(new("zh", "慢"));
        Assert.Null(none.Sound);
        Assert.Contains("in time", none.Problem, StringComparison.Ordinal);
        Task<string> prepared = service.PrepareAsync(new("zh", "慢"), CancellationToken.None);
        speaker.Go.SetResult();
        Assert.Equal("", await prepared);
        Assert.NotNull((await service.FindAsync(new("zh", "慢"))).Sound);
        Assert.Equal(1, speaker.Count);
    }

    [Fact]
    public async Task More_than_may_wait_are_refused_at_once()
    {
        Speaker speaker = new();
        using SpeechService service = Service(speaker, new SpeechLimits { AtOnce = 1, Waiting = 2 });
        Task<string>[] three = [.. Enumerable.Range(0, 3).Select(i => service.PrepareAsync(new("zh", $"{i}"), CancellationToken.None))];
        await speaker.Began;
        // The three are counted by threads of their own.
        Assert.True(SpinWait.SpinUntil(() => service.Waiting == 3, TimeSpan.FromSeconds(10)));
        string fourth = await service.PrepareAsync(new("zh", "four"), CancellationToken.None);
        Assert.Contains("too many", fourth, StringComparison.Ordinal);
        speaker.Go.SetResult();
        Assert.All(await Task.WhenAll(three), problem => Assert.Equal("", problem));
    }

    [Fact]
    public async Task Rubbish_and_failures_are_told_and_not_kept()
    {
        Speaker speaker = new() { Wav = "rubbish"u8.ToArray() };
        speaker.Go.SetResult();
        using SpeechService service = Service(speaker);
        Assert.Contains("not a WAV", (await service.FindAsync(new("zh", "一"))).Problem, StringComparison.Ordinal);
        speaker.Wav = null;
        Assert.Contains("broken", (await service.FindAsync(new("zh", "一"))).Problem, StringComparison.Ordinal);
        speaker.Wav = Services.Wav;
        Assert.NotNull((await service.FindAsync(new("zh", "一"))).Sound);
        Assert.Contains(
            "longer than",
            (await service.FindAsync(new("zh", new string('长', SpeechLimits.TextLength + 1)))).Problem,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Of_too_many_files_those_not_used_for_longest_go()
    {
        Sound sound = Sound.Tone(440, 500);
        long one = Services.Wav.Length;
        SpokenFiles files = new(folder, 3 * one, TimeProvider.System);
        string[] keys = [.. Enumerable.Range(0, 4).Select(i => new string((char)('a' + i), 64))];
        files.Keep(keys[0], sound);
        files.Keep(keys[1], sound);
        files.Keep(keys[2], sound);
        Assert.NotNull(files.Find(keys[0]));
        files.Keep(keys[3], sound);
        Assert.Equal([true, false, true, true], keys.Select(files.Has));
        Assert.Equal(3, Directory.GetFiles(folder).Length);
        File.WriteAllText(Path.Combine(folder, $"{keys[1]}.wav.x.new"), "half");
        Assert.Equal([true, false, true, true], keys.Select(new SpokenFiles(folder, 3 * one, TimeProvider.System).Has));
        Assert.Equal(3, Directory.GetFiles(folder).Length);
    }

    [Fact]
    public void A_file_that_went_bad_is_forgotten()
    {
        SpokenFiles files = new(folder, 1_000_000, TimeProvider.System);
        string key = new('a', 64);
        files.Keep(key, Sound.Tone(440, 500));
        File.WriteAllText(Path.Combine(folder, $"{key}.wav"), "x");
        Assert.Null(files.Find(key));
        Assert.False(files.Has(key));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private SpeechService Service(Speaker speaker, SpeechLimits? limits = null) =>
        new(speaker, new SpokenFiles(folder, 10_000_000, TimeProvider.System), limits ?? new SpeechLimits());

    /// <summary>Says half a second of a tone, once it is let.</summary>
    private sealed class Speaker : ISynthesiser
    {
        private readonly TaskCompletionSource began = new();
        private int count;

        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Began => began.Task;

        public byte[]? Wav { get; set; } = Services.Wav;

        public int Count => count;

        public string Name => "speaker";

        public async Task<SpokenWav> SpeakAsync(SpokenText text, CancellationToken cancel)
        {
            Interlocked.Increment(ref count);
            began.TrySetResult();
            await Go.Task.WaitAsync(cancel);
            return Wav is null ? SpokenWav.Failed("broken") : new SpokenWav(Wav, "");
        }
    }
}
