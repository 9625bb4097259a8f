namespace Tandem.Interop.Tests;

using System.Text.Json;
using Tandem.Foundation;
using Tandem.Interop.Tests.Tools;
using Tandem.Net.Phones;
using Tandem.Phones;

/// <summary>The process is killed, or told to stop, with calls up.</summary>
public class CrashTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly NetAddress Loopback = NetAddress.FromV4(0x7F000001, 0);

    [Fact]
    public void After_kill_minus_nine_no_record_is_left_open_and_the_next_call_gets_through()
    {
        using RunningServer server = new("--trunk", "city=127.0.0.1:5999");
        server.BuildQueue("sales", "1001", "1002");
        using PhoneRig rig = new();
        int up = 0;
        Phone[] agents =
        [
            .. new[] { "1001", "1002" }.Select(name => rig.Add(Loopback, Agent(server, name), (_, e) => up += e is PhoneUp ? 1 : 0)),
        ];
        Phone[] callers = [.. Enumerable.Range(0, 3).Select(i => rig.Add(Loopback, Caller(server, i), (_, _) => { }))];
        rig.Start();
        Array.ForEach(agents, agent => rig.Do(agent, (phone, now) => phone.Register(now)));
        Await.Until(() => server.Metric("tandem_registrations") == 2, Limit, () => $"no registration\n{server.Log}");
        server.SignIn("sales", "1001", "1002");
        Array.ForEach(callers.AsSpan(0, 2).ToArray(), caller => rig.Do(caller, (phone, now) => phone.Call("sales", now)));
        Await.Until(() => up == 2 && server.Metric("tandem_recordings") == 2, Limit, () => $"calls are not up\n{server.Log}");
        Await.Until(() => server.Metric("tandem_journal_waiting") == 0, Limit, () => "the journal does not empty");
        string recorded = Path.Combine(server.Folder, "recordings");
        Await.Until(
            () => Directory.GetFiles(recorded, "*.wav", SearchOption.AllDirectories).Count(path => new FileInfo(path).Length > 48_000) == 2,
            Limit,
            () => "the recordings do not grow"
        );

        TimeSpan first = server.StartTook;
        server.Kill();
        DateTime killed = DateTime.UtcNow;
        server.Start();
        DateTime started = DateTime.UtcNow;

        // Nobody holds a dead line: agents and callers are told, without having asked.
        Await.Until(() => agents.All(agent => agent.Lines.Count == 0), Limit, () => $"the agents' phones hold a dead line\n{server.Log}");
        Await.Until(() => callers.All(caller => caller.Lines.Count == 0), Limit, () => $"the callers hold a dead line\n{server.Log}");
        Assert.True(DateTime.UtcNow - started < TimeSpan.FromSeconds(2) + first, "they were told too late");

        JsonElement[] records = server.Records();
        Assert.True(DateTime.UtcNow - killed < TimeSpan.FromSeconds(4) + 4 * first, $"the restart took too long; the first took {first}");
        Assert.Equal(4, records.Length);
        Assert.All(records, record => Assert.Equal("system_failure", record.GetProperty("cause").GetString()));
        foreach (JsonElement record in records)
        {
            DateTime end = record.GetProperty("end").GetDateTime();
            Assert.InRange(end, killed.AddSeconds(-3), killed.AddSeconds(1));
        }
        Guid[] recordings =
        [
            .. records
                .Select(record => record.GetProperty("recording"))
                .Where(id => id.ValueKind != JsonValueKind.Null)
                .Select(id => id.GetGuid()),
        ];
        foreach (Guid recording in recordings.Distinct())
        {
            string path = Directory.GetFiles(Path.Combine(server.Folder, "recordings"), $"{recording:N}.wav", SearchOption.AllDirectories)[
                0
            ];
            using Tool sox = new("soxi", server.Folder, "-D", path);
            Assert.Equal(0, sox.Finish(Limit));
            double seconds = double.Parse(sox.Log.ToString(), System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(seconds > 1.0, $"the recording has {seconds} s");
        }

        // The sign-in and the registration are back.
        Assert.Equal(2, server.Metric("tandem_registrations"));
        JsonElement[] states = server.AgentStates("sales");
        Assert.All(states, state => Assert.Equal("READY", state.GetProperty("state").GetString()));
        rig.Do(callers[2], (phone, now) => phone.Call("sales", now));
        Await.Until(() => up == 3, Limit, () => $"no call after the restart\n{server.Log}");
    }

    [Fact]
    public void Phones_that_only_rang_at_the_kill_stop_ringing()
    {
        using RunningServer server = new("--trunk", "city=127.0.0.1:5999");
        server.BuildQueue("sales", "1001");
        using PhoneRig rig = new();
        Phone agent = rig.Add(Loopback, Agent(server, "1001") with { RingFor = TimeSpan.FromMinutes(3) }, (_, _) => { });
        Phone caller = rig.Add(Loopback, Caller(server, 0), (_, _) => { });
        rig.Start();
        rig.Do(agent, (phone, now) => phone.Register(now));
        Await.Until(() => server.Metric("tandem_registrations") == 1, Limit, () => $"no registration\n{server.Log}");
        server.SignIn("sales", "1001");
        rig.Do(caller, (phone, now) => phone.Call("sales", now));
        // Events are told once they are on the disk, and what was kept in their turn with them.
        Await.Until(
            () => server.Get("/v1/events?type=leg.ringing").GetProperty("events").GetArrayLength() == 1,
            Limit,
            () => $"{server.Log}"
        );
        Assert.Single(agent.Lines);

        server.Kill();
        server.Start();
        DateTime started = DateTime.UtcNow;
        Await.Until(() => agent.Lines.Count == 0, Limit, () => $"it rings on\n{server.Log}");
        Assert.True(DateTime.UtcNow - started < TimeSpan.FromSeconds(2) + server.StartTook, "it was told too late");
    }

    [Fact]
    public void Sigterm_takes_no_new_calls_and_lets_live_ones_end()
    {
        using RunningServer server = new("--trunk", "city=127.0.0.1:5999", "--drain-seconds", "20");
        server.BuildQueue("sales", "1001");
        using PhoneRig rig = new();
        bool up = false;
        int refused = 0;
        Phone agent = rig.Add(Loopback, Agent(server, "1001"), (_, e) => up |= e is PhoneUp);
        Phone caller = rig.Add(Loopback, Caller(server, 0), (_, _) => { });
        Phone late = rig.Add(Loopback, Caller(server, 1), (_, e) => refused = e is PhoneDown down ? down.Code : refused);
        rig.Start();
        rig.Do(agent, (phone, now) => phone.Register(now));
        Await.Until(() => server.Metric("tandem_registrations") == 1, Limit, () => $"no registration\n{server.Log}");
        server.SignIn("sales", "1001");
        rig.Do(caller, (phone, now) => phone.Call("sales", now));
        Await.Until(() => up, Limit, () => $"no call\n{server.Log}");

        server.Terminate();
        Await.Until(() => server.Log.ToString().Contains("stopping", StringComparison.Ordinal), Limit, () => $"not stopping\n{server.Log}");
        rig.Do(late, (phone, now) => phone.Call("sales", now));
        Await.Until(() => refused != 0, Limit, () => "the late call got no answer");
        Assert.Equal(503, refused);
        Assert.False(server.HasExited);
        rig.Do(caller, (phone, now) => phone.HangUp(phone.Lines[0].Id, now));
        Assert.True(server.WaitForExit(Limit), $"the server did not end\n{server.Log}");
        Assert.Equal(0, server.ExitCode);
        server.Start();
        Assert.DoesNotContain(server.Records(), record => record.GetProperty("cause").GetString() == "system_failure");
    }

    private static PhoneConfig Agent(RunningServer server, string name) =>
        Describe(server, name, server.Domain) with
        {
            Password = RunningServer.SecretOf(name),
            RingFor = TimeSpan.FromMilliseconds(100),
        };

    private static PhoneConfig Caller(RunningServer server, int number) => Describe(server, $"1391111000{number}", "city.test");

    private static PhoneConfig Describe(RunningServer server, string user, string domain) =>
        new()
        {
            User = user,
            Domain = domain,
            Server = Loopback.WithPort(server.SipPort),
            Local = default,
            Rtp = default,
            ToneHz = 700,
        };
}
