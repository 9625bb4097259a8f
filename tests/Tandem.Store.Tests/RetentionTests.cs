namespace Tandem.Store.Tests;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Store.Contract;
using Tandem.Store.EventLog;
using Tandem.Store.Files;
using Tandem.Store.Sqlite;
using Tandem.Store.Sqlite.Sql;
using Tandem.Store.Tenants;
using Tandem.Store.Writing;

/// <summary>Old events are cut by whole segments; what was made of them stays, and what is kept gives the same again.</summary>
public sealed class RetentionTests : IDisposable
{
    private const long Day = 86_400_000_000;

    private readonly StoreRig rig = new();
    private readonly Sink sink = new();
    private readonly IDatabase database;
    private readonly StoreLogs logs;
    private StoreLoop? loop;
    private LogScript? log;
    private readonly long start = (DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
    private long now;

    public RetentionTests()
    {
        now = start;
        rig.Stop();
        database = new SqliteDatabase(rig.Folder.Database, new SecretBox(rig.Folder.Key()));
        using IDatabaseConnection connection = database.OpenWriter();
        logs = new StoreLogs(database, connection, rig.Store.Files, sink.Failed);
    }

    public void Dispose() => rig.Dispose();

    [Fact]
    public void What_is_cut_leaves_its_tables_and_what_is_kept_makes_them_again_to_the_byte()
    {
        Run(new EventRetention(TimeSpan.FromDays(10)), days: 20);
        Assert.InRange(Kept().Days, 10, 12);
        string before = Tables.Dump(rig);
        Assert.True(Count("legs") >= 20 * 2);
        Rebuild();
        Assert.Equal(before, Tables.Dump(rig));
    }

    [Fact]
    public void What_is_kept_may_be_changed_while_it_runs()
    {
        Run(EventRetention.Default, days: 12, later: new EventRetention(TimeSpan.FromDays(5)));
        Assert.InRange(Kept().Days, 5, 7);
    }

    [Fact]
    public void Neither_the_last_three_days_nor_what_somebody_needs_is_cut()
    {
        logs.Needs.Set("webhooks", tenant => tenant == StoreRig.Tenant ? 60 : long.MaxValue);
        Run(new EventRetention(TimeSpan.FromDays(1)), days: 12);
        (_, long first) = Kept();
        Assert.InRange(first, 2, 60);
    }

    [Fact]
    public void Without_needs_three_days_stay_however_small_the_limits()
    {
        Run(new EventRetention(TimeSpan.FromHours(1), 1), days: 12);
        Assert.InRange(Kept().Days, 3, 4);
    }

    [Fact]
    public void One_tenant_may_keep_less_than_others()
    {
        EventRetention usual = EventRetention.Default with
        {
            Of = new Dictionary<string, EventRetention> { ["default"] = new(TimeSpan.FromDays(5)) },
        };
        Run(usual, days: 12);
        Assert.InRange(Kept().Days, 5, 6);
    }

    [Fact]
    public void Records_that_are_deleted_because_of_their_age_stay_so_when_all_is_made_again()
    {
        Run(EventRetention.Default, days: 6, cutRecordsAfter: 4);
        long left = Count("legs");
        Assert.Equal(4 * 3 * 2, left);
        string before = Tables.Dump(rig);
        Rebuild();
        Assert.Equal(before, Tables.Dump(rig));
    }

    [Fact]
    public void A_reader_with_a_place_that_was_cut_is_told()
    {
        Run(new EventRetention(TimeSpan.FromDays(4)), days: 12);
        EventPage page = logs.Reader.Read(StoreRig.Tenant, new EventCursor(logs.Reader.Epoch, 1), EventFilter.All, 10);
        Assert.Equal("too_old", page.Gap!.Reason);
        Assert.Equal(page.Gap.Oldest.Id + 1, page.Events[0].Id);
    }

    // A call now and then, six hours and more apart: each begins a segment.
    private void Run(EventRetention retention, int days, int cutRecordsAfter = 0, EventRetention? later = null)
    {
        IDatabaseConnection connection = database.OpenWriter();
        loop = new StoreLoop(
            database,
            connection,
            logs,
            retention,
            new RemovedTenants(rig.Store.Files),
            sink,
            () => Volatile.Read(ref now)
        );
        log = new LogScript(loop.Post, StoreRig.Tenant, logs.Last(StoreRig.Tenant), now);
        loop.Start();
        for (int i = 0; i < days * 3; i++)
        {
            log.WallMicros = now;
            log.QueueCall();
            if (later != null && i == days)
            {
                loop.Retain(later);
            }
            if (cutRecordsAfter > 0 && i == cutRecordsAfter * 3)
            {
                log.Say(new RecordsCut(start + 2 * Day));
            }
            Settle();
            Volatile.Write(ref now, now + Day / 3);
            // The keeper looks when something is written.
            log.WallMicros = now;
            log.Say(new AlarmCleared("tick"));
            Settle();
        }
        loop.Dispose();
    }

    private void Settle()
    {
        long last = log!.Last;
        sink.WaitFor(() => logs.Tail.Last(StoreRig.Tenant) >= last && loop!.Waiting == 0 ? "" : null);
    }

    private (double Days, long First) Kept()
    {
        using IDatabaseConnection reader = database.OpenReader();
        EventSegment oldest = reader.Events.Segments(StoreRig.Tenant)[0];
        return ((double)(now - oldest.WallMicros) / Day, oldest.First);
    }

    private long Count(string table)
    {
        using SqliteLink link = rig.Beside();
        return link.Query<long>($"SELECT count(*) FROM {table} WHERE tenant={StoreRig.Tenant}")[0];
    }

    private void Rebuild()
    {
        rig.Folder.Dispose();
        using DataFolder folder = DataFolder.Open(rig.Folder.Path);
        FolderRebuild.Run(folder);
    }
}
