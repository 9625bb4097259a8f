namespace Tandem.Interop.Tests;

using System.Text.Json;
using Tandem.Interop.Tests.Tools;

/// <summary>sipp as caller and as agents.</summary>
public class SippTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    [Theory]
    [InlineData("u1")]
    [InlineData("t1")]
    public void Callers_reach_agents_through_the_queue(string transport)
    {
        int agentPort = RunningServer.FreePort();
        int callerPort = RunningServer.FreePort();
        using RunningServer server = new("--trunk", $"carrier=127.0.0.1:{callerPort}");
        server.BuildQueue("sales", "1001", "1002");
        using Tool agent = new("sipp", server.Folder, Arguments("agent.xml", agentPort, "-t", "u1", "-nostdin"));
        Register(server, agentPort, "1001", "1002");
        server.SignIn("sales", "1001", "1002");

        using Tool caller = new(
            "sipp",
            server.Folder,
            Arguments(
                "caller.xml",
                callerPort,
                $"127.0.0.1:{server.SipPort}",
                "-s",
                "sales",
                "-t",
                transport,
                "-m",
                "6",
                "-r",
                "2",
                "-nostdin"
            )
        );
        Assert.True(caller.Finish(Limit) == 0, $"sipp's calls failed:\n{caller.Log}\n{server.Log}");

        Await.Until(() => server.Records().Length >= 12 && server.Records().All(IsClosed), Limit, () => $"records: {Describe(server)}");
        JsonElement[] records = server.Records();
        Assert.Equal(6, records.Count(record => IsBridged(record, "inbound")));
        Assert.Equal(6, records.Count(record => IsBridged(record, "outbound")));
        Assert.Equal(0, server.Metric("tandem_calls"));
    }

    internal static void Register(RunningServer server, int agentPort, params string[] agents) =>
        RegisterAt("127.0.0.1", server, agentPort, agents);

    internal static void RegisterAt(string host, RunningServer server, int agentPort, params string[] agents)
    {
        string users = Path.Combine(server.Folder, "users.csv");
        IEnumerable<string> lines = agents.Select(agent =>
            $"{agent};[authentication username={agent} password={RunningServer.SecretOf(agent)}]"
        );
        File.WriteAllLines(users, ["SEQUENTIAL", .. lines]);
        using Tool register = new(
            "sipp",
            server.Folder,
            ArgumentsAt(
                host,
                "register.xml",
                RunningServer.FreePort(),
                $"127.0.0.1:{server.SipPort}",
                "-inf",
                users,
                "-m",
                $"{agents.Length}",
                "-nostdin",
                "-key",
                "domain",
                server.Domain,
                "-key",
                "agent_port",
                $"{agentPort}"
            )
        );
        Assert.True(register.Finish(Limit) == 0, $"sipp could not register:\n{register.Log}\n{server.Log}");
    }

    internal static string[] Arguments(string scenario, int port, params string[] more) => ArgumentsAt("127.0.0.1", scenario, port, more);

    internal static string[] ArgumentsAt(string host, string scenario, int port, params string[] more)
    {
        string file = Path.Combine(AppContext.BaseDirectory, "Scenarios", scenario);
        return ["-sf", file, "-i", host, "-p", $"{port}", "-timeout", "30s", "-timeout_error", .. more];
    }

    internal static bool IsClosed(JsonElement record) => record.GetProperty("end").ValueKind != JsonValueKind.Null;

    internal static bool IsBridged(JsonElement record, string direction) =>
        record.GetProperty("direction").GetString() == direction && record.GetProperty("bridge").ValueKind != JsonValueKind.Null;

    private static string Describe(RunningServer server) => string.Join('\n', server.Records().Select(record => record.ToString()));
}
