namespace Tandem.Interop.Tests;

using System.Diagnostics;
using System.Text.Json;
using Tandem.Foundation;
using Tandem.Interop.Tests.Tools;
using Tandem.Net.Phones;
using Tandem.Phones;

/// <summary>The disk and the database fail under live calls: the calls go on.</summary>
public class TroubleTests
{
    private const string HoldTheLock = """
        import sqlite3, sys
        c = sqlite3.connect(sys.argv[1], isolation_level=None)
        c.execute('BEGIN IMMEDIATE')
        print('held', flush=True)
        sys.stdin.readline()
        c.execute('ROLLBACK')
        """;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(25);
    private static readonly NetAddress Loopback = NetAddress.FromV4(0x7F000001, 0);

    [Fact]
    public void With_the_database_held_calls_are_queued_joined_and_ended_and_their_records_catch_up()
    {
        using RunningServer server = new("--trunk", "city=127.0.0.1:5999");
        using Centre centre = new(server);
        using Process holder = Process.Start(
            new ProcessStartInfo("python3")
            {
                ArgumentList = { "-c", HoldTheLock, Path.Combine(server.Folder, "tandem.db") },
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        Assert.Equal("held", holder.StandardOutput.ReadLine());
        for (int i = 1; i <= 3; i++)
        {
            centre.TalkOnce(i);
        }
        Assert.True(server.Metric("tandem_journal_waiting") > 0);
        holder.StandardInput.WriteLine("go");
        holder.WaitForExit();
        Await.Until(() => server.Metric("tandem_journal_waiting") == 0, Limit, () => $"the journal does not empty\n{server.Log}");
        JsonElement[] records = server.Records();
        Assert.Equal(6, records.Length);
        Assert.All(records, record => Assert.True(SippTests.IsClosed(record)));
    }

    [Fact]
    public void A_disk_that_takes_no_recordings_costs_the_recording_not_the_call()
    {
        using RunningServer server = new("--trunk", "city=127.0.0.1:5999");
        using Centre centre = new(server);
        // A file where the folder was: nothing can be written below it.
        string recordings = Path.Combine(server.Folder, "recordings");
        Directory.Delete(recordings, recursive: true);
        File.WriteAllText(recordings, "");
        centre.TalkOnce(1);
        Await.Until(() => server.Records().All(SippTests.IsClosed), Limit, () => "the call did not end");
        Assert.Equal(2, server.Records().Count(record => record.GetProperty("bridge").ValueKind != JsonValueKind.Null));
        Await.Until(
            () => server.Log.ToString().Contains("recording", StringComparison.OrdinalIgnoreCase),
            Limit,
            () => $"nothing is said of the recording\n{server.Log}"
        );
        Assert.Equal(0, server.Metric("tandem_recordings"));
    }

    /// <summary>An agent and a caller on real sockets.</summary>
    private sealed class Centre : IDisposable
    {
        private readonly PhoneRig rig = new();
        private readonly Phone caller;
        private int up;
        private int down;

        public Centre(RunningServer server)
        {
            server.BuildQueue("sales", "1001");
            PhoneConfig shared = new()
            {
                User = "1001",
                Password = RunningServer.SecretOf("1001"),
                Domain = server.Domain,
                Server = Loopback.WithPort(server.SipPort),
                Local = default,
                Rtp = default,
                ToneHz = 500,
                RingFor = TimeSpan.FromMilliseconds(100),
            };
            Phone agent = rig.Add(Loopback, shared, (_, e) => up += e is PhoneUp ? 1 : 0);
            caller = rig.Add(
                Loopback,
                shared with
                {
                    User = "13900000000",
                    Password = "",
                    Domain = "city.test",
                },
                (_, e) => down += e is PhoneDown ? 1 : 0
            );
            rig.Start();
            rig.Do(agent, (phone, now) => phone.Register(now));
            Await.Until(() => server.Metric("tandem_registrations") == 1, Limit, () => $"no registration\n{server.Log}");
            server.SignIn("sales", "1001");
        }

        /// <summary>The n-th call: rings, talks, ends.</summary>
        public void TalkOnce(int n)
        {
            rig.Do(caller, (phone, now) => phone.Call("sales", now));
            Await.Until(() => up == n && caller.Lines.Count > 0 && caller.Lines[0].PacketsIn > 50, Limit, () => $"call {n} is not up");
            rig.Do(caller, (phone, now) => phone.HangUp(phone.Lines[0].Id, now));
            Await.Until(() => down == n, Limit, () => $"call {n} does not end");
        }

        public void Dispose() => rig.Dispose();
    }
}
