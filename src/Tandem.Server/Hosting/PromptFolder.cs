namespace Tandem.Server.Hosting;

/// <summary>Where the spoken prompts are that were made while building: TANDEM_PROMPTS, else <c>prompts</c> in or beside the program's folder.</summary>
internal static class PromptFolder
{
    private const string Variable = "TANDEM_PROMPTS";
    private const string Name = "prompts";

    /// <summary>Empty when there are none: callers hear tones instead.</summary>
    public static string Find()
    {
        string? given = Environment.GetEnvironmentVariable(Variable);
        string program = AppContext.BaseDirectory;
        // Built in place, the program is in artifacts/run and the prompts are in artifacts/prompts.
        string[] places = string.IsNullOrEmpty(given) ? [Path.Combine(program, Name), Path.Combine(program, "..", Name)] : [given];
        string found = places.FirstOrDefault(HasSounds) ?? "";
        return found.Length == 0 ? "" : Path.GetFullPath(found).TrimEnd(Path.DirectorySeparatorChar);
    }

    // A folder where making them failed halfway counts as none only if nothing is there at all; what is missing is logged when it is asked for.
    private static bool HasSounds(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.wav", SearchOption.AllDirectories).Any();
}
