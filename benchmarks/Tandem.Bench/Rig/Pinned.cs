namespace Tandem.Bench.Rig;

using System.Diagnostics;

/// <summary>Starts programs, on one core when the column asks for it.</summary>
internal sealed class Pinned(bool pinned, bool first)
{
    private const int ServerCore = 0;
    private const int LoadCore = 1;

    // The kernel shares cores out among sessions first: a nice value counts within one, so the session gets it.
    private const string BeforeOthers = "echo -20 >/proc/self/autogroup && exec \"$@\"";

    /// <summary>This process receives what the server posts: it is load too.</summary>
    public void PutReceiversFirst()
    {
        if (first)
        {
            File.WriteAllText("/proc/self/autogroup", "-20");
        }
    }

    public bool IsPinned => pinned && Environment.ProcessorCount > LoadCore;

    public ProcessStartInfo Server(string program, IEnumerable<string> arguments) => On(ServerCore, program, arguments);

    public ProcessStartInfo Load(string program, IEnumerable<string> arguments) => On(LoadCore, program, arguments);

    private ProcessStartInfo On(int core, string program, IEnumerable<string> arguments)
    {
        // All of these become the program: the process number is the program's own.
        List<string> line = first ? ["setsid", "sh", "-c", BeforeOthers, "sh"] : [];
        line.AddRange(IsPinned ? ["taskset", "-c", $"{core}"] : []);
        line.AddRange([program, .. arguments]);
        ProcessStartInfo start = new(line[0], line.Skip(1));
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        return start;
    }
}
