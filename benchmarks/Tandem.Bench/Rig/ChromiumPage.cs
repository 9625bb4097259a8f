namespace Tandem.Bench.Rig;

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

/// <summary>A headless Chromium with a phone (JsSIP) in a page, driven by the script of the tests: a line for each expression, a line for each answer.</summary>
internal sealed class ChromiumPage : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly TextWriter log;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> waiting = [];
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int asked;

    private ChromiumPage(Process process, string work)
    {
        this.process = process;
        log = TextWriter.Synchronized(new StreamWriter(Path.Combine(work, "chromium.log"), append: true) { AutoFlush = true });
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <param name="pinned">Where it runs.</param>
    /// <param name="repository">The project.</param>
    /// <param name="work">For its voice and its log.</param>
    /// <param name="port">Where its page is served: an origin that the server lets in.</param>
    public static async Task<ChromiumPage> OpenAsync(Pinned pinned, string repository, string work, int port, CancellationToken cancel)
    {
        string clients = Environment.GetEnvironmentVariable("INTEROP_CLIENTS") ?? Path.Combine(repository, "artifacts", "browser");
        if (!Directory.Exists(Path.Combine(clients, "node_modules", "playwright-core")))
        {
            throw new BenchException("the clients are not installed: scripts/install-browser-clients.sh artifacts/browser");
        }
        string voice = Path.Combine(work, "voice.wav");
        using (
            Process sox = Process.Start(
                "sox",
                ["-n", "-r", "48000", "-c", "1", "-b", "16", voice, "synth", "60", "sine", "620", "vol", "0.3"]
            )
        )
        {
            await sox.WaitForExitAsync(cancel);
        }
        string scenarios = Path.Combine(repository, "tests", "Interop", "Scenarios");
        string[] arguments = [Path.Combine(scenarios, "browser.js"), clients, $"{port}", voice, Path.Combine(scenarios, "phone.html")];
        ChromiumPage page = new(Process.Start(pinned.Load("node", arguments))!, work);
        await page.ready.Task.WaitAsync(Patience, cancel);
        return page;
    }

    /// <summary>What an expression in the page comes to.</summary>
    public async Task<JsonElement> RunAsync(string expression, CancellationToken cancel)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"#{++asked}");
        TaskCompletionSource<string> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[id] = answer;
        await process.StandardInput.WriteLineAsync($"{id} {expression}".AsMemory(), cancel);
        await process.StandardInput.FlushAsync(cancel);
        JsonElement value = JsonElement.Parse(await answer.Task.WaitAsync(Patience, cancel));
        return value.ValueKind == JsonValueKind.Object && value.TryGetProperty("error", out JsonElement error)
            ? throw new BenchException($"{expression}: {error}")
            : value;
    }

    public void Dispose()
    {
        // It closes Chromium when it is told no more.
        process.StandardInput.Close();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(true);
        }
        process.Dispose();
        log.Dispose();
    }

    private void Take(string? line)
    {
        Note(line);
        if (line == "ready")
        {
            ready.TrySetResult();
        }
        int blank = line?.IndexOf(' ') ?? -1;
        if (blank > 0 && waiting.TryRemove(line![..blank], out TaskCompletionSource<string>? answer))
        {
            answer.SetResult(line[(blank + 1)..]);
        }
    }

    private void Note(string? line)
    {
        if (line is not null)
        {
            log.WriteLine(line);
        }
    }
}
