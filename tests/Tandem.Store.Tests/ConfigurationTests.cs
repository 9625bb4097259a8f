namespace Tandem.Store.Tests;

using System.Text;
using System.Text.Json;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Ports;
using Tandem.Store.Contract;
using static Tandem.Store.Tests.Samples;

public sealed class ConfigurationTests
{
    [Fact]
    public void All_of_it_comes_back()
    {
        using StoreRig rig = new();
        ConfigurationRows written = new(
            [User(2, "1001"), User(3, "1002")],
            [Extension(102, "1001", "s3cret"), Extension(103, "1002", "")],
            [Queue(3, "sales")],
            [Tier(1, 3, 2), Tier(2, 3, 3)],
            [new RouteRow(1, "4000", RouteTarget.Queue, "sales"), new RouteRow(2, "4001", RouteTarget.Extension, "1001")],
            [],
            [Session(2)],
            new IdCounters(3, 103, 3, 2, 2, 8, 1_001),
            [new MediaRow(1_001, "欢迎", "UPLOAD", "media/1/a.wav", "欢迎.wav", 44, 0, 5, 6)]
        );
        rig.Commit(
            written.Counters,
            [
                .. written.Extensions.Select(row => new PutExtension(row)),
                .. written.Users.Select(row => new PutUser(row)),
                .. written.Queues.Select(row => new PutQueue(row)),
                .. written.Tiers.Select(row => new PutTier(row)),
                .. written.Routes.Select(row => new PutRoute(row)),
                .. written.Media!.Select(row => new PutMedia(row)),
            ]
        );
        rig.Log.SignIn(2, 3, 5);
        AgentSession session = Session(2) with { SinceMicros = rig.Log.WallMicros, SignedInMicros = rig.Log.WallMicros - 1_000_000 };
        written = written with { Sessions = [session] };
        rig.Restart();
        ConfigurationRows read = rig.Store.Load(StoreRig.Tenant);
        Assert.Equal(Text(written), Text(read with { Lately = [] }));
        Assert.All(read.Lately, row => Assert.Equal(2, row.AgentId));
        Assert.NotEmpty(read.Lately);
        Assert.Contains($"committed {StoreRig.Tenant} 1", rig.Sink.Heard);
    }

    [Fact]
    public void Rows_are_changed_and_removed()
    {
        using StoreRig rig = new();
        rig.Commit(new PutUser(User(2, "1001")), new PutExtension(Extension(102, "1001", "a")), new PutQueue(Queue(3, "sales")));
        rig.Commit(new PutTier(Tier(1, 3, 2)), new PutRoute(new RouteRow(1, "4000", RouteTarget.Queue, "sales")));
        rig.Commit(new PutUser(User(2, "1009")), new PutExtension(Extension(102, "1009", "b")), new PutQueue(Queue(3, "service")));
        rig.Commit(new RemoveTier(1), new RemoveRoute(1));
        rig.Restart();
        ConfigurationRows now = rig.Store.Load(StoreRig.Tenant);
        Assert.Equal("1009", Assert.Single(now.Users).Login);
        Assert.Equal(("1009", "b"), (Assert.Single(now.Extensions).Number, now.Extensions[0].Secret));
        Assert.Equal("service", Assert.Single(now.Queues).Name);
        Assert.Empty(now.Tiers);
        Assert.Empty(now.Routes);

        rig.Store.Start();
        rig.Commit(new RemoveUser(2), new RemoveExtension(102), new RemoveQueue(3));
        rig.Restart();
        now = rig.Store.Load(StoreRig.Tenant);
        Assert.Empty(now.Users);
        Assert.Empty(now.Extensions);
        Assert.Empty(now.Queues);
    }

    [Fact]
    public void A_commit_that_violates_leaves_nothing_and_costs_no_other()
    {
        using StoreRig rig = new();
        rig.Store.Pause();
        rig.Commit(new IdCounters(2, 0, 0, 0, 0, 0), new PutUser(User(2, "1001")));
        Guid leg = rig.Log.Call();
        rig.Commit(new IdCounters(99, 0, 0, 0, 0, 0), new PutQueue(Queue(3, "sales")), new PutUser(User(3, "1001")));
        rig.Commit(new IdCounters(4, 0, 0, 0, 0, 0), new PutUser(User(4, "1003")));
        rig.Store.Resume();
        rig.Sink.Wait("committed 1 3");
        Assert.Equal(
            ["committed 1 1", "failed 1 2", "committed 1 3"],
            rig.Sink.Heard.Select(line => string.Join(' ', line.Split(' ')[..3]))
        );
        Assert.NotNull(rig.Leg(leg));
        rig.Restart();
        ConfigurationRows now = rig.Store.Load(StoreRig.Tenant);
        Assert.Equal([2, 4], now.Users.Select(user => user.Id));
        Assert.Empty(now.Queues);
        Assert.Equal(4, now.Counters.User);
    }

    private sealed record Unheard : ConfigurationChange;

    [Fact]
    public void A_commit_that_throws_fails_alone()
    {
        using StoreRig rig = new();
        rig.Commit(new PutUser(User(2, "1001")), new Unheard());
        rig.Store.Post(
            new CommitConfiguration(77, new CommitOrder(50, [new PutUser(User(2, "1001"))], new IdCounters(2, 0, 0, 0, 0, 0), []))
        );
        rig.Commit(new PutUser(User(3, "1002")));
        rig.Sink.Wait("committed 1 2");
        Assert.Contains("Unheard", rig.Sink.Wait("failed 1 1"), StringComparison.Ordinal);
        Assert.Contains("no tenant 77", rig.Sink.Wait("failed 77 50"), StringComparison.Ordinal);
        rig.Restart();
        Assert.Equal([3], rig.Store.Load(StoreRig.Tenant).Users.Select(user => user.Id));
    }

    [Fact]
    public void Sign_ins_and_registrations_come_back_until_they_end()
    {
        using StoreRig rig = new();
        rig.Log.SignIn(2, 3, 5);
        rig.Log.SignIn(3, 3, 5);
        AgentSession session = Session(3) with { SinceMicros = rig.Log.WallMicros, SignedInMicros = rig.Log.WallMicros - 1_000_000 };
        rig.Log.Say(new AgentSignedOut(2, "agent2", "sign-out"));
        rig.Store.Post(new SaveBinding(StoreRig.Tenant, Binding("1001", "sip:a@10.0.0.7")));
        rig.Store.Post(new SaveBinding(StoreRig.Tenant, Binding("1001", "sip:b@10.0.0.7")));
        rig.Store.Post(new SaveBinding(StoreRig.Tenant, Binding("1001", "sip:b@10.0.0.7") with { CSeq = 43 }));
        rig.Store.Post(new ForgetBinding(StoreRig.Tenant, "1001", "sip:a@10.0.0.7"));
        rig.Restart();
        Assert.Equal(Text(session), Text(Assert.Single(rig.Store.Load(StoreRig.Tenant).Sessions)));
        Assert.Equal(Binding("1001", "sip:b@10.0.0.7") with { CSeq = 43 }, Assert.Single(rig.Store.Bindings(StoreRig.Tenant)));
    }

    [Fact]
    public void Who_gets_a_number_next_does_not_inherit_its_phones()
    {
        using StoreRig rig = new();
        rig.Commit(new PutExtension(Extension(102, "1001", "a")), new PutExtension(Extension(103, "1002", "b")));
        rig.Store.Post(new SaveBinding(StoreRig.Tenant, Binding("1001", "sip:a@10.0.0.7")));
        rig.Store.Post(new SaveBinding(StoreRig.Tenant, Binding("1002", "sip:b@10.0.0.7")));
        rig.Commit(new RemoveExtension(102));
        rig.Restart();
        Assert.Equal("1002", Assert.Single(rig.Store.Bindings(StoreRig.Tenant)).Extension);
    }

    [Fact]
    public void Tenants_are_kept_apart()
    {
        using StoreRig rig = new(start: false);
        int other = rig.Store.AddTenant("other", "other.example").Id;
        Assert.Throws<StoreException>(() => rig.Store.AddTenant("other", "third.example"));
        Assert.Throws<StoreException>(() => rig.Store.AddTenant("third", "OTHER.example"));
        rig.Store.Start();
        rig.Commit(new PutUser(User(2, "1001")));
        rig.Store.Post(
            new CommitConfiguration(other, new CommitOrder(1, [new PutUser(User(2, "2001"))], new IdCounters(2, 0, 0, 0, 0, 0), []))
        );
        rig.Restart();
        Assert.Equal("1001", Assert.Single(rig.Store.Load(StoreRig.Tenant).Users).Login);
        Assert.Equal("2001", Assert.Single(rig.Store.Load(other).Users).Login);
    }

    [Fact]
    public void Secrets_are_nowhere_in_clear()
    {
        const string secret = "hidden-Zu7Kq4";
        using StoreRig rig = new();
        rig.Commit(new PutExtension(Extension(102, "1001", secret)), new PutUser(User(2, "1001")));
        rig.Sink.Wait("committed");
        string copy = rig.Wreck();
        string[] files = Directory.GetFiles(copy, "tandem.db*");
        Assert.Contains(files, file => Holds(file, "example.net"));
        Assert.DoesNotContain(files, file => Holds(file, secret) || Holds(file, "vm-4711-secret"));
        Directory.Delete(copy, recursive: true);
        rig.Restart();
        ConfigurationRows now = rig.Store.Load(StoreRig.Tenant);
        Assert.Equal((secret, "vm-4711-secret"), (now.Extensions[0].Secret, now.Users[0].VoicemailPassword));
    }

    [Fact]
    public void Another_key_opens_nothing_and_says_so()
    {
        using StoreRig rig = new();
        rig.Commit(new PutExtension(Extension(102, "1001", "secret")));
        rig.Sink.Wait("committed");
        File.Delete(Path.Combine(rig.Folder.Path, "key"));
        rig.Restart();
        StoreException e = Assert.Throws<StoreException>(() => rig.Store.Load(StoreRig.Tenant));
        Assert.Contains("key file back", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Once_started_the_connection_is_the_writers()
    {
        using StoreRig rig = new();
        Assert.Throws<InvalidOperationException>(() => rig.Store.Load(StoreRig.Tenant));
    }

    private static bool Holds(string file, string text) => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    // Records with lists compare by reference; their text does not.
    private static string Text<T>(T value) => JsonSerializer.Serialize(value);
}
