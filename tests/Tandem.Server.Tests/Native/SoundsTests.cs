namespace Tandem.Server.Tests.Native;

using System.Net.Http.Headers;
using System.Text;
using Tandem.Server.Tests.Rig;

public sealed class SoundsTests(LiveServer server) : NativeTest(server)
{
    [Fact]
    public async Task A_sound_is_kept_renamed_and_deleted_and_stays_while_a_queue_plays_it()
    {
        Reply made = await UploadAsync(Wave(8_000), "hold music");
        string path = made.Is(201).Headers["Location"];
        Assert.Equal(("hold music", "upload", "1000"), (made.Value("name"), made.Value("kind"), made.Value("durationMillis")));
        Assert.Equal(made.Text, (await Server.GetAsync(path)).Text);

        Reply renamed = await Server.SendAsync("PATCH", path, """{ "name": "等待音乐" }""", null, ("If-Match", made.Tag));
        Assert.Equal("等待音乐", renamed.Is(200).Value("name"));
        (await Server.SendAsync("PATCH", path, """{ "name": "x" }""", null, ("If-Match", made.Tag))).IsProblem(412, "stale");

        (int queue, _) = await QueueAsync();
        (await Server.SendAsync("PATCH", $"/v1/queues/{queue}", $$"""{ "holdSound": "{{made.Value("reference")}}" }""")).Is(200);
        (await Server.SendAsync("DELETE", path, null)).IsProblem(409, "conflict");
        (await Server.SendAsync("PATCH", $"/v1/queues/{queue}", """{ "holdSound": "" }""")).Is(200);
        (await Server.SendAsync("DELETE", path, null)).Is(204);
        (await Server.GetAsync(path)).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task What_cannot_be_played_is_not_kept()
    {
        (await UploadAsync(Encoding.ASCII.GetBytes("no sound at all"), "x")).IsProblem(415, "unsupported-media-type");
        (await UploadAsync(Wave(8), "")).IsProblem(400, "invalid-request");
    }

    [Fact]
    public async Task What_is_built_in_is_listed_first()
    {
        Reply first = await Server.GetAsync("/v1/sounds?limit=1");

        Assert.Equal("ringtone", first.Json.GetProperty("sounds")[0].GetProperty("kind").GetString());
        Assert.NotNull(first.Json.GetProperty("next").GetString());
    }

    private async Task<Reply> UploadAsync(byte[] content, string name)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"/v1/sounds?name={Uri.EscapeDataString(name)}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Server.OperatorKey);
        request.Content = new ByteArrayContent(content);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
        using HttpResponseMessage answer = await Server.Http.SendAsync(request);
        return await Reply.OfAsync(answer);
    }

    // 16 bits, one channel, 8 kHz.
    private static byte[] Wave(int samples)
    {
        using MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes);
        writer.Write("RIFF"u8);
        writer.Write(36 + samples * 2);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(8_000);
        writer.Write(16_000);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(samples * 2);
        writer.Write(new byte[samples * 2]);
        return bytes.ToArray();
    }
}
