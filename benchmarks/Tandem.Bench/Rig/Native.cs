namespace Tandem.Bench.Rig;

using System.Diagnostics;

/// <summary>The C programs of <c>benchmarks/c</c>, compiled at need with the system's compiler.</summary>
internal static class Native
{
    private static readonly string[] LoadSources =
    [
        "main",
        "call",
        "caller",
        "agent",
        "phones",
        "rtp",
        "sip",
        "sockets",
        "timers",
        "figures",
        "md5",
    ];

    public static string Load(string repository, string into) => Build(repository, into, "sipload", LoadSources);

    public static string Relay(string repository, string into) => Build(repository, into, "relay", ["relay"]);

    public static string HttpLoad(string repository, string into) => Build(repository, into, "httpload", ["httpload"]);

    private static string Build(string repository, string into, string name, string[] sources)
    {
        string program = Path.Combine(into, name);
        if (File.Exists(program))
        {
            return program;
        }
        List<string> arguments = ["-O2", "-Wall", "-D_GNU_SOURCE", "-o", program];
        arguments.AddRange(sources.Select(source => Path.Combine(repository, "benchmarks", "c", source + ".c")));
        arguments.Add("-lm");
        using Process compiler = Start("gcc", arguments);
        compiler.WaitForExit();
        return compiler.ExitCode == 0 ? program : throw new BenchException($"gcc could not build {name}");
    }

    private static Process Start(string program, IEnumerable<string> arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments))!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new BenchException($"{program} is not installed: apt-get install gcc libc6-dev");
        }
    }
}

/// <summary>Why a row could not be measured, in words for people.</summary>
internal sealed class BenchException(string message) : Exception(message);
