namespace Tandem.Server.Tests.Udesk.Calling;

using System.Net.Http.Headers;
using Tandem.Server.Tests.Rig;

/// <summary>Sounds of a tenant.</summary>
internal static class Sounds
{
    private const int Rate = 8_000;

    /// <summary>Uploads silence of so many milliseconds; what queues name it by.</summary>
    public static async Task<string> UploadAsync(LiveServer server, string name, int millis)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"/v1/sounds?name={Uri.EscapeDataString(name)}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", server.OperatorKey);
        request.Content = new ByteArrayContent(Wave(millis * Rate / 1000));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
        using HttpResponseMessage answer = await server.Http.SendAsync(request);
        return (await Reply.OfAsync(answer)).Is(201).Value("reference");
    }

    // 16 bits, one channel.
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
        writer.Write(Rate);
        writer.Write(Rate * 2);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(samples * 2);
        writer.Write(new byte[samples * 2]);
        return bytes.ToArray();
    }
}
