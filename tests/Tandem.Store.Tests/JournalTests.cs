namespace Tandem.Store.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Folds.Running;
using Tandem.Engine.Ports;
using Tandem.Store.Contract;
using Tandem.Store.EventLog;
using Tandem.Store.Files;
using Tandem.Store.Sqlite;
using Tandem.Store.Sqlite.Sql;
using Tandem.Store.Tenants;
using Tandem.Store.Writing;
using static Tandem.Store.Tests.Samples;

public sealed class JournalTests
{
    [Fact]
    public void A_call_leaves_events_and_when_it_is_over_a_record()
    {
        using StoreRig rig = new();
        (Guid Call, Guid Leg) leg = rig.Log.Arrive();
        rig.Log.Say(leg.Call, leg.Leg, new LegAnswered());
        rig.Log.End(leg, "busy");
        LegRecord record = rig.Sink.WaitFor(() => rig.Leg(leg.Leg));
        Assert.Equal((leg.Call, "trunk:out", "13800138000", "王"), (record.Call, record.Party, record.CallerNumber, record.CallerName));
        Assert.Equal(("busy", 1_000_000), (record.Cause, record.AnswerMicros - record.StartMicros));
        Assert.Equal(
            ["call.started", "leg.made", "leg.answered", "leg.ended", "call.ended"],
            rig.Events().Select(happened => EventTable.Of(happened.Data).Name)
        );
    }

    private sealed record Unheard : EventData;

    [Fact]
    public void An_event_that_cannot_be_written_holds_up_no_other()
    {
        using StoreRig rig = new();
        rig.Store.Pause();
        rig.Log.Say(new Unheard());
        Guid good = rig.Log.Call();
        rig.Store.Resume();
        Assert.Contains("Unheard", rig.Sink.Wait("trouble log"), StringComparison.Ordinal);
        rig.Stop();
        Assert.NotNull(rig.Leg(good));
    }

    [Fact]
    public void Everything_posted_before_a_stop_is_durable()
    {
        const int legs = 20_000;
        using StoreRig rig = new();
        rig.Store.Pause();
        for (int i = 0; i < legs; i++)
        {
            rig.Log.Call();
        }
        rig.Stop();
        using SqliteLink beside = rig.Beside();
        Assert.Equal([legs], beside.Query<int>("SELECT count(*) FROM legs WHERE end_at > 0"));
        Assert.Equal(0, rig.Store.Waiting);
    }

    [Fact]
    public void While_paused_events_wait_and_commits_fail_and_nothing_blocks()
    {
        using StoreRig rig = new();
        rig.Store.Pause();
        Guid leg = rig.Log.Call();
        rig.Commit(new PutUser(User(2, "1001")));
        rig.Sink.Wait("failed 1 1 the database cannot be written");
        Assert.Null(rig.Leg(leg));
        rig.Store.Resume();
        rig.Sink.WaitFor(() => rig.Leg(leg));
        rig.Restart();
        Assert.Empty(rig.Store.Load(StoreRig.Tenant).Users);
    }

    [Fact]
    public void While_locked_by_another_events_wait_and_commits_fail()
    {
        using StoreRig rig = new();
        Guid leg;
        using (SqliteLink beside = rig.Beside())
        {
            beside.Run("BEGIN IMMEDIATE");
            leg = rig.Log.Call();
            rig.Commit(new PutUser(User(2, "1001")));
            rig.Sink.Wait("failed 1 1 the database cannot be written");
            Assert.Contains("locked", rig.Sink.Wait("trouble database"), StringComparison.Ordinal);
            beside.Run("ROLLBACK");
        }
        rig.Commit(new PutUser(User(3, "1002")));
        rig.Sink.Wait("committed 1 2");
        Assert.NotNull(rig.Leg(leg));
        rig.Restart();
        Assert.Equal([3], rig.Store.Load(StoreRig.Tenant).Users.Select(user => user.Id));
    }

    [Fact]
    public void What_was_wrong_with_the_disk_is_in_the_nodes_log_once_it_works_again()
    {
        using StoreRig rig = new();
        using (SqliteLink beside = rig.Beside())
        {
            beside.Run("BEGIN IMMEDIATE");
            rig.Log.Call();
            rig.Sink.Wait("trouble database");
            beside.Run("ROLLBACK");
        }
        rig.Sink.Wait("recovered database");
        rig.Stop();
        List<EventData> told = [.. rig.Events(0).Select(happened => happened.Data)];
        Assert.Contains(told, each => each is AlarmRaised { Name: "database" });
        Assert.IsType<AlarmCleared>(told[^1]);
    }

    [Theory]
    [InlineData(DatabaseTrouble.Full)]
    [InlineData(DatabaseTrouble.ReadOnly)]
    [InlineData(DatabaseTrouble.InputOutput)]
    public void While_the_disk_fails_events_wait_commits_fail_and_all_goes_on_when_it_works_again(DatabaseTrouble trouble)
    {
        const int legs = 500;
        using StoreRig rig = new();
        rig.Stop();
        Sink sink = new();
        FaultyDatabase database = new(new SqliteDatabase(rig.Folder.Database, new SecretBox(rig.Folder.Key())));
        IDatabaseConnection connection = database.OpenWriter();
        StoreLogs logs = new(database, connection, rig.Store.Files, sink.Failed);
        StoreLoop loop = new(database, connection, logs, EventRetention.Default, new RemovedTenants(rig.Store.Files), sink);
        LogScript log = new(loop.Post, StoreRig.Tenant, logs.Last(StoreRig.Tenant));
        database.Break(trouble);
        for (int i = 0; i < legs; i++)
        {
            log.Call();
        }
        loop.Start();
        loop.Post(Commit(log, 1));
        sink.Wait("failed 1 1 the database cannot be written");
        Assert.Contains($"{trouble}", sink.Wait("trouble database"), StringComparison.Ordinal);
        loop.Post(Commit(log, 2));
        sink.Wait("failed 1 2");
        Assert.Equal((legs * 4 + 2, trouble), (loop.Waiting, loop.Trouble!.Trouble));
        // Told once, however often it was tried.
        Assert.Single(sink.Heard, line => line.StartsWith("trouble", StringComparison.Ordinal));
        Assert.Equal(1, database.Opened);

        database.Mend();
        sink.Wait("recovered database");
        loop.Post(Commit(log, 3));
        sink.Wait("committed 1 3");
        Assert.Equal((0, null), (loop.Waiting, loop.Trouble));
        loop.Dispose();
        Assert.Equal(legs, rig.Store.Records.Read(new RecordQuery(StoreRig.Tenant, 1_000)).Count);
    }

    private static CommitConfiguration Commit(LogScript log, long id)
    {
        Event told = log.Make(Guid.Empty, Guid.Empty, new ConfigUserPut(2, $"100{id}", []));
        return new(StoreRig.Tenant, new CommitOrder(id, [new PutUser(User(2, $"100{id}"))], new IdCounters(2, 0, 0, 0, 0, 0), [told]));
    }

    [Fact]
    public void The_journal_tells_how_full_it_is_in_bytes()
    {
        List<JournalLevel> levels = [];
        JournalGauge gauge = new(levels.Add, limit: 1_000);
        gauge.Posted(1, 799);
        Assert.Empty(levels);
        gauge.Posted(1, 1);
        Assert.Equal([JournalLevel.High], levels);
        gauge.Posted(5, 200);
        Assert.Equal([JournalLevel.High, JournalLevel.Full], levels);
        Assert.Equal((7, 1_000), (gauge.Waiting, gauge.Bytes));
    }

    [Fact]
    public void Full_lasts_until_below_the_alarm()
    {
        List<JournalLevel> levels = [];
        JournalGauge gauge = new(levels.Add, limit: 1_000);
        gauge.Posted(10, 1_000);
        gauge.Done(2, 200);
        Assert.Equal([JournalLevel.Full], levels);
        gauge.Change(-1);
        Assert.Equal([JournalLevel.Full, JournalLevel.Calm], levels);
        gauge.Posted(1, 1);
        Assert.Equal(JournalLevel.High, levels[^1]);
    }

    [Fact]
    public void A_minute_of_a_thousand_calls_a_second_has_room()
    {
        const int calls = 1_000;
        Buffers buffers = new();
        TenantLog log = new(StoreRig.Tenant, new TenantFolds(), buffers);
        NodeLog node = new(new Dictionary<int, TenantLog> { [StoreRig.Tenant] = log }, buffers, (_, _) => { });
        List<StoreOrder> group = [];
        LogScript script = new(order => node.Take(order, group), StoreRig.Tenant, 0);
        for (int i = 0; i < calls; i++)
        {
            script.QueueCall();
        }
        node.Seal();
        long aCall = group.Sum(OrderSize.Of) / calls;
        Assert.InRange(aCall * 60 * 1_000, 1, JournalGauge.Limit);
    }
}
