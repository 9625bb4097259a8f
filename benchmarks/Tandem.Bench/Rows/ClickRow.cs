namespace Tandem.Bench.Rows;

using System.Diagnostics;
using System.Text.Json;
using Tandem.Bench.Rig;

/// <summary>
/// A phone in a page of Chromium: from the click on "call" to the first sound of a queue, with a STUN and a TURN server that never answer; and from the page being
/// loaded anew to the sound of the call that it takes over, registration included.
/// </summary>
internal sealed class ClickRow : IRow
{
    private const int Agents = 4;
    private const int Clicks = 30;
    private const int Reloads = 15;

    // RFC 5737: nobody is there.
    private const string BlackHole =
        "phone.iceServers = [{ urls: 'stun:192.0.2.1:3478' }, { urls: 'turn:192.0.2.1:3478', username: 'u', credential: 'p' }], true";

    // A queue at which nobody works has music at once.
    private const string Sound = "while (loudest() === 0) await new Promise(over => setTimeout(over, 5));";
    private const string Click =
        $"(async () => {{ const start = performance.now(); call('{Stage.RecordedQueue}'); {Sound} return performance.now() - start; }})()";
    private const string Over =
        "(async () => { phone.session.terminate(); while (phone.session) await new Promise(over => setTimeout(over, 20)); analyser = undefined; return true; })()";

    public string Name => "click";

    public bool HasUnpinned => false;

    public async Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        int port = FreePorts.Tcp();
        string[] options = ["--cors-origin", $"http://127.0.0.1:{port}"];
        await using Scene scene = await stage.OpenAsync(Agents, Stage.Queue, options, cancel);
        using ChromiumPage page = await ChromiumPage.OpenAsync(stage.Pinned, stage.Repository, stage.Work, port, cancel);
        string start = Start(scene.Server);
        await page.RunAsync(start, cancel);
        List<double> clicks = [];
        for (int i = 0; i < (stage.Quick ? 2 : Clicks); i++)
        {
            await page.RunAsync(BlackHole, cancel);
            clicks.Add((await page.RunAsync(Click, cancel)).GetDouble());
            await page.RunAsync(Over, cancel);
        }
        using Process phone = Process.Start(stage.Pinned.Load("dotnet", Phone(stage, scene.Server)))!;
        await RegisteredAsync(phone, cancel);
        await page.RunAsync($"(async () => {{ call('{XSwitchClient.ExtensionOf(Agents + 1)}'); {Sound} return true; }})()", cancel);
        List<double> reloads = [];
        for (int i = 0; i < (stage.Quick ? 2 : Reloads); i++)
        {
            long from = Stopwatch.GetTimestamp();
            await page.RunAsync("!reload", cancel);
            await page.RunAsync(start, cancel);
            await page.RunAsync($"(async () => {{ takeOver(); {Sound} return true; }})()", cancel);
            reloads.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }
        phone.Kill();
        Add(findings, "click_p95", clicks);
        Add(findings, "refresh_p95", reloads);
    }

    private static string Start(BenchServer server)
    {
        string extension = XSwitchClient.ExtensionOf(Agents);
        using JsonDocument all = JsonDocument.Parse(File.ReadAllText(Path.Combine(server.Data, "credentials.json")));
        string domain = all.RootElement.GetProperty("domain").GetString()!;
        return $"(async () => {{ start('ws://{server.Http}/ws', 'sip:{extension}@{domain}', '{XSwitchClient.SecretOf(Agents)}'); "
            + "while (!phone.registered) await new Promise(over => setTimeout(over, 5)); return true; })()";
    }

    // A call that is taken over is one in which two talk.
    private static string[] Phone(Stage stage, BenchServer server) =>
        [
            stage.Program(),
            "phone",
            XSwitchClient.ExtensionOf(Agents + 1),
            "--password",
            XSwitchClient.SecretOf(Agents + 1),
            "--data",
            server.Data,
            "--answer-after",
            "0",
            "--tone",
            "1000",
            "--lang",
            "en",
        ];

    private static async Task RegisteredAsync(Process phone, CancellationToken cancel)
    {
        if (await phone.StandardOutput.ReadLineAsync(cancel) is not { } line || !line.Contains("registered as", StringComparison.Ordinal))
        {
            throw new BenchException("the phone that answers could not register");
        }
        // What it says from now on is nobody's business.
        phone.BeginErrorReadLine();
        _ = phone.StandardOutput.ReadToEndAsync(CancellationToken.None);
    }

    private static void Add(RowFindings findings, string key, List<double> times)
    {
        times.Sort();
        findings.Add(
            key,
            times[(int)(times.Count * 0.95)],
            $"{times.Count} times, median {times[times.Count / 2]:0} ms, longest {times[^1]:0} ms"
        );
    }
}
