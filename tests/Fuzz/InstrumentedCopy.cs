namespace Tandem.Fuzz.Tests;

using System.Diagnostics;

/// <summary>This program copied elsewhere, with code that counts its edges (SharpFuzz) in the assemblies that read what strangers send.</summary>
internal sealed class InstrumentedCopy : IDisposable
{
    private static readonly string[] Readers = ["Tandem.Sip.dll", "Tandem.Media.dll", "Tandem.Http.dll"];
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly string folder = Directory.CreateTempSubdirectory("tandem-fuzz-").FullName;

    public InstrumentedCopy()
    {
        foreach (string file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(AppContext.BaseDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        Run("dotnet", Root(), Limit, [], "tool", "restore");
        foreach (string reader in Readers)
        {
            Run("dotnet", Root(), Limit, [], "sharpfuzz", Path.Combine(folder, reader));
        }
    }

    /// <summary>Runs one of its tests there, with these in its environment.</summary>
    public void Test(string method, TimeSpan limit, params (string Name, string Value)[] variables) =>
        Run(Path.Combine(folder, Path.GetFileName(Environment.ProcessPath!)), folder, limit, variables, "-method", $"*{method}*");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Root()
    {
        string at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "Tandem.slnx")))
        {
            at = Path.GetDirectoryName(at) ?? throw new InvalidOperationException("not inside the repository");
        }
        return at;
    }

    private static void Run(
        string program,
        string folder,
        TimeSpan limit,
        (string Name, string Value)[] variables,
        params string[] arguments
    )
    {
        ProcessStartInfo start = new(program)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Array.ForEach(arguments, start.ArgumentList.Add);
        Array.ForEach(variables, each => start.Environment[each.Name] = each.Value);
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(limit), $"{program} {string.Join(' ', arguments)} does not end");
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}:\n{output}\n{errors.Result}");
    }
}
