namespace Tandem.Interop.Tests.Tools;

/// <summary>What npm has for browser calls; <c>./test</c> installs it.</summary>
internal static class BrowserClients
{
    /// <summary>Where its modules are.</summary>
    public static string Modules
    {
        get
        {
            string folder = Environment.GetEnvironmentVariable("INTEROP_CLIENTS") ?? "";
            string modules = Path.Combine(folder, "node_modules");
            Assert.True(
                folder.Length > 0 && Directory.Exists(Path.Combine(modules, "jssip")),
                "the clients are not installed: scripts/install-browser-clients.sh artifacts/browser, and INTEROP_CLIENTS=…"
            );
            return modules;
        }
    }

    public static string Scenario(string name) => Path.Combine(AppContext.BaseDirectory, "Scenarios", name);
}
