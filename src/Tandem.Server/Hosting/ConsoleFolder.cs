namespace Tandem.Server.Hosting;

/// <summary>Where the built console is: TANDEM_WEB, else <c>web</c> in or beside the program's folder.</summary>
internal static class ConsoleFolder
{
    private const string Variable = "TANDEM_WEB";
    private const string Folder = "web";
    private const string Page = "index.html";

    /// <summary>Empty when it is not there.</summary>
    public static string Find()
    {
        string? given = Environment.GetEnvironmentVariable(Variable);
        string program = AppContext.BaseDirectory;
        string[] places = string.IsNullOrEmpty(given) ? [Path.Combine(program, Folder), Path.Combine(program, "..", Folder)] : [given];
        string found = places.FirstOrDefault(place => File.Exists(Path.Combine(place, Page))) ?? "";
        return found.Length == 0 ? "" : Path.GetFullPath(found);
    }
}
