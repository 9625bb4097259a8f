namespace Tandem.Store.Tests;

using Tandem.Core.Facts;
using Tandem.Media.Recording;
using Tandem.Store.Files.Recordings;
using Tandem.Store.Sqlite.Sql;
using static Tandem.Store.Tests.Samples;

public sealed class CrashTests
{
    [Fact]
    public void Open_legs_are_closed_at_about_the_time_of_death()
    {
        using StoreRig rig = new();
        long begun = Now();
        LegRecord open = Opened(begun - 60_000_000);
        LegRecord done = Opened(begun - 50_000_000);
        rig.Journal(new LegOpened(open));
        rig.Journal(new LegOpened(done));
        rig.Journal(new LegClosed(Closed(done)));
        rig.Sink.WaitFor(() => rig.Leg(done.Leg) is { EndMicros: > 0 } leg ? leg : null);
        long died = Now();
        using Wreck wreck = new(rig);
        Assert.Equal((1, 0), (wreck.Rig.Store.RecoveredLegs, wreck.Rig.Store.RecoveredRecordings));
        LegRecord closed = wreck.Rig.Leg(open.Leg)!;
        Assert.InRange(closed.EndMicros, begun, died);
        Assert.Equal(open with { EndMicros = closed.EndMicros, Cause = "system_failure" }, closed);
        Assert.Equal(Closed(done) with { Recording = wreck.Rig.Leg(done.Leg)!.Recording }, wreck.Rig.Leg(done.Leg));
    }

    [Fact]
    public void The_last_sign_of_life_advances_while_a_leg_is_open()
    {
        using StoreRig rig = new();
        rig.Journal(new LegOpened(Opened(Now())));
        string first = rig.Sink.WaitFor(() => Heartbeat(rig));
        rig.Sink.WaitFor(() => Heartbeat(rig) is { } next && next != first ? next : null);
    }

    [Fact]
    public void No_leg_ends_before_it_began()
    {
        using StoreRig rig = new();
        LegRecord ahead = Opened(Now() + 3_600_000_000);
        rig.Journal(new LegOpened(ahead));
        rig.Sink.WaitFor(() => rig.Leg(ahead.Leg));
        using Wreck wreck = new(rig);
        Assert.Equal(ahead.StartMicros, wreck.Rig.Leg(ahead.Leg)!.EndMicros);
    }

    [Fact]
    public void A_second_start_changes_nothing()
    {
        using StoreRig rig = new();
        LegRecord open = Opened();
        rig.Journal(new LegOpened(open));
        rig.Sink.WaitFor(() => rig.Leg(open.Leg));
        using Wreck wreck = new(rig);
        LegRecord closed = wreck.Rig.Leg(open.Leg)!;
        wreck.Rig.Restart();
        Assert.Equal(0, wreck.Rig.Store.RecoveredLegs);
        Assert.Equal(closed, wreck.Rig.Leg(open.Leg));
    }

    [Fact]
    public void Recordings_are_closed_at_what_their_files_hold_and_found_from_their_legs()
    {
        using StoreRig rig = new();
        LegRecord leg = Opened();
        Guid recording = Guid.CreateVersion7();
        Guid without = Guid.CreateVersion7();
        RecordingTap tap = new(recording, 30);
        rig.Journal(new LegOpened(leg));
        rig.Journal(new RecordingOpened(recording, leg.Call, leg.Leg, Start));
        rig.Journal(new RecordingOpened(without, leg.Call, Guid.NewGuid(), Start));
        Assert.True(rig.Store.Open(tap));
        Wav.Put(tap, 100);
        rig.Sink.WaitFor(() => Wav.TryRead(rig, recording) is { Frames: 100 } wav ? wav : null);
        rig.Sink.WaitFor(() => rig.Leg(leg.Leg));
        using Wreck wreck = new(rig, folder => Tear(folder, recording));
        Assert.Equal(2, wreck.Rig.Store.RecoveredRecordings);
        Assert.Equal(recording, wreck.Rig.Leg(leg.Leg)!.Recording);
        Assert.Equal("2000 system_failure 0", Row(wreck.Rig, recording));
        Assert.Equal("0 system_failure 0", Row(wreck.Rig, without));
        Assert.Equal(100, Wav.TryRead(wreck.Rig, recording)!.Frames);
        tap.Complete();
    }

    [Fact]
    public void After_an_orderly_stop_there_is_nothing_to_recover()
    {
        using StoreRig rig = new();
        LegRecord leg = Opened();
        rig.Journal(new LegOpened(leg));
        rig.Journal(new LegClosed(Closed(leg)));
        rig.Restart();
        Assert.Equal((0, 0), (rig.Store.RecoveredLegs, rig.Store.RecoveredRecordings));
    }

    // As a process killed between appending the last bytes, not a whole frame, and writing the header.
    private static void Tear(string folder, Guid recording)
    {
        string path = new RecordingFiles(Path.Combine(folder, "recordings")).PathOf(recording);
        using FileStream file = new(path, FileMode.Open);
        file.Seek(40, SeekOrigin.Begin);
        file.Write(new byte[4]);
        file.Seek(0, SeekOrigin.End);
        file.Write([1, 2, 3]);
    }

    private static string? Heartbeat(StoreRig rig) => Ask(rig, "SELECT cast(at AS TEXT) FROM heartbeat");

    private static string? Row(StoreRig rig, Guid recording) =>
        Ask(rig, $"SELECT duration_ms || ' ' || failure || ' ' || open FROM recordings WHERE id=x'{recording:N}'");

    private static string? Ask(StoreRig rig, string sql)
    {
        using SqliteLink link = SqliteLink.Open(rig.Folder.Database, readOnly: true);
        return link.Query<string>(sql).FirstOrDefault();
    }

    private static long Now() => (DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>A store opened on what a kill of another would have left.</summary>
    private sealed class Wreck : IDisposable
    {
        private readonly string folder;

        public Wreck(StoreRig rig, Action<string>? before = null)
        {
            folder = rig.Wreck();
            before?.Invoke(folder);
            Rig = new StoreRig(folder, start: false);
        }

        public StoreRig Rig { get; }

        public void Dispose()
        {
            Rig.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }
}
