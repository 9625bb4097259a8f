namespace Tandem.Store.Tests;

using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Store.Contract;
using Tandem.Store.Reading;
using Tandem.Store.Sqlite;
using Tandem.Store.Sqlite.Sql;
using Tandem.Store.Sqlite.Tables;

public sealed class RecordReaderTests
{
    [Fact]
    public void Newest_first_by_pages_and_time()
    {
        using StoreRig rig = new();
        long start = rig.Log.WallMicros;
        List<Guid> legs = [.. Enumerable.Range(0, 10).Select(_ => rig.Log.Call())];
        rig.Stop();
        legs.Reverse();
        RecordReader reader = rig.Store.Records;
        Guid[] Read(RecordQuery query) => [.. reader.Read(query).Select(record => record.Leg)];
        Assert.Equal(legs, Read(new RecordQuery(StoreRig.Tenant)));
        Assert.Equal(legs[3..6], Read(new RecordQuery(StoreRig.Tenant, 3, 3)));
        Assert.Empty(Read(new RecordQuery(StoreRig.Tenant, 3, 10)));
        // A call takes four seconds.
        long from = start + 12_000_000;
        Assert.Equal(legs[4..7], Read(new RecordQuery(StoreRig.Tenant, FromMicros: from, ToMicros: from + 12_000_000)));
        Assert.Single(Read(new RecordQuery(StoreRig.Tenant, Limit: -5)));
    }

    [Fact]
    public void By_call_and_by_tenant_only()
    {
        using StoreRig rig = new(start: false);
        int other = rig.Store.AddTenant("other", "other.example").Id;
        LogScript elsewhere = new(rig.Store.Post, other, 0);
        rig.Store.Start();
        (Guid Call, Guid Leg) first = rig.Log.Arrive();
        rig.Log.End(first);
        rig.Log.Call();
        Guid foreign = elsewhere.Call();
        rig.Stop();
        LegRecord only = Assert.Single(rig.Store.Records.Read(new RecordQuery(StoreRig.Tenant, Call: first.Call)));
        Assert.Equal(first.Leg, only.Leg);
        Assert.Empty(rig.Store.Records.Read(new RecordQuery(StoreRig.Tenant, Call: first.Call, ToMicros: only.StartMicros)));
        Assert.Equal(foreign, Assert.Single(rig.Store.Records.Read(new RecordQuery(other))).Leg);
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
        // A page deep inside is found without walking those before it, and without sorting.
        RecordQuery page = new(StoreRig.Tenant) { After = (5, Guid.CreateVersion7()) };
        Assert.Contains("USING INDEX legs_by_start (tenant=? AND start_at>? AND", Plan(rig, page), StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", Plan(rig, page), StringComparison.Ordinal);
    }

    [Fact]
    public void It_reads_beside_a_writer_that_is_at_work()
    {
        using StoreRig rig = new();
        Guid leg = rig.Log.Call();
        rig.Sink.WaitFor(() => rig.Leg(leg));
        using SqliteLink beside = rig.Beside();
        beside.Run("BEGIN IMMEDIATE");
        Assert.NotNull(rig.Leg(leg));
    }

    [Fact]
    public void Whose_a_recording_is()
    {
        using StoreRig rig = new();
        Guid recording = Guid.CreateVersion7();
        (Guid Call, Guid Leg) leg = rig.Log.Arrive();
        rig.Log.Say(leg.Call, leg.Leg, new RecordingStarted(recording));
        rig.Log.Say(leg.Call, leg.Leg, new RecordingEnded(recording, 1_000, ""));
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
