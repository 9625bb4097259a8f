namespace Tandem.Store.Tests;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Media.Recording;
using Tandem.Store.Files.Recordings;
using Tandem.Store.Sqlite.Sql;

public sealed class CrashTests
{
    [Fact]
    public void Open_legs_are_closed_at_about_the_time_of_death_and_keep_what_was_known()
    {
        using StoreRig rig = new();
        long begun = Now();
        rig.Log.WallMicros = begun - 60_000_000;
        (Guid Call, Guid Leg) open = rig.Log.Arrive();
        rig.Log.Say(open.Call, open.Leg, new LegAnswered());
        rig.Log.Say(open.Call, open.Leg, new QueueEntered(3, "sales", 1, 0, 20));
        Guid agent = Guid.CreateVersion7();
        rig.Log.Say(open.Call, agent, new LegMade("outbound", "extension:1001", open.Leg, "138", 37, "agent37", ""));
        Event bridged = rig.Log.Say(open.Call, open.Leg, new LegBridged(agent));
        Guid done = rig.Log.Call();
        rig.Sink.WaitFor(() => rig.Leg(done));
        long died = Now();
        using Wreck wreck = new(rig);
        Assert.Equal((2, 0), (wreck.Rig.Store.RecoveredLegs, wreck.Rig.Store.RecoveredRecordings));
        LegRecord closed = wreck.Rig.Leg(open.Leg)!;
        Assert.InRange(closed.EndMicros, begun, died);
        Assert.Equal("system_failure", closed.Cause);
        Assert.Equal("sales", closed.Queue);
        Assert.Equal((1_000_000, bridged.WallMicros), (closed.AnswerMicros - closed.StartMicros, closed.BridgeMicros));
        Assert.Equal((closed.EndMicros - closed.BridgeMicros) / 1_000, closed.TalkMillis);
        Assert.Equal(closed.TalkMillis, wreck.Rig.Leg(agent)!.TalkMillis);
        Assert.Equal(rig.Leg(done), wreck.Rig.Leg(done));
        Assert.Equal(
            ["queue.left", "leg.ended", "leg.ended", "call.ended", "server.stopped"],
            wreck.Rig.Events().Where(each => each.Id > rig.Log.Last).Select(each => EventTable.Of(each.Data).Name)
        );
    }

    [Fact]
    public void The_last_sign_of_life_advances_while_a_leg_is_open()
    {
        using StoreRig rig = new();
        rig.Log.Arrive();
        string first = rig.Sink.WaitFor(() => Heartbeat(rig));
        rig.Sink.WaitFor(() => Heartbeat(rig) is { } next && next != first ? next : null);
    }

    [Fact]
    public void No_leg_ends_before_it_began()
    {
        using StoreRig rig = new();
        rig.Log.WallMicros = Now() + 3_600_000_000;
        (Guid Call, Guid Leg) ahead = rig.Log.Arrive();
        rig.Sink.WaitFor(() => rig.Events().Count == 2 ? "" : null);
        using Wreck wreck = new(rig);
        LegRecord closed = wreck.Rig.Leg(ahead.Leg)!;
        Assert.Equal(closed.StartMicros, closed.EndMicros);
    }

    [Fact]
    public void A_second_start_changes_nothing()
    {
        using StoreRig rig = new();
        (Guid Call, Guid Leg) open = rig.Log.Arrive();
        rig.Sink.WaitFor(() => rig.Events().Count == 2 ? "" : null);
        using Wreck wreck = new(rig);
        LegRecord closed = wreck.Rig.Leg(open.Leg)!;
        int events = wreck.Rig.Events().Count;
        wreck.Rig.Restart();
        Assert.Equal(0, wreck.Rig.Store.RecoveredLegs);
        Assert.Equal(closed, wreck.Rig.Leg(open.Leg));
        Assert.Equal(events, wreck.Rig.Events().Count);
    }

    [Fact]
    public void Recordings_are_closed_at_what_their_files_hold_and_found_from_their_legs()
    {
        using StoreRig rig = new();
        Guid recording = Guid.CreateVersion7();
        Guid without = Guid.CreateVersion7();
        RecordingTap tap = new(recording, 30);
        (Guid Call, Guid Leg) leg = rig.Log.Arrive();
        rig.Log.Say(leg.Call, leg.Leg, new RecordingStarted(recording));
        rig.Log.Say(leg.Call, leg.Leg, new RecordingJoined(recording));
        rig.Log.Say(leg.Call, leg.Leg, new RecordingStarted(without));
        Assert.True(rig.Store.Open(tap));
        Wav.Put(tap, 100);
        rig.Sink.WaitFor(() => Wav.TryRead(rig, recording) is { Frames: 100 } wav ? wav : null);
        rig.Sink.WaitFor(() => rig.Events().Count == 5 ? "" : null);
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
        rig.Log.Call();
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
