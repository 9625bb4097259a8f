namespace Tandem.Interop.Tests.Tools;

using System.Diagnostics;

/// <summary>A layer between a server and its disk that fails when told to; built once from C.</summary>
internal sealed class FailingDisk : IDisposable
{
    private static readonly Lazy<string> Library = new(Build);

    private readonly string folder = Directory.CreateTempSubdirectory("tandem-fault-").FullName;

    private string Fault => Path.Combine(folder, "errno");

    /// <summary>For a server whose data folder is one that <see cref="RunningServer"/> makes.</summary>
    public IReadOnlyDictionary<string, string> Environment =>
        new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = Library.Value,
            ["FAULT_FILE"] = Fault,
            ["FAULT_UNDER"] = Path.Combine(Path.GetTempPath(), "tandem-interop-"),
        };

    /// <summary>From now on every write fails with that error number of Linux.</summary>
    public void Fail(int error)
    {
        File.WriteAllText(Fault + ".new", $"{error}");
        File.Move(Fault + ".new", Fault, overwrite: true);
    }

    public void Mend() => File.Delete(Fault);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Build()
    {
        string source = Path.Combine(AppContext.BaseDirectory, "Tools", "failing_disk.c");
        string library = Path.Combine(AppContext.BaseDirectory, "failing_disk.so");
        using Process compiler = Process.Start("gcc", ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"]);
        compiler.WaitForExit();
        Assert.Equal(0, compiler.ExitCode);
        return library;
    }
}
