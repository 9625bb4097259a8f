namespace Tandem.Http.Tests;

using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tandem.Http.Connections;

/// <summary>Two Kestrels, with and without escaped targets: whatever is sent, both see the same requests and bodies.</summary>
public sealed partial class RawTargetServerTests : IAsyncLifetime
{
    private WebApplication escaping = null!;
    private WebApplication plain = null!;

    public static TheoryData<string, string> Plain => RawTargetStreams.Plain;

    public static TheoryData<string> Doubtful => RawTargetStreams.Doubtful;

    public async ValueTask InitializeAsync()
    {
        escaping = await ServerAsync(true);
        plain = await ServerAsync(false);
    }

    public async ValueTask DisposeAsync()
    {
        await escaping.DisposeAsync();
        await plain.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Plain))]
    public async Task Raw_targets_are_served_as_if_they_had_been_escaped(string sent, string seen)
    {
        string answers = await AnswersAsync(escaping, sent);

        Assert.Contains("HTTP/1.1 200", answers, StringComparison.Ordinal);
        Assert.Equal(await AnswersAsync(plain, seen), answers);
    }

    [Theory]
    [MemberData(nameof(Doubtful))]
    public async Task No_reading_of_a_doubtful_stream_but_kestrels_own(string sent) =>
        Assert.Equal(await AnswersAsync(plain, sent), await AnswersAsync(escaping, sent));

    /// <summary>Random streams made of pieces that matter. Kestrel alone stops at the first raw target: up to there both must agree.</summary>
    [Fact]
    public async Task Random_streams_are_read_alike()
    {
        Random random = new(17);
        int furtherOn = 0;
        for (int i = 0; i < 300; i++)
        {
            string sent = RandomStream(random);

            string alone = Refusal().Replace(await AnswersAsync(plain, sent), "");
            string answers = await AnswersAsync(escaping, sent);

            Assert.True(answers.StartsWith(alone, StringComparison.Ordinal), $"{sent}\n---\n{alone}\n---\n{answers}");
            furtherOn += answers.Length > alone.Length + 200 ? 1 : 0;
        }
        Assert.True(furtherOn > 20, $"only {furtherOn} streams went on after a raw target");
    }

    private static string RandomStream(Random random)
    {
        StringBuilder text = new();
        for (int requests = random.Next(1, 5); requests > 0; requests--)
        {
            string[] starts = ["GET /a", "GET /测", "POST /a", "POST /测?q=试", "GET /a%20b"];
            text.Append(starts[random.Next(starts.Length)]).Append(" HTTP/1.1\r\nHost: x\r\n");
            string[] bodies = ["", "测", "GET /测 HTTP/1.1\r\nHost: x\r\n\r\n", "0\r\n\r\n", "5\r\nabcde\r\n0\r\n\r\n"];
            string body = bodies[random.Next(bodies.Length)];
            int length = Encoding.UTF8.GetByteCount(body) + (random.Next(8) == 0 ? random.Next(-1, 2) : 0);
            string[] headers =
            [
                $"Content-Length: {length}\r\n",
                $"Content-Length: {length}\r\n",
                "Transfer-Encoding: chunked\r\n",
                $"Content-Length: {length}\r\nTransfer-Encoding: chunked\r\n",
                $"X: 测\r\nContent-Length: {length}\r\n",
                $"X: a\r\n b\r\nContent-Length: {length}\r\n",
                "",
            ];
            text.Append(headers[random.Next(headers.Length)]).Append("\r\n").Append(body);
        }
        return text.ToString();
    }

    private static async Task<WebApplication> ServerAsync(bool escapes)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(
                IPAddress.Loopback,
                0,
                listener =>
                {
                    if (escapes)
                    {
                        listener.UseRawTargets();
                    }
                }
            )
        );
        WebApplication app = builder.Build();
        app.Run(EchoAsync);
        await app.StartAsync();
        return app;
    }

    private static async Task EchoAsync(HttpContext http)
    {
        using MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body);
        string digest = Convert.ToHexString(SHA256.HashData(body.ToArray()));
        await http.Response.WriteAsync(
            $"{http.Request.Method} {http.Request.Path} {http.Request.QueryString} {body.Length} {digest} {http.Request.Headers["X"]}\n"
        );
    }

    // Whatever a stream leaves the server waiting for, this ends it: bytes of a body, a chunk, a last request.
    private static readonly string Ending = string.Concat(
        Enumerable.Repeat("0\r\n\r\nGET /end HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 3)
    );

    // Until the server closes, by reset where it left some unread; what differs from one run to the next is taken out.
    private static async Task<string> AnswersAsync(WebApplication server, string sent)
    {
        string address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using TcpClient tcp = new();
        await tcp.ConnectAsync(IPAddress.Loopback, new Uri(address).Port);
        await using NetworkStream stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(sent + Ending));
        using MemoryStream answers = new();
        try
        {
            await stream.CopyToAsync(answers);
        }
        catch (IOException) { }
        return Date().Replace(Encoding.UTF8.GetString(answers.ToArray()), "");
    }

    [GeneratedRegex("Date: [^\r]*\r\n")]
    private static partial Regex Date();

    [GeneratedRegex("HTTP/1.1 400.*", RegexOptions.Singleline)]
    private static partial Regex Refusal();
}
