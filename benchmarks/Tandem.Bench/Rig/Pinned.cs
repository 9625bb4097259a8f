namespace Tandem.Bench.Rig;

using System.Diagnostics;

/// <summary>Starts programs, on one core when the column asks for it.</summary>
internal sealed class Pinned(bool pinned, bool first)
{
    private const int ServerCore = 0;
    private const int LoadCore = 1;

    public bool IsPinned => pinned && Environment.ProcessorCount > LoadCore;

    public ProcessStartInfo Server(string program, IEnumerable<string> arguments) => On(ServerCore, program, arguments);

    public ProcessStartInfo Load(string program, IEnumerable<string> arguments) => On(LoadCore, program, arguments);

    private ProcessStartInfo On(int core, string program, IEnumerable<string> arguments)
    {
        // taskset and nice become the program: the process number is the program's own.
        List<string> line = [];
        line.AddRange(IsPinned ? ["taskset", "-c", $"{core}"] : []);
        line.AddRange(first ? ["nice", "-n", "-20"] : []);
        line.AddRange([program, .. arguments]);
        ProcessStartInfo start = new(line[0], line.Skip(1));
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        return start;
    }
}
