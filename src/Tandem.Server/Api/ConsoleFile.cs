namespace Tandem.Server.Api;

/// <summary>A file of the console as it is served, read once: it does not change while the server runs.</summary>
/// <param name="Type">Its media type.</param>
/// <param name="Bytes">As it is.</param>
/// <param name="Brotli">Made small when it was built; empty where there is none.</param>
internal sealed record ConsoleFile(string Type, byte[] Bytes, byte[] Brotli)
{
    private const string Small = ".br";

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".woff2"] = "font/woff2",
        [".json"] = "application/json",
        [".wav"] = "audio/wav",
    };

    /// <summary>Files of a folder by name, those that are no page's left out.</summary>
    public static Dictionary<string, ConsoleFile> ReadAll(string folder)
    {
        Dictionary<string, ConsoleFile> files = new(StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateFiles(folder))
        {
            if (Types.TryGetValue(Path.GetExtension(path), out string? type))
            {
                string small = path + Small;
                files[Path.GetFileName(path)] = new ConsoleFile(
                    type,
                    File.ReadAllBytes(path),
                    File.Exists(small) ? File.ReadAllBytes(small) : []
                );
            }
        }
        return files;
    }
}
