namespace Tandem.Bench.Rig;

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

/// <summary>The generator of <c>benchmarks/c</c>: commands as lines in, one line of JSON for each out.</summary>
internal sealed class LoadGenerator : IDisposable
{
    private readonly Process process;
    private readonly TextWriter log;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> waiting = [];

    public LoadGenerator(Pinned pinned, string program, string workFolder, IEnumerable<string> arguments)
    {
        log = TextWriter.Synchronized(new StreamWriter(Path.Combine(workFolder, "sipload.log"), append: true) { AutoFlush = true });
        process = Process.Start(pinned.Load(program, arguments))!;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Complain(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Gives a command and waits for its answer.</summary>
    public async Task<JsonElement> AskAsync(string command, CancellationToken cancel)
    {
        // A command is answered under its own name; a flood is a kind of registering.
        string name = command.Split(' ')[0];
        name = name == "flood" ? "register" : name;
        TaskCompletionSource<JsonElement> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[name] = answer;
        log.WriteLine($"> {command}");
        await process.StandardInput.WriteLineAsync(command.AsMemory(), cancel);
        await process.StandardInput.FlushAsync(cancel);
        return await answer.Task.WaitAsync(cancel);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }
        process.WaitForExit();
        process.Dispose();
        log.Dispose();
    }

    private void Take(string? line)
    {
        if (line == null)
        {
            Fail("the load generator has ended");
            return;
        }
        log.WriteLine(line);
        JsonElement json = JsonElement.Parse(line);
        if (json.TryGetProperty("error", out JsonElement error))
        {
            Fail($"the load generator says: {error}");
        }
        else if (
            json.TryGetProperty("command", out JsonElement name)
            && waiting.TryRemove(name.GetString()!, out TaskCompletionSource<JsonElement>? answer)
        )
        {
            answer.TrySetResult(json);
        }
    }

    private void Complain(string? line)
    {
        if (line != null)
        {
            log.WriteLine(line);
        }
    }

    private void Fail(string why)
    {
        foreach (TaskCompletionSource<JsonElement> answer in waiting.Values)
        {
            answer.TrySetException(new BenchException(why));
        }
        waiting.Clear();
    }
}
