namespace Tandem.Bench.Rows;

using System.Text.Json;
using Tandem.Bench.Rig;

/// <summary>Sets the scene for a row: a fresh server with its agents, and the load generator.</summary>
internal sealed class Stage(BenchOptions options, Pinned pinned, string work)
{
    /// <summary>The queue whose calls are not recorded.</summary>
    public const string Queue = "700";

    /// <summary>The queue whose calls are.</summary>
    public const string RecordedQueue = "701";

    private const int Agents = 2_400;
    private const int RegisterWindow = 50;
    private const int LegsPerSocket = 8;
    private int scenes;

    public bool Quick => options.Quick;

    public string Repository => options.Repository;

    public Pinned Pinned => pinned;

    public string Work => work;

    public string Relay() => Native.Relay(options.Repository, work);

    public string HttpLoad() => Native.HttpLoad(options.Repository, work);

    public LoadGenerator Generator(params string[] more) => new(pinned, Native.Load(options.Repository, work), work, more);

    /// <summary>A server whose agents are registered, signed in and ready, and a generator that plays them and the callers.</summary>
    /// <param name="agents">How many agents.</param>
    /// <param name="queue">Where they work and callers call.</param>
    /// <param name="serverOptions">More of the server's options.</param>
    /// <param name="prepare">Puts more into its data folder before it starts.</param>
    public async Task<Scene> OpenAsync(
        int agents,
        string queue,
        string[] serverOptions,
        CancellationToken cancel,
        Action<string>? prepare = null
    )
    {
        string data = Path.Combine(work, $"data-{(pinned.IsPinned ? "pinned" : "unpinned")}-{++scenes}");
        Copy(await TemplateAsync(cancel), data);
        prepare?.Invoke(data);
        BenchServer server = await BenchServer.StartAsync(pinned, Program(), data, serverOptions, cancel);
        string[] arguments = ["--server", server.Sip, "--queue", queue, "--agents", PhonesFile(), "--legs-per-socket", $"{LegsPerSocket}"];
        Scene scene = new(server, Generator(arguments));
        try
        {
            JsonElement registered = await scene.Load.AskAsync($"register {agents} {RegisterWindow}", cancel);
            if (registered.GetProperty("accepted").GetInt32() != agents)
            {
                throw new BenchException($"only {registered.GetProperty("accepted")} of {agents} phones could register");
            }
            using XSwitchClient api = server.Api();
            await api.SignInAsync(queue, 0, agents, cancel);
            return scene;
        }
        catch
        {
            await scene.DisposeAsync();
            throw;
        }
    }

    // Agents are created once: the data folder is copied for each server.
    private async Task<string> TemplateAsync(CancellationToken cancel)
    {
        string template = Path.Combine(work, "template");
        if (Directory.Exists(template))
        {
            return template;
        }
        string making = Path.Combine(work, "making");
        await using (BenchServer server = await BenchServer.StartAsync(pinned, Program(), making, [], cancel))
        {
            using XSwitchClient api = server.Api();
            string[] ids = await api.CreateAgentsAsync(Agents, cancel);
            await api.CreateQueueAsync(Queue, false, ids, cancel);
            await api.CreateQueueAsync(RecordedQueue, true, ids, cancel);
        }
        Directory.Move(making, template);
        return template;
    }

    /// <summary>The server's program, whose other commands there are too.</summary>
    public string Program()
    {
        string program = Path.Combine(options.Repository, "src", "Tandem.Server", "bin", "Release", "net10.0", "tandem.dll");
        return File.Exists(program)
            ? program
            : throw new BenchException("the server is not built: dotnet build -c Release src/Tandem.Server");
    }

    private string PhonesFile()
    {
        string path = Path.Combine(work, "phones");
        if (!File.Exists(path))
        {
            File.WriteAllLines(
                path,
                Enumerable.Range(0, Agents).Select(i => $"{XSwitchClient.ExtensionOf(i)} {XSwitchClient.SecretOf(i)}")
            );
        }
        return path;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}

/// <summary>A server and the generator that loads it.</summary>
internal sealed class Scene(BenchServer server, LoadGenerator load) : IAsyncDisposable
{
    public BenchServer Server => server;

    public LoadGenerator Load => load;

    public async ValueTask DisposeAsync()
    {
        load.Dispose();
        await server.DisposeAsync();
    }
}
