namespace Tandem.Interop.Tests.Tools;

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Tandem.Media.Tones;

/// <summary>Flows of a running server, what calls left in them, and sounds to compare with.</summary>
internal static class ServedFlows
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    public static void Publish(RunningServer server, string name, string nodes, bool isSpoken = true)
    {
        string document = $$"""{ "name": "{{name}}", "nodes": [{{nodes}}] }""";
        JsonElement made = Send(server, HttpMethod.Post, "/v1/flows", document);
        string path = $"/v1/flows/{made.GetProperty("id").GetInt32()}";
        JsonElement published = Send(server, HttpMethod.Post, $"{path}/publish", null);
        Assert.True(published.TryGetProperty("version", out _), $"{published}");
        if (!isSpoken)
        {
            return;
        }
        // What is spoken is there before anybody calls.
        Await.Until(
            () =>
                server.Get($"{path}/speech") is { } speech
                && speech.GetProperty("done").GetInt32() == speech.GetProperty("texts").GetInt32(),
            Limit,
            () => $"{server.Get($"{path}/speech")}"
        );
        Assert.Equal(0, server.Get($"{path}/speech").GetProperty("faults").GetArrayLength());
    }

    public static string Key(RunningServer server) => server.Credentials.GetProperty("native").GetProperty("apiKey").GetString()!;

    public static string AgentKey(RunningServer server, string login)
    {
        JsonElement users = server.Get("/v1/users?limit=1000").GetProperty("users");
        int id = users.EnumerateArray().First(each => each.GetProperty("login").GetString() == login).GetProperty("id").GetInt32();
        JsonElement made = Send(server, HttpMethod.Post, "/v1/keys", $$"""{ "name": "{{login}}", "role": "agent", "userId": {{id}} }""");
        return made.GetProperty("secret").GetString()!;
    }

    public static JsonElement Send(RunningServer server, HttpMethod method, string path, string? body, string? key = null)
    {
        using HttpRequestMessage request = new(method, path);
        request.Headers.Add("X-API-Key", key ?? Key(server));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = server.Http.Send(request);
        return JsonElement.Parse(answer.Content.ReadAsStringAsync().GetAwaiter().GetResult());
    }

    public static async Task<byte[]> BytesAsync(
        RunningServer server,
        HttpMethod method,
        string path,
        HttpStatusCode status,
        RangeHeaderValue? range = null,
        string? key = null
    )
    {
        using HttpRequestMessage request = new(method, path);
        request.Headers.Add("X-API-Key", key ?? Key(server));
        request.Headers.Range = range;
        using HttpResponseMessage answer = await server.Http.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    public static JsonElement[] Messages(RunningServer server, string? key = null) =>
        [.. Send(server, HttpMethod.Get, "/v1/voicemails", null, key).GetProperty("voicemails").EnumerateArray()];

    public static string?[] Entered(RunningServer server) => Told(server, "flow.node_entered", "node");

    public static string?[] Failures(RunningServer server) => Told(server, "flow.node_failed", "reason");

    public static string?[] Told(RunningServer server, string kind, string field) =>
        [
            .. server
                .Get($"/v1/events?type={kind}&limit=1000")
                .GetProperty("events")
                .EnumerateArray()
                .Select(each => each.GetProperty("data").GetProperty(field).GetString()),
        ];

    public static TimeSpan Length(RunningServer server)
    {
        string[] files = Directory.GetFiles(Path.Combine(server.Folder, "recordings"), "*.wav", SearchOption.AllDirectories);
        return files.Length == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((new FileInfo(files[0]).Length - 44) / 32_000.0);
    }

    public static double LeftShare(byte[] wav, int hertz)
    {
        short[] samples = new short[(wav.Length - 44) / 4];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = BitConverter.ToInt16(wav, 44 + (i * 4));
        }
        ToneEar ear = new(hertz);
        List<double> shares = [];
        for (int at = 0; at + 800 <= samples.Length; at += 800)
        {
            ear.Hear(samples.AsSpan(at, 800));
            shares.Add(ear.Take());
        }
        return shares.Order().ElementAt(shares.Count / 2);
    }

    // Two seconds at 24 kHz, as a service of somebody else may answer.
    public static byte[] Tone(int hertz)
    {
        const int Rate = 24_000;
        MemoryStream file = new();
        using BinaryWriter to = new(file);
        to.Write("RIFF"u8);
        to.Write(36 + Rate * 4);
        to.Write("WAVEfmt "u8);
        to.Write(16);
        to.Write((short)1);
        to.Write((short)1);
        to.Write(Rate);
        to.Write(Rate * 2);
        to.Write((short)2);
        to.Write((short)16);
        to.Write("data"u8);
        to.Write(Rate * 4);
        for (int i = 0; i < Rate * 2; i++)
        {
            to.Write((short)(8_000 * Math.Sin(2 * Math.PI * hertz * i / Rate)));
        }
        return file.ToArray();
    }
}
