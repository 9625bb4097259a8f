namespace Tandem.Server.Hosting;

/// <summary>Where the spoken prompts are that were made while building: TANDEM_PROMPTS, else beside the program.</summary>
internal static class PromptFolder
{
    private const string Variable = "TANDEM_PROMPTS";
    private const string BesideProgram = "prompts";

    /// <summary>Empty when there are none: callers hear tones instead.</summary>
    public static string Find()
    {
        string? given = Environment.GetEnvironmentVariable(Variable);
        string folder = string.IsNullOrEmpty(given) ? Path.Combine(AppContext.BaseDirectory, BesideProgram) : given;
        return Directory.Exists(folder) ? Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar) : "";
    }
}
