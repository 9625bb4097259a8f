namespace Tandem.Interop.Tests;

using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Tandem.Interop.Tests.Tools;

/// <summary>The demo as a visitor meets it: what it opens, and that he gets in there.</summary>
public sealed partial class DemoTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly string folder = Directory.CreateTempSubdirectory("tandem-open-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Demo_open_opens_the_console_and_lets_the_visitor_in()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        // A desktop of our own: it writes down what it is to open.
        string told = Path.Combine(folder, "told");
        string opener = Path.Combine(folder, "xdg-open");
        await File.WriteAllTextAsync(opener, $"#!/bin/sh\necho \"$1\" >{told}.new && mv {told}.new {told}\n", cancel);
        File.SetUnixFileMode(opener, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string path = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}";
        using Tool demo = new("env", folder, $"PATH={path}", "DISPLAY=:0", RunningServer.Program, "demo", "--open", "--lang", "en");
        Await.Until(() => File.Exists(told), Limit, () => demo.Log.ToString());
        string address = (await File.ReadAllTextAsync(told, cancel)).Trim();
        Match said = Said().Match(demo.Log.ToString());
        Assert.True(said.Success, demo.Log.ToString());
        Assert.Equal(address, said.Groups[1].Value);

        using HttpClient http = new() { BaseAddress = new Uri(address) };
        object login = new { login = said.Groups[2].Value, password = said.Groups[3].Value };
        using HttpResponseMessage session = await http.PostAsJsonAsync("v1/session", login, cancel);
        Assert.Equal(HttpStatusCode.OK, session.StatusCode);
        Assert.Contains("supervisor", await session.Content.ReadAsStringAsync(cancel), StringComparison.Ordinal);

        demo.Interrupt();
        Assert.True(demo.Finish(Limit) == 0, demo.Log.ToString());
    }

    [GeneratedRegex("console (http://127[.]0[.]0[.]1:[0-9]+/)   sign in as ([0-9]+), password ([A-Za-z0-9]+)")]
    private static partial Regex Said();
}
