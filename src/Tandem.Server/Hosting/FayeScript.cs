namespace Tandem.Server.Hosting;

/// <summary>Where the stock faye client is that <c>scripts/install-faye.sh</c> installs: TANDEM_FAYE, else <c>faye</c> in or beside the program's folder.</summary>
internal static class FayeScript
{
    private const string Variable = "TANDEM_FAYE";

    private static readonly string Inside = Path.Combine("faye", "client.js");

    /// <summary>Empty when it is not there.</summary>
    public static string Find()
    {
        string? given = Environment.GetEnvironmentVariable(Variable);
        string program = AppContext.BaseDirectory;
        string[] places = string.IsNullOrEmpty(given) ? [Path.Combine(program, Inside), Path.Combine(program, "..", Inside)] : [given];
        string found = places.FirstOrDefault(File.Exists) ?? "";
        return found.Length == 0 ? "" : Path.GetFullPath(found);
    }
}
