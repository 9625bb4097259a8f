namespace Tandem.Store.Tests;

using Tandem.Engine.Ports;
using Tandem.Store.Files.Recordings;
using Tandem.Store.Files.Sounds;

public sealed class SoundTests
{
    [Theory]
    [InlineData("hello.wav")]
    [InlineData("zh/../hello.wav")]
    [InlineData("zh/welcome.wav")]
    [InlineData("$sounds/hello.wav")]
    public void Sounds_inside_the_folder_are_loaded(string path)
    {
        using StoreRig rig = new();
        string asked = Prepare(rig, path);
        rig.Store.Post(new LoadSound(StoreRig.Tenant, asked));
        rig.Sink.Wait($"sound {asked}");
        Assert.Equal(1_000, rig.Sink.Sound!.Milliseconds);
    }

    [Fact]
    public async Task An_upload_is_its_tenants_alone()
    {
        using StoreRig rig = new();
        KeptSound kept = await rig.Store.Uploads.SaveAsync(
            StoreRig.Tenant,
            new MemoryStream(Tone()),
            1_000_000,
            TestContext.Current.CancellationToken
        );

        rig.Store.Post(new LoadSound(StoreRig.Tenant, kept.Path));
        rig.Sink.Wait($"sound {kept.Path}");
        rig.Store.Post(new LoadSound(StoreRig.Tenant + 1, kept.Path));
        rig.Sink.Wait($"no sound {kept.Path}: ");
    }

    [Theory]
    [InlineData("../credentials.json", "not inside")]
    [InlineData("../sounds-beside/hello.wav", "not inside")]
    [InlineData("zh/../../key", "not inside")]
    [InlineData("/etc/passwd", "not inside")]
    [InlineData("$sounds/../key", "not inside")]
    [InlineData("", "not inside")]
    [InlineData(".", "not inside")]
    [InlineData("zh", "there is no sound")]
    [InlineData("missing.wav", "there is no sound")]
    [InlineData("bad.wav", "")]
    [InlineData("a\0b.wav", "")]
    public void All_else_is_refused_with_a_reason(string path, string why)
    {
        using StoreRig rig = new();
        string asked = Prepare(rig, path);
        rig.Store.Post(new LoadSound(StoreRig.Tenant, asked));
        string answer = rig.Sink.Wait($"no sound {asked}: ");
        Assert.Contains(why, answer, StringComparison.Ordinal);
        Assert.False(answer.EndsWith(": ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("file_string://hello.wav!zh/welcome.wav", 2_000)]
    [InlineData("file_string://hello.wav!missing.wav!tone_stream://%(500,0,400)", 1_500)]
    [InlineData("say:zh/welcome", 1_000)]
    [InlineData("say:zh/not-made", 200)]
    [InlineData("phrase:welcome@xui", 1_200)]
    public void Several_sounds_prompts_and_phrases_are_put_together(string path, int milliseconds)
    {
        using StoreRig rig = new();
        Prepare(rig, path);
        rig.Store.Post(new LoadSound(StoreRig.Tenant, path));
        rig.Sink.Wait($"sound {path}");
        Assert.Equal(milliseconds, rig.Sink.Sound!.Milliseconds);
    }

    [Fact]
    public void A_paused_database_keeps_no_sound_back()
    {
        using StoreRig rig = new();
        rig.Store.Pause();
        rig.Store.Post(new LoadSound(StoreRig.Tenant, Prepare(rig, "hello.wav")));
        rig.Sink.Wait("sound hello.wav");
    }

    private static string Prepare(StoreRig rig, string path)
    {
        byte[] wav = Tone();
        Directory.CreateDirectory(Path.Combine(rig.Folder.Sounds, "zh"));
        Directory.CreateDirectory(rig.Folder.Sounds + "-beside");
        File.WriteAllBytes(Path.Combine(rig.Folder.Sounds, "hello.wav"), wav);
        File.WriteAllBytes(Path.Combine(rig.Folder.Sounds, "zh", "welcome.wav"), wav);
        File.WriteAllBytes(Path.Combine(rig.Folder.Sounds + "-beside", "hello.wav"), wav);
        File.WriteAllText(Path.Combine(rig.Folder.Sounds, "bad.wav"), "no sound at all");
        return path.Replace("$sounds", rig.Folder.Sounds, StringComparison.Ordinal);
    }

    // One second as the store itself writes it.
    private static byte[] Tone()
    {
        string file = Path.GetTempFileName();
        using (WavFile wav = new(file))
        {
            wav.Append(new short[16_000]);
        }
        byte[] bytes = File.ReadAllBytes(file);
        File.Delete(file);
        return bytes;
    }
}
