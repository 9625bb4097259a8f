namespace Tandem.Interop.Tests;

using System.Net.Http.Headers;
using System.Text.Json;
using Tandem.Foundation;
using Tandem.Interop.Tests.Tools;
using Tandem.Net.Phones;
using Tandem.Phones;

/// <summary>Sounds an operator uploads are what waiting callers hear.</summary>
public sealed class SoundTests : IDisposable
{
    private const int MusicHertz = 1_500;
    private const int GreetingHertz = 1_900;
    private const int AnnouncementHertz = 2_300;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(25);
    private static readonly NetAddress Loopback = NetAddress.FromV4(0x7F000001, 0);

    private readonly RunningServer server = new("--trunk", "city=127.0.0.1:5999");
    private readonly PhoneRig rig = new();

    public void Dispose()
    {
        rig.Dispose();
        server.Dispose();
    }

    [Fact]
    public async Task An_uploaded_greeting_is_followed_by_uploaded_music_and_announcements_over_it()
    {
        string music = await UploadAsync("music", MusicHertz);
        string greeting = await UploadAsync("greeting", GreetingHertz);
        server.Post(
            "/api/queues",
            new
            {
                name = "sales",
                moh_sound = int.Parse(music),
                greeting = new { media_id = greeting },
            }
        );
        string announcement = await UploadAsync("announcement", AnnouncementHertz);
        server.Post("/api/queues/1/extra_params", new { k = "announce-sound", v = announcement });
        server.Post("/api/queues/1/extra_params", new { k = "announce-frequency", v = 4 });
        PhoneConfig config = new()
        {
            User = "13912345678",
            Domain = "city.test",
            Server = Loopback.WithPort(server.SipPort),
            Local = default,
            Rtp = default,
            ListenHz = [MusicHertz, GreetingHertz, AnnouncementHertz],
        };
        List<int> heard = [];
        PhoneLine? line = null;
        Phone caller = rig.Add(Loopback, config, (phone, happened) => line = happened is PhoneUp ? phone.Lines[0] : line);
        rig.Start();
        rig.Do(caller, (phone, now) => phone.Call("sales", now));
        Await.Until(() => line is { Heard: GreetingHertz }, Limit, () => $"no greeting, but {line?.Heard}\n{server.Log}");
        Await.Until(() => line is { Heard: MusicHertz }, Limit, () => $"no music, but {line?.Heard}\n{server.Log}");
        Await.Until(() => line is { Heard: AnnouncementHertz }, Limit, () => $"no announcement, but {line?.Heard}\n{server.Log}");
        Await.Until(() => line is { Heard: MusicHertz }, Limit, () => $"no music again, but {line?.Heard}\n{server.Log}");
        rig.Do(caller, (phone, now) => phone.HangUp(line!.Id, now));
        Await.Until(() => server.Metric("tandem_calls") == 0, Limit, () => "the call did not end");
    }

    private async Task<string> UploadAsync(string name, int hertz)
    {
        string file = Path.Combine(server.Folder, $"{name}.wav");
        string[] making = ["-n", "-r", "16000", "-c", "1", "-b", "16", file, "synth", "2", "sine", $"{hertz}", "vol", "0.4"];
        using (Tool sox = new("sox", server.Folder, making))
        {
            Assert.Equal(0, sox.Finish(Limit));
        }
        using MultipartFormDataContent form = [];
        ByteArrayContent content = new(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        content.Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
        form.Add(content, "file", $"{name}.wav");
        using HttpResponseMessage answer = await server.Http.PostAsync("/api/upload", form, TestContext.Current.CancellationToken);
        JsonElement rows = JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.True(answer.IsSuccessStatusCode, $"{rows}");
        return rows[0].GetProperty("id").GetString()!;
    }
}
