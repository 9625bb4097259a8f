namespace Tandem.Store.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Ports;
using Tandem.Store.Contract;
using Tandem.Store.Sqlite.Sql;
using Tandem.Store.Tenants;
using static Tandem.Store.Tests.Samples;

/// <summary>Tenants that come, change and go while the store writes.</summary>
public sealed class TenantTests
{
    [Fact]
    public async Task One_that_starts_is_rid_of_half_uploads_and_of_sounds_it_does_not_know()
    {
        using StoreRig rig = new();
        string own = Directory.CreateDirectory(Path.Combine(rig.Folder.Sounds, "media", $"{StoreRig.Tenant}")).FullName;
        string half = Path.Combine(own, $"{Guid.NewGuid():N}.wav.new");
        string unknown = Path.Combine(own, $"{Guid.NewGuid():N}.wav");
        string operators = Path.Combine(own, "operators.wav");
        Array.ForEach([half, unknown, operators], file => File.WriteAllText(file, "x"));

        await rig.Store.StartTenantAsync(StoreRig.Tenant);

        Assert.Equal([operators], Directory.GetFiles(own));
    }

    [Fact]
    public async Task One_that_comes_has_a_log_and_all_its_tables_at_once()
    {
        using StoreRig rig = new();
        TenantRow row = await rig.Store.AddTenantAsync("acme", "acme.example");
        TenantStart start = await rig.Store.StartTenantAsync(row.Id);
        Assert.Equal((0, 0, 0L), (start.Configuration.Users.Count, start.Bindings.Count, start.LastEvent));

        LogScript log = new(rig.Store.Post, row.Id, start.LastEvent);
        Guid leg = log.Call();
        rig.Store.Post(Commit(log, row.Id));
        rig.Sink.Wait($"committed {row.Id} 1");

        Assert.Equal(5, rig.Events(row.Id).Count);
        Assert.Equal([leg], rig.Store.Records.Read(new RecordQuery(row.Id)).Select(record => record.Leg));
        Assert.Empty(rig.Events());
        Assert.Equal([row], rig.Store.Tenants().Skip(1));
        rig.Restart();
        // That it was stopped is told at the next start.
        Assert.Equal(6, rig.Store.LastEvent(row.Id));
        Assert.Single(rig.Store.Load(row.Id).Users);
    }

    [Fact]
    public async Task Names_and_domains_are_one_tenants()
    {
        using StoreRig rig = new();
        TenantRow row = await rig.Store.AddTenantAsync("acme", "acme.example");
        await Assert.ThrowsAsync<StoreException>(() => rig.Store.AddTenantAsync("acme", "other.example"));
        await Assert.ThrowsAsync<StoreException>(() => rig.Store.AddTenantAsync("other", "ACME.example"));
        await Assert.ThrowsAsync<StoreException>(() => rig.Store.ChangeTenantAsync(row.Id, "Tandem.local"));
        Assert.Equal(row with { Domain = "acme.cn" }, await rig.Store.ChangeTenantAsync(row.Id, "acme.cn"));
        await Assert.ThrowsAsync<StoreException>(() => rig.Store.RemoveTenantAsync(77));
    }

    [Fact]
    public async Task While_nothing_can_be_written_who_asks_is_told()
    {
        using StoreRig rig = new();
        rig.Store.Pause();
        await Assert.ThrowsAsync<StoreException>(() => rig.Store.AddTenantAsync("acme", "acme.example"));
        rig.Store.Resume();
        Assert.Equal(2, (await rig.Store.AddTenantAsync("acme", "acme.example")).Id);
    }

    [Fact]
    public async Task A_disabled_one_has_stopped_in_its_log_and_goes_on_where_it_was()
    {
        using StoreRig rig = new();
        TenantRow row = await rig.Store.AddTenantAsync("acme", "acme.example");
        LogScript log = new(rig.Store.Post, row.Id, 0);
        log.SignIn(2, 3);
        (Guid Call, Guid Leg) open = log.Arrive();

        Assert.True((await rig.Store.ChangeTenantAsync(row.Id, disabled: true)).Disabled);

        EventData[] told = [.. rig.Events(row.Id).Select(happened => happened.Data)];
        Assert.Equal(
            "stopped",
            Assert.IsType<ServerStopped>(told[^1]).Reason.Replace("system_failure", "stopped", StringComparison.Ordinal)
        );
        Assert.NotNull(rig.Store.Records.Read(new RecordQuery(row.Id)).FirstOrDefault(record => record.Leg == open.Leg));
        Assert.False((await rig.Store.ChangeTenantAsync(row.Id, disabled: false)).Disabled);
        TenantStart again = await rig.Store.StartTenantAsync(row.Id);
        Assert.Equal(told.Length, again.LastEvent);
        // Who was signed in stays so, as at a restart of the server.
        Assert.Equal([2], again.Configuration.Sessions.Select(session => session.UserId));
    }

    [Fact]
    public async Task Of_a_removed_one_nothing_is_left_and_its_id_is_nobodys()
    {
        using StoreRig rig = new();
        TenantRow row = await rig.Store.AddTenantAsync("acme", "acme.example");
        LogScript log = new(rig.Store.Post, row.Id, 0);
        for (int i = 0; i < 50; i++)
        {
            log.QueueCall();
        }
        rig.Log.QueueCall();
        Guid recording = Guid.CreateVersion7();
        (Guid Call, Guid Leg) recorded = log.Arrive();
        log.Say(recorded.Call, recorded.Leg, new RecordingStarted(recording));
        log.Say(recorded.Call, recorded.Leg, new RecordingEnded(recording, 1_000, ""));
        string file = rig.Store.Files.PathOf(recording);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, "RIFF", TestContext.Current.CancellationToken);
        rig.Store.Post(Commit(log, row.Id));
        rig.Sink.Wait($"committed {row.Id} 1");
        int[] mine = Counts(rig, StoreRig.Tenant);
        Assert.True(Counts(rig, row.Id).Sum() > 100);

        Assert.Equal(row, await rig.Store.RemoveTenantAsync(row.Id));

        Assert.Equal([StoreRig.Tenant], rig.Store.Tenants().Select(tenant => tenant.Id));
        Assert.Equal(row.Id + 1, (await rig.Store.AddTenantAsync("acme", "acme.example")).Id);
        rig.Sink.WaitFor(() => Counts(rig, row.Id).Sum() == 0 ? "" : null);
        Assert.False(File.Exists(file));
        Assert.Equal(mine, Counts(rig, StoreRig.Tenant));
        Assert.Empty(rig.Events(row.Id));
    }

    private static CommitConfiguration Commit(LogScript log, int tenant) =>
        new(
            tenant,
            new CommitOrder(
                1,
                [new PutUser(User(2, "1001"))],
                new IdCounters(2, 0, 0, 0, 0, 0),
                [log.Make(Guid.Empty, Guid.Empty, new ConfigUserPut(2, "1001", []))]
            )
        );

    private static int[] Counts(StoreRig rig, int tenant)
    {
        using SqliteLink link = rig.Beside();
        return
        [
            .. link.Query<string>(
                    "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name='tenant' WHERE m.type='table' ORDER BY 1"
                )
                .Select(table => link.Query<int>($"SELECT count(*) FROM {table} WHERE tenant=@tenant", new { tenant })[0]),
        ];
    }
}
