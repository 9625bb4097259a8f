namespace Tandem.Tidy.Tests;

using System.Diagnostics;

/// <summary>The files of this repository as git knows them.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    private static readonly Lazy<IReadOnlyList<string>> Tracked = new(List);

    /// <summary>Paths from the root, slashes as in git.</summary>
    public static IReadOnlyList<string> Files => Tracked.Value;

    public static IEnumerable<string> Ending(params string[] endings) =>
        Files.Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string FindRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Tandem.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("not inside the repository");
        }
        return folder;
    }

    private static List<string> List()
    {
        ProcessStartInfo start = new("git")
        {
            ArgumentList = { "ls-files", "--cached", "--others", "--exclude-standard" },
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using Process git = Process.Start(start)!;
        string output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(Root, file)))];
    }
}
