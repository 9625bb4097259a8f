namespace Tandem.Store.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Facts;
using Tandem.Engine.Ports;
using Tandem.Store.Contract;
using Tandem.Store.Files;
using Tandem.Store.Sqlite;
using Tandem.Store.Sqlite.Sql;
using Tandem.Store.Writing;
using static Tandem.Store.Tests.Samples;

public sealed class JournalTests
{
    [Fact]
    public void A_leg_is_there_while_open_and_whole_when_closed()
    {
        using StoreRig rig = new();
        LegRecord leg = Opened();
        rig.Journal(new LegOpened(leg));
        Assert.Equal(leg, rig.Sink.WaitFor(() => rig.Leg(leg.Leg)));
        rig.Journal(new LegClosed(Closed(leg) with { Recording = leg.Call }));
        rig.Stop();
        Assert.Equal(Closed(leg) with { Recording = leg.Call }, rig.Leg(leg.Leg));
    }

    [Fact]
    public void A_closing_without_opening_is_kept_too()
    {
        using StoreRig rig = new();
        LegRecord leg = Closed(Opened());
        rig.Journal(new LegClosed(leg));
        rig.Stop();
        Assert.Equal(leg, rig.Leg(leg.Leg));
    }

    [Fact]
    public void A_fact_that_cannot_be_written_holds_up_no_other()
    {
        using StoreRig rig = new();
        LegRecord bad = Opened() with { Party = null! };
        LegRecord good = Opened();
        rig.Store.Pause();
        rig.Journal(new LegOpened(bad));
        rig.Journal(new LegOpened(good));
        rig.Store.Resume();
        Assert.Contains("LegOpened", rig.Sink.Wait("trouble journal"), StringComparison.Ordinal);
        rig.Stop();
        Assert.Null(rig.Leg(bad.Leg));
        Assert.NotNull(rig.Leg(good.Leg));
    }

    [Fact]
    public void Everything_posted_before_a_stop_is_durable()
    {
        const int legs = 20_000;
        using StoreRig rig = new();
        rig.Store.Pause();
        for (int i = 0; i < legs; i++)
        {
            LegRecord leg = Opened(Start + i);
            rig.Journal(new LegOpened(leg));
            rig.Journal(new LegClosed(Closed(leg)));
        }
        rig.Stop();
        using SqliteLink beside = rig.Beside();
        Assert.Equal([legs], beside.Query<int>("SELECT count(*) FROM legs WHERE end_at > 0"));
        Assert.Equal(0, rig.Store.Waiting);
    }

    [Fact]
    public void While_paused_facts_wait_and_commits_fail_and_nothing_blocks()
    {
        using StoreRig rig = new();
        LegRecord leg = Opened();
        rig.Store.Pause();
        rig.Journal(new LegOpened(leg));
        rig.Commit(new PutUser(User(2, "1001")));
        rig.Sink.Wait("failed 1 1 the database cannot be written");
        Assert.Null(rig.Leg(leg.Leg));
        rig.Store.Resume();
        rig.Sink.WaitFor(() => rig.Leg(leg.Leg));
        rig.Restart();
        Assert.Empty(rig.Store.Load(StoreRig.Tenant, []).Users);
    }

    [Fact]
    public void While_locked_by_another_facts_wait_and_commits_fail()
    {
        using StoreRig rig = new();
        LegRecord leg = Opened();
        using (SqliteLink beside = rig.Beside())
        {
            beside.Run("BEGIN IMMEDIATE");
            rig.Journal(new LegOpened(leg));
            rig.Commit(new PutUser(User(2, "1001")));
            rig.Sink.Wait("failed 1 1 the database cannot be written");
            Assert.Contains("locked", rig.Sink.Wait("trouble database"), StringComparison.Ordinal);
            beside.Run("ROLLBACK");
        }
        rig.Commit(new PutUser(User(3, "1002")));
        rig.Sink.Wait("committed 1 2");
        Assert.NotNull(rig.Leg(leg.Leg));
        rig.Restart();
        Assert.Equal([3], rig.Store.Load(StoreRig.Tenant, []).Users.Select(user => user.Id));
    }

    [Theory]
    [InlineData(DatabaseTrouble.Full)]
    [InlineData(DatabaseTrouble.ReadOnly)]
    [InlineData(DatabaseTrouble.InputOutput)]
    public void While_the_disk_fails_facts_wait_commits_fail_and_all_goes_on_when_it_works_again(DatabaseTrouble trouble)
    {
        const int legs = 500;
        using StoreRig rig = new();
        rig.Stop();
        Sink sink = new();
        FaultyDatabase database = new(new SqliteDatabase(rig.Folder.Database, new SecretBox(rig.Folder.Key())));
        StoreLoop loop = new(database, database.OpenWriter(), sink);
        database.Break(trouble);
        for (int i = 0; i < legs; i++)
        {
            loop.Post(new JournalFact(StoreRig.Tenant, new LegOpened(Opened(Start + i))));
        }
        loop.Start();
        loop.Post(Commit(1));
        sink.Wait("failed 1 1 the database cannot be written");
        Assert.Contains($"{trouble}", sink.Wait("trouble database"), StringComparison.Ordinal);
        loop.Post(Commit(2));
        sink.Wait("failed 1 2");
        Assert.Equal((legs, trouble), (loop.Waiting, loop.Trouble!.Trouble));
        // Told once, however often it was tried.
        Assert.Single(sink.Heard, line => line.StartsWith("trouble", StringComparison.Ordinal));
        Assert.Equal(1, database.Opened);

        database.Mend();
        sink.Wait("recovered database");
        loop.Post(Commit(3));
        sink.Wait("committed 1 3");
        Assert.Equal((0, null), (loop.Waiting, loop.Trouble));
        loop.Dispose();
        Assert.Equal(legs, rig.Store.Records.Read(new RecordQuery(StoreRig.Tenant, 1_000)).Count);
    }

    private static CommitConfiguration Commit(long id) =>
        new(StoreRig.Tenant, new CommitOrder(id, [new PutUser(User(2, $"100{id}"))], new IdCounters(2, 0, 0, 0, 0, 0)));

    [Fact]
    public void The_journal_tells_how_full_it_is()
    {
        using StoreRig rig = new();
        rig.Store.Pause();
        LegRecord leg = Opened();
        for (int i = 0; i < JournalGauge.Limit; i++)
        {
            Assert.Equal(i < JournalGauge.Alarm ? [] : [JournalLevel.High], rig.Sink.Levels);
            rig.Journal(new LegClosed(leg));
        }
        Assert.Equal([JournalLevel.High, JournalLevel.Full], rig.Sink.Levels);
        rig.Journal(new LegClosed(leg));
        Assert.Equal(JournalGauge.Limit + 1, rig.Store.Waiting);
        rig.Store.Resume();
        rig.Sink.Wait("journal Calm");
        rig.Stop();
        Assert.Equal([JournalLevel.High, JournalLevel.Full, JournalLevel.Calm], rig.Sink.Levels);
    }

    [Fact]
    public void Full_lasts_until_below_the_alarm()
    {
        List<JournalLevel> levels = [];
        JournalGauge gauge = new(levels.Add);
        for (int i = 0; i < JournalGauge.Limit; i++)
        {
            gauge.Posted();
        }
        gauge.Done(JournalGauge.Limit - JournalGauge.Alarm);
        Assert.Equal([JournalLevel.High, JournalLevel.Full], levels);
        gauge.Done(1);
        Assert.Equal([JournalLevel.High, JournalLevel.Full, JournalLevel.Calm], levels);
        gauge.Posted();
        Assert.Equal(JournalLevel.High, levels[^1]);
    }
}
