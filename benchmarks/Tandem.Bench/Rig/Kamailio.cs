namespace Tandem.Bench.Rig;

using System.Diagnostics;

/// <summary>
/// Debian's Kamailio as a stateful proxy with one worker that forwards every call to the agents' port: the same packets as a queue call, and
/// none of the decisions.
/// </summary>
internal sealed class Kamailio : IDisposable
{
    private const string Program = "/usr/sbin/kamailio";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(20);
    private readonly Process process;

    private Kamailio(Process process, string sip)
    {
        this.process = process;
        Sip = sip;
    }

    public string Sip { get; }

    public static async Task<Kamailio> StartAsync(Pinned pinned, string work, int agentPort, CancellationToken cancel)
    {
        if (!File.Exists(Program))
        {
            throw new BenchException("Kamailio is not installed: apt-get install kamailio");
        }
        string sip = $"127.0.0.1:{FreePorts.Udp()}";
        string configuration = Path.Combine(work, "kamailio.cfg");
        await File.WriteAllTextAsync(configuration, Configuration(sip, agentPort), cancel);
        string[] arguments =
        [
            "-DD",
            "-E",
            "-f",
            configuration,
            "-Y",
            work,
            "-P",
            Path.Combine(work, "kamailio.pid"),
            "-m",
            "1024",
            "-M",
            "64",
        ];
        Kamailio started = new(Process.Start(pinned.Server(Program, arguments))!, sip);
        started.process.OutputDataReceived += (_, _) => { };
        started.process.ErrorDataReceived += (_, _) => { };
        started.process.BeginOutputReadLine();
        started.process.BeginErrorReadLine();
        long start = Stopwatch.GetTimestamp();
        // Its worker is there when it has children.
        while (started.Members().Count < 2)
        {
            if (started.process.HasExited || Stopwatch.GetElapsedTime(start) > StartLimit)
            {
                started.Dispose();
                throw new BenchException($"Kamailio did not start with {configuration}");
            }
            await Task.Delay(100, cancel);
        }
        await Task.Delay(TimeSpan.FromSeconds(1), cancel);
        return started;
    }

    /// <summary>CPU of all its processes.</summary>
    public TimeSpan Cpu() => TimeSpan.FromSeconds(Members().Sum(member => member.TotalProcessorTime.TotalSeconds));

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
        process.Dispose();
    }

    private List<Process> Members()
    {
        List<Process> members = [process];
        foreach (Process each in Process.GetProcessesByName("kamailio"))
        {
            if (ParentOf(each.Id) == process.Id)
            {
                members.Add(each);
            }
        }
        return members;
    }

    // The fourth field of stat; the second, a name in brackets, may hold spaces.
    private static int ParentOf(int id)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1]);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static string Configuration(string sip, int agentPort) =>
        $$"""
            debug=-1
            log_stderror=yes
            children=1
            disable_tcp=yes
            auto_aliases=no
            listen=udp:{{sip}}
            mpath="/usr/lib/x86_64-linux-gnu/kamailio/modules/"
            loadmodule "tm.so"
            loadmodule "sl.so"
            loadmodule "pv.so"
            request_route {
                if ($rm == "INVITE" && $tt == $null) {
                    $du = "sip:127.0.0.1:{{agentPort}}";
                }
                t_relay();
            }
            """;
}
