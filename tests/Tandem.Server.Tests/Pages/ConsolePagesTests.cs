namespace Tandem.Server.Tests.Pages;

using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Server.Api;
using Tandem.Server.Tests.Rig;

/// <summary>The console's files, from a folder as a build leaves it.</summary>
public sealed class ConsolePagesTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("tandem-console-").FullName;
    private WebApplication app = null!;
    private HttpClient http = null!;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(folder, "assets"));
        await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), "<div id=\"root\"></div>");
        await File.WriteAllTextAsync(Path.Combine(folder, "assets", "index-1.js"), "run()");
        await File.WriteAllBytesAsync(Path.Combine(folder, "assets", "index-1.js.br"), Small("run()"));
        await File.WriteAllTextAsync(Path.Combine(folder, "assets", "notes.md"), "nothing of a page");
        await File.WriteAllTextAsync(Path.Combine(folder, "secret.json"), "{}");
        await StartAsync(folder);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_page_runs_no_script_but_its_files_and_nobody_frames_it()
    {
        Reply page = (await GetAsync("/")).Is(200);
        Assert.Equal("text/html", page.Type);
        string policy = page.Headers["Content-Security-Policy"];
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("no-cache", page.Headers["Cache-Control"]);
        Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
    }

    [Fact]
    public async Task Files_are_kept_for_ever_and_sent_small_to_who_takes_that()
    {
        Reply plain = (await GetAsync("/assets/index-1.js")).Is(200);
        Assert.Equal("run()", plain.Text);
        Assert.Contains("immutable", plain.Headers["Cache-Control"], StringComparison.Ordinal);
        Reply small = (await GetAsync("/assets/index-1.js", "gzip, br")).Is(200);
        Assert.Equal("br", small.Headers["Content-Encoding"]);
        Assert.Equal(Small("run()"), small.Bytes);
        Assert.Equal("Accept-Encoding", small.Headers["Vary"]);
    }

    [Theory]
    [InlineData("/assets/notes.md")]
    [InlineData("/assets/index-1.js.br")]
    [InlineData("/assets/..%2Fsecret.json")]
    [InlineData("/assets/..%2F..%2Fetc%2Fpasswd")]
    [InlineData("/secret.json")]
    public async Task Nothing_else_is_served(string path) => (await GetAsync(path)).Is(404);

    [Fact]
    public async Task Where_it_is_not_built_the_root_says_so()
    {
        await StopAsync();
        await StartAsync("");
        Reply page = (await GetAsync("/")).Is(200);
        Assert.Equal("text/plain", page.Type);
        Assert.Contains("./run", page.Text, StringComparison.Ordinal);
    }

    private async Task StartAsync(string from)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        app = builder.Build();
        app.UseRouting();
        new ConsolePages(from).Map(app);
        app.UseEndpoints(_ => { });
        await app.StartAsync();
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        http = new HttpClient { BaseAddress = new Uri(address) };
    }

    private async Task StopAsync()
    {
        http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task<Reply> GetAsync(string path, string encodings = "")
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        if (encodings.Length > 0)
        {
            request.Headers.Add("Accept-Encoding", encodings);
        }
        return await Reply.OfAsync(await http.SendAsync(request));
    }

    private static byte[] Small(string text)
    {
        using MemoryStream bytes = new();
        using (BrotliStream brotli = new(bytes, CompressionLevel.SmallestSize))
        {
            brotli.Write(Encoding.UTF8.GetBytes(text));
        }
        return bytes.ToArray();
    }
}
