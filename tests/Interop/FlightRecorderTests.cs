namespace Tandem.Interop.Tests;

using System.Text.Json;
using Tandem.Interop.Tests.Tools;

/// <summary>What a real server took in is played again without sockets, and brings about the same to the byte.</summary>
public sealed class FlightRecorderTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private readonly string folder = Directory.CreateTempSubdirectory("tandem-flight-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_demo_is_replayed_to_the_byte()
    {
        using (Tool demo = new(RunningServer.Program, folder, "demo", "--lang", "en", "--flight-recorder", folder))
        {
            Assert.True(demo.Finish(Limit) == 0, demo.Log.ToString());
        }
        string played = Replay(0);
        Assert.Contains("each the same as then", played, StringComparison.Ordinal);
        Assert.Equal(8, played.Split('\n').Count(line => line.Contains("→ sales", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_run_with_sipp_over_udp_and_tcp_is_replayed_and_tells_the_story_of_a_call()
    {
        int agentPort = RunningServer.FreePort();
        int callerPort = RunningServer.FreePort();
        Guid call;
        using (RunningServer server = new("--trunk", $"carrier=127.0.0.1:{callerPort}", "--flight-recorder", folder))
        {
            server.BuildQueue("sales", "1001", "1002");
            using Tool agent = new("sipp", server.Folder, SippTests.Arguments("agent.xml", agentPort, "-t", "u1", "-nostdin"));
            SippTests.Register(server, agentPort, "1001", "1002");
            server.SignIn("sales", "1001", "1002");
            foreach (string transport in new[] { "u1", "t1" })
            {
                using Tool caller = new(
                    "sipp",
                    server.Folder,
                    SippTests.Arguments(
                        "caller.xml",
                        callerPort,
                        $"127.0.0.1:{server.SipPort}",
                        "-s",
                        "sales",
                        "-t",
                        transport,
                        "-m",
                        "10",
                        "-r",
                        "4",
                        "-nostdin"
                    )
                );
                Assert.True(caller.Finish(Limit) == 0, $"sipp's calls failed:\n{caller.Log}\n{server.Log}");
            }
            Await.Until(() => server.Records().Length >= 40, Limit, () => $"{server.Records().Length} records");
            call = server.Records()[0].GetProperty("call").GetGuid();
            server.Terminate();
            Assert.True(server.WaitForExit(Limit), "it does not end");
        }
        Assert.Contains("each the same as then", Replay(0), StringComparison.Ordinal);
        string story = Replay(0, "--call", call.ToString());
        Assert.Contains("← INVITE sip:sales@", story, StringComparison.Ordinal);
        Assert.Contains("offer.made", story, StringComparison.Ordinal);
        Assert.Contains("→ BYE", story, StringComparison.Ordinal);
        Assert.Contains("there is no call", Replay(1, "--call", Guid.NewGuid().ToString()), StringComparison.Ordinal);
    }

    private string Replay(int exitCode, params string[] more)
    {
        using Tool replay = new(RunningServer.Program, folder, ["replay", folder, "--lang", "en", .. more]);
        int ended = replay.Finish(Limit);
        Assert.True(ended == exitCode, $"exit code {ended}:\n{replay.Log}");
        return replay.Log.ToString();
    }
}
