namespace Tandem.Server.Demo;

using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Tandem.Access.Secrets;
using Tandem.Net.Phones;
using Tandem.Server.Hosting;
using Tandem.Server.Words;

/// <summary>
/// The demo left open for a visitor: he signs in with his browser as an agent of the queue, and whenever he is ready one of the demo's callers
/// rings it, for as long as the demo runs.
/// </summary>
internal sealed class OpenHouse(ServerHost host, PhoneRig rig, IReadOnlyList<DemoPhone> callers) : IDisposable
{
    private const string Visitor = "1004";
    private const string Queue = "sales";
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly FourFaces faces = new(host);
    private readonly string password = FreshSecret.Key()[..12];
    private int visitor;
    private int next;

    public void Dispose() => faces.Dispose();

    /// <summary>Makes the visitor, says where he signs in and opens a browser there where there is one.</summary>
    public async Task WelcomeAsync(CancellationToken cancel)
    {
        object user = new
        {
            login = Visitor,
            name = Texts.Say("You", "您"),
            role = "supervisor",
            password,
        };
        visitor = (await faces.NativeAsync(HttpMethod.Post, "/v1/users", user, cancel)).GetProperty("id").GetInt32();
        JsonElement queues = await faces.NativeAsync(HttpMethod.Get, "/v1/queues", null, cancel);
        int queue = queues
            .GetProperty("queues")
            .EnumerateArray()
            .First(each => each.GetProperty("name").GetString() == Queue)
            .GetProperty("id")
            .GetInt32();
        await faces.NativeAsync(HttpMethod.Put, $"/v1/queues/{queue}/tiers/{visitor}", new { }, cancel);
        string address = $"{host.Credentials.Http}/";
        Console.WriteLine(
            Texts.Say(
                $"  console {address}   sign in as {Visitor}, password {password}",
                $"  控制台 {address}   登录名 {Visitor}，密码 {password}"
            )
        );
        if (!TryOpen(address))
        {
            Console.WriteLine(Texts.Say("  open that address in a browser on this machine", "  请在本机浏览器中打开该地址"));
        }
    }

    /// <summary>Callers ring for the visitor until it is over.</summary>
    public async Task ServeAsync(IEnumerable<string> agents, CancellationToken cancel)
    {
        foreach (string agent in agents)
        {
            JsonElement users = await faces.NativeAsync(HttpMethod.Get, $"/v1/users?login={agent}", null, cancel);
            int id = users.GetProperty("users")[0].GetProperty("id").GetInt32();
            await faces.NativeAsync(HttpMethod.Post, $"/v1/agents/{id}/sign-out", new { }, cancel);
        }
        Console.WriteLine();
        Console.WriteLine(
            Texts.Say(
                "The demo stays open: on the desk switch on the phone in the page, sign in and press Ready: a caller rings you. Ctrl+C ends it.",
                "演示保持运行：在工作台打开网页话机、签入并示闲，即有来电呼入。按 Ctrl+C 结束。"
            )
        );
        while (true)
        {
            await Task.Delay(Look, cancel);
            JsonElement agent = await faces.NativeAsync(HttpMethod.Get, $"/v1/agents/{visitor}", null, cancel);
            bool isReady =
                agent.GetProperty("status").GetString() == "available"
                && agent.GetProperty("reachable").GetBoolean()
                && agent.GetProperty("callState").GetString() == "idle";
            if (isReady && host.Node.Counts.Calls == 0)
            {
                DemoPhone caller = callers[next++ % callers.Count];
                rig.Do(caller.Phone, (phone, now) => phone.Call(Queue, now));
            }
        }
    }

    // Without a screen the desktop's opener would start a browser in this very terminal.
    private static bool TryOpen(string address)
    {
        bool hasScreen = new[] { "DISPLAY", "WAYLAND_DISPLAY" }.Any(name => Environment.GetEnvironmentVariable(name) is { Length: > 0 });
        if (!hasScreen)
        {
            return false;
        }
        try
        {
            ProcessStartInfo start = new("xdg-open", [address]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using Process? opened = Process.Start(start);
            return opened is not null;
        }
        catch (Win32Exception)
        {
            // There is none.
            return false;
        }
    }
}
