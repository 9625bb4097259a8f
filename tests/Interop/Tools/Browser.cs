namespace Tandem.Interop.Tests.Tools;

using System.Globalization;
using System.Text.Json;

/// <summary>Chromium with a phone in a page: what its microphone hears is a tone, and what its ear hears is told.</summary>
internal sealed class Browser : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);
    private readonly RunningServer server;
    private readonly Tool tool;
    private int asked;

    /// <param name="server">Its server, started with <see cref="Origin"/> of that port among its origins.</param>
    /// <param name="port">Where the page is.</param>
    /// <param name="hertz">The tone.</param>
    /// <param name="page">The page.</param>
    public Browser(RunningServer server, int port, int hertz, string page = "phone.html")
    {
        this.server = server;
        string folder = Directory.CreateDirectory(Path.Combine(server.Folder, $"browser-{port}")).FullName;
        string voice = Path.Combine(folder, "voice.wav");
        using (
            Tool sox = new(
                "sox",
                folder,
                "-n",
                "-r",
                "48000",
                "-c",
                "1",
                "-b",
                "16",
                voice,
                "synth",
                "60",
                "sine",
                $"{hertz}",
                "vol",
                "0.3"
            )
        )
        {
            Assert.Equal(0, sox.Finish(Limit));
        }
        string clients = Path.GetDirectoryName(BrowserClients.Modules)!;
        tool = new Tool("node", folder, BrowserClients.Scenario("browser.js"), clients, $"{port}", voice, BrowserClients.Scenario(page));
        Await.Until(() => Said("ready"), Limit, () => $"no browser:\n{tool.Log}");
    }

    public ProcessLog Log => tool.Log;

    public static string Origin(int port) => $"http://127.0.0.1:{port}";

    /// <summary>Hertz of the loudest tone it hears, to within a few; 0 for silence.</summary>
    public int Hears => Run("loudest()").GetInt32();

    /// <summary>Registers.</summary>
    public void Register(string extension) => Register(extension, RunningServer.SecretOf(extension));

    /// <summary>Registers.</summary>
    public void Register(string extension, string secret)
    {
        string url = $"ws://127.0.0.1:{server.HttpPort}/ws";
        Run($"start('{url}', 'sip:{extension}@{server.Domain}', '{secret}')");
        Await.Until(() => Run("phone.registered").GetBoolean(), Limit, () => $"the page does not register:\n{tool.Log}\n{server.Log}");
    }

    /// <summary>What an expression in the page comes to.</summary>
    public JsonElement Run(string expression)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"#{++asked} ");
        tool.Say(id + expression);
        string? line = null;
        Await.Until(
            () => (line = tool.Log.ToString().Split('\n').FirstOrDefault(each => each.StartsWith(id, StringComparison.Ordinal))) != null,
            Limit,
            () => $"no answer to {expression}:\n{tool.Log}"
        );
        JsonElement value = JsonElement.Parse(line![id.Length..]);
        Assert.False(value.ValueKind == JsonValueKind.Object && value.TryGetProperty("error", out _), $"{expression}: {value}");
        return value;
    }

    public bool Said(string word) => tool.Log.ToString().Contains(word, StringComparison.Ordinal);

    public void Dispose() => tool.Dispose();
}
