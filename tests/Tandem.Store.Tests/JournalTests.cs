namespace Tandem.Store.Tests;

using Microsoft.Data.Sqlite;
using Tandem.Core.Configuration;
using Tandem.Core.Facts;
using Tandem.Engine.Ports;
using Tandem.Store.Reading;
using Tandem.Store.Sqlite;
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
        using SqliteConnection beside = rig.Beside();
        using SqliteCommand count = beside.CreateCommand();
        count.CommandText = "SELECT count(*) FROM legs WHERE end_at > 0";
        Assert.Equal((long)legs, count.ExecuteScalar());
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
        using (SqliteConnection beside = rig.Beside())
        {
            SystemSqlite.Run(beside, "BEGIN IMMEDIATE");
            rig.Journal(new LegOpened(leg));
            rig.Commit(new PutUser(User(2, "1001")));
            rig.Sink.Wait("failed 1 1 the database cannot be written");
            Assert.Contains("locked", rig.Sink.Wait("trouble database"), StringComparison.Ordinal);
            SystemSqlite.Run(beside, "ROLLBACK");
        }
        rig.Commit(new PutUser(User(3, "1002")));
        rig.Sink.Wait("committed 1 2");
        Assert.NotNull(rig.Leg(leg.Leg));
        rig.Restart();
        Assert.Equal([3], rig.Store.Load(StoreRig.Tenant, []).Users.Select(user => user.Id));
    }

    [Fact]
    public void While_the_disk_is_full_facts_wait_and_commits_fail_in_order()
    {
        const int legs = 500;
        using StoreRig rig = new();
        rig.Stop();
        SqliteConnection connection = rig.Beside();
        Sink sink = new();
        StoreLoop loop = new(connection, new SecretBox(rig.Folder.Key()), sink);
        // SQLite says SQLITE_FULL past this count, as it does when the disk has no room.
        SystemSqlite.Run(connection, "PRAGMA max_page_count=40");
        loop.Pause();
        for (int i = 0; i < legs; i++)
        {
            loop.Post(new JournalFact(StoreRig.Tenant, new LegOpened(Opened(Start + i))));
        }
        loop.Start();
        loop.Post(
            new CommitConfiguration(
                StoreRig.Tenant,
                new Tandem.Core.CommitOrder(1, [new PutUser(User(2, "1001"))], new IdCounters(2, 0, 0, 0, 0, 0))
            )
        );
        loop.Resume();
        sink.Wait("failed 1 1");
        Assert.Contains("full", sink.Wait("trouble database"), StringComparison.Ordinal);
        Assert.Equal(legs, loop.Waiting);
        loop.Pause();
        loop.Post(new CommitConfiguration(StoreRig.Tenant, new Tandem.Core.CommitOrder(2, [], new IdCounters(2, 0, 0, 0, 0, 0))));
        // Answered while paused, so the writer does not touch the connection now.
        sink.Wait("failed 1 2");
        SystemSqlite.Run(connection, "PRAGMA max_page_count=1000000");
        loop.Dispose();
        Assert.Equal(legs, rig.Store.Records.Read(new RecordQuery(StoreRig.Tenant, 1_000)).Count);
    }

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
