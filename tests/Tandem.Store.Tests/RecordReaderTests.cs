namespace Tandem.Store.Tests;

using Tandem.Core.Facts;
using Tandem.Engine.Ports;
using Tandem.Store.Contract;
using Tandem.Store.Reading;
using Tandem.Store.Sqlite;
using Tandem.Store.Sqlite.Sql;
using Tandem.Store.Sqlite.Tables;
using static Tandem.Store.Tests.Samples;

public sealed class RecordReaderTests
{
    [Fact]
    public void Newest_first_by_pages_and_time()
    {
        using StoreRig rig = new();
        List<LegRecord> legs = [.. Enumerable.Range(0, 10).Select(i => Opened(Start + i * 10))];
        foreach (LegRecord leg in legs)
        {
            rig.Journal(new LegOpened(leg));
        }
        rig.Stop();
        legs.Reverse();
        RecordReader reader = rig.Store.Records;
        Assert.Equal(legs, reader.Read(new RecordQuery(StoreRig.Tenant)));
        Assert.Equal(legs[3..6], reader.Read(new RecordQuery(StoreRig.Tenant, 3, 3)));
        Assert.Empty(reader.Read(new RecordQuery(StoreRig.Tenant, 3, 10)));
        Assert.Equal(legs[4..7], reader.Read(new RecordQuery(StoreRig.Tenant, FromMicros: Start + 30, ToMicros: Start + 60)));
        Assert.Single(reader.Read(new RecordQuery(StoreRig.Tenant, Limit: -5)));
    }

    [Fact]
    public void By_call_and_by_tenant_only()
    {
        using StoreRig rig = new(start: false);
        int other = rig.Store.AddTenant("other", "other.example").Id;
        rig.Store.Start();
        LegRecord first = Opened(Start);
        LegRecord second = Opened(Start + 1, first.Call);
        LegRecord foreign = Opened(Start + 2, first.Call);
        rig.Journal(new LegOpened(first));
        rig.Journal(new LegOpened(second));
        rig.Journal(new LegOpened(Opened()));
        rig.Store.Post(new JournalFact(other, new LegOpened(foreign)));
        rig.Stop();
        Assert.Equal([second, first], rig.Store.Records.Read(new RecordQuery(StoreRig.Tenant, Call: first.Call)));
        Assert.Equal([first], rig.Store.Records.Read(new RecordQuery(StoreRig.Tenant, Call: first.Call, ToMicros: Start + 1)));
        Assert.Equal([foreign], rig.Store.Records.Read(new RecordQuery(other)));
        Assert.Equal([StoreRig.Tenant, other], rig.Store.Records.Tenants().Select(tenant => tenant.Id));
    }

    [Fact]
    public void A_call_is_found_without_walking_all_records()
    {
        using StoreRig rig = new();
        RecordQuery byCall = new(StoreRig.Tenant, Call: Guid.CreateVersion7());
        Assert.Contains("legs_by_call", Plan(rig, byCall), StringComparison.Ordinal);
        Assert.Contains("legs_by_call", Plan(rig, byCall with { ToMicros = 5 }), StringComparison.Ordinal);
        Assert.Equal("SEARCH legs USING INDEX legs_by_start (tenant=? AND start_at>?)", Plan(rig, new RecordQuery(StoreRig.Tenant)));
    }

    [Fact]
    public void It_reads_beside_a_writer_that_is_at_work()
    {
        using StoreRig rig = new();
        LegRecord leg = Opened();
        rig.Journal(new LegOpened(leg));
        rig.Sink.WaitFor(() => rig.Leg(leg.Leg));
        using SqliteLink beside = rig.Beside();
        beside.Run("BEGIN IMMEDIATE");
        Assert.NotNull(rig.Leg(leg.Leg));
    }

    [Fact]
    public void Whose_a_recording_is()
    {
        using StoreRig rig = new();
        Guid recording = Guid.CreateVersion7();
        rig.Journal(new RecordingOpened(recording, Guid.CreateVersion7(), Guid.CreateVersion7(), Start));
        rig.Journal(new RecordingClosed(recording, 1_000, ""));
        rig.Stop();
        Assert.Equal(StoreRig.Tenant, rig.Store.Records.TenantOfRecording(recording));
        Assert.Equal(0, rig.Store.Records.TenantOfRecording(Guid.CreateVersion7()));
    }

    [Fact]
    public void A_database_that_cannot_be_read_is_said_to_be_so()
    {
        RecordReader reader = new(new SqliteDatabase("/nowhere/tandem.db"));
        Assert.Contains("cannot be read", Assert.Throws<StoreException>(reader.Tenants).Message, StringComparison.Ordinal);
    }

    private static string Plan(StoreRig rig, RecordQuery query)
    {
        using SqliteLink link = rig.Beside();
        return string.Join(
            "; ",
            link.Query<(long Id, long Parent, long Unused, string Detail)>(
                    "EXPLAIN QUERY PLAN " + RecordSelect.Sql(query),
                    RecordSelect.Values(query)
                )
                .Select(row => row.Detail)
        );
    }
}
