namespace Tandem.Bench.Rig;

using System.Diagnostics;

/// <summary>Starts programs, on one core when the column asks for it.</summary>
internal sealed class Pinned(bool pinned)
{
    private const int ServerCore = 0;
    private const int LoadCore = 1;

    public bool IsPinned => pinned && Environment.ProcessorCount > LoadCore;

    public ProcessStartInfo Server(string program, IEnumerable<string> arguments) => On(ServerCore, program, arguments);

    public ProcessStartInfo Load(string program, IEnumerable<string> arguments) => On(LoadCore, program, arguments);

    private ProcessStartInfo On(int core, string program, IEnumerable<string> arguments)
    {
        // taskset becomes the program: the process number is the program's own.
        ProcessStartInfo start = IsPinned
            ? new ProcessStartInfo("taskset", ["-c", $"{core}", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        return start;
    }
}
