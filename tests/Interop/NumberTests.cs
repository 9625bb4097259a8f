namespace Tandem.Interop.Tests;

using System.Text.Json;
using Tandem.Interop.Tests.Tools;

/// <summary>A carrier outside calls a number of the tenant; the phone that takes it is inside.</summary>
public class NumberTests
{
    private const string Inside = "127.0.0.70";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    [Fact]
    public void A_number_reaches_its_queue_and_each_side_is_told_the_address_it_can_reach()
    {
        int agentPort = RunningServer.FreePort();
        int carrierPort = RunningServer.FreePort();
        using RunningServer server = new(
            "--trunk",
            $"carrier=127.0.0.1:{carrierPort}",
            "--number",
            "010-8888-7777=queue:sales",
            "--number",
            "0108888????=extension:1009",
            "--area-code",
            "010",
            "--public",
            "203.0.113.9",
            "--local-net",
            "127.0.0.64/26"
        );
        server.BuildQueue("sales", "1001");
        using Tool agent = new("sipp", server.Folder, SippTests.ArgumentsAt(Inside, "agent-inside.xml", agentPort, "-m", "1", "-nostdin"));
        SippTests.RegisterAt(Inside, server, agentPort, "1001");
        server.SignIn("sales", "1001");

        string[] call = ["-s", "88887777", "-m", "1", "-nostdin"];
        using Tool carrier = new(
            "sipp",
            server.Folder,
            SippTests.Arguments("carrier-outside.xml", carrierPort, [$"127.0.0.1:{server.SipPort}", .. call])
        );
        Assert.True(carrier.Finish(Limit) == 0, $"the carrier's call failed:\n{carrier.Log}\n{server.Log}");
        Assert.True(agent.Finish(Limit) == 0, $"the agent was told something else:\n{agent.Log}\n{server.Log}");

        Await.Until(
            () => server.Records().Length == 2 && server.Records().All(SippTests.IsClosed),
            Limit,
            () => "the records are not closed"
        );
        JsonElement inbound = server.Records().Single(record => SippTests.IsBridged(record, "inbound"));
        Assert.Equal(
            ("+8613900001234", "+861088887777"),
            (inbound.GetProperty("callerNumber").GetString(), inbound.GetProperty("dialled").GetString())
        );
    }
}
