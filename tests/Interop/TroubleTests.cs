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
        using SmallCentre centre = new(server);
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
        using SmallCentre centre = new(server);
        // A file where the folder was: nothing can be written below it.
        string recordings = Path.Combine(server.Folder, "recordings");
        Directory.Delete(recordings, recursive: true);
        File.WriteAllText(recordings, "");
        centre.TalkOnce(1);
        Await.Until(() => server.Records().Count(SippTests.IsClosed) == 2, Limit, () => "the call did not end");
        Assert.Equal(2, server.Records().Count(record => record.GetProperty("bridge").ValueKind != JsonValueKind.Null));
        Await.Until(
            () => server.Log.ToString().Contains("recording", StringComparison.OrdinalIgnoreCase),
            Limit,
            () => $"nothing is said of the recording\n{server.Log}"
        );
        Assert.Equal(0, server.Metric("tandem_recordings"));
    }
}
