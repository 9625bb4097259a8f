namespace Tandem.Server.Hosting;

using System.Runtime.InteropServices;
using System.Text;

/// <summary>
/// Settings the runtime reads only from the environment, and only when it starts. A small youngest generation keeps the pauses of its
/// collections, and with them the longest turn of the loop, at a few milliseconds; so a server that was started without it starts itself once
/// more in the same process.
/// </summary>
internal static unsafe partial class RuntimeSettings
{
    private const string Name = "DOTNET_GCgen0size";
    private const string FourMegabytes = "0x400000";

    /// <summary>Returns when the settings are there, or cannot be had.</summary>
    public static void Ensure()
    {
        if (Environment.GetEnvironmentVariable(Name) != null || !File.Exists("/proc/self/cmdline"))
        {
            return;
        }
        string[] arguments = File.ReadAllText("/proc/self/cmdline").TrimEnd('\0').Split('\0');
        List<string> environment = [$"{Name}={FourMegabytes}"];
        foreach (System.Collections.DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            environment.Add($"{entry.Key}={entry.Value}");
        }
        // Returns only when it failed: then the server runs with longer pauses.
        _ = Execute("/proc/self/exe", Strings(arguments), Strings([.. environment]));
    }

    private static byte** Strings(string[] texts)
    {
        byte** table = (byte**)NativeMemory.AllocZeroed((nuint)(texts.Length + 1), (nuint)sizeof(byte*));
        for (int i = 0; i < texts.Length; i++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(texts[i] + '\0');
            table[i] = (byte*)NativeMemory.Alloc((nuint)bytes.Length);
            Marshal.Copy(bytes, 0, (nint)table[i], bytes.Length);
        }
        return table;
    }

    [LibraryImport("libc", EntryPoint = "execve", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string path, byte** arguments, byte** environment);
}
