namespace Tandem.Interop.Tests.Tools;

using System.Diagnostics;

/// <summary>A program that is not ours, run with arguments until it ends or is ended.</summary>
public sealed class Tool : IDisposable
{
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(20);
    private readonly Process process;

    public Tool(string program, string folder, params string[] arguments)
    {
        ProcessStartInfo start = new(program)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        Array.ForEach(arguments, start.ArgumentList.Add);
        start.Environment["TERM"] = "xterm";
        start.Environment["HOME"] = folder;
        process = Process.Start(start)!;
        LeftBehind.Watch(process);
        process.OutputDataReceived += (_, line) => Log.Add(line.Data);
        process.ErrorDataReceived += (_, line) => Log.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public ProcessLog Log { get; } = new();

    public bool HasExited => process.HasExited;

    public int Finish(TimeSpan limit)
    {
        Assert.True(Ends(limit), $"{process.StartInfo.FileName} did not end:\n{Log}");
        return process.ExitCode;
    }

    /// <summary>A line to its standard input.</summary>
    public void Say(string line)
    {
        process.StandardInput.WriteLine(line);
        process.StandardInput.Flush();
    }

    /// <summary>SIGINT, so that it writes what it has.</summary>
    public void Interrupt() => Process.Start("kill", $"-INT {process.Id}").WaitForExit();

    public void Dispose()
    {
        if (!process.HasExited)
        {
            // Its children have its output open too: with one of them left, that never ends.
            process.Kill(entireProcessTree: true);
            Ends(EndLimit);
        }
        LeftBehind.Forget(process);
        process.Dispose();
    }

    // It has ended, and all that it printed has been read.
    private bool Ends(TimeSpan limit) => process.WaitForExitAsync().Wait(limit);
}
