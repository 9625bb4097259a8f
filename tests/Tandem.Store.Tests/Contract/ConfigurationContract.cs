namespace Tandem.Store.Tests.Contract;

using System.Text.Json;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Store.Contract;
using static Tandem.Store.Tests.Samples;

public abstract class ConfigurationContract<T> : ContractTest<T>
    where T : DatabaseUnderTest, new()
{
    private static readonly IdCounters Counters = new(3, 103, 3, 2, 2, 8, 1_001, 2);

    private sealed record Unheard : ConfigurationChange;

    [Fact]
    public void Every_kind_comes_back_as_it_was_in_the_order_of_ids()
    {
        ConfigurationRows written = new(
            [User(2, "1001"), User(3, "1002")],
            [Extension(102, "1001", "s3cret"), Extension(103, "1002", "")],
            [Queue(3, "sales")],
            [Tier(1, 3, 2), Tier(2, 3, 3)],
            [new RouteRow(1, "4000", RouteTarget.Queue, "sales"), new RouteRow(2, "4001", RouteTarget.Extension, "1001")],
            [Trunk(1, "city"), Trunk(2, "移动") with { Password = "" }],
            [Session(2)],
            Counters,
            [new MediaRow(1_001, "欢迎", "UPLOAD", "media/1/a.wav", "欢迎.wav", 44, 0, 5, 6)]
        )
        {
            Numbering = new NumberingRow("CN", "010", "+861088887777") { UpdatedMicros = 7 },
            Flows = [Flow(1, "main", 2), Flow(2, "夜间", 0)],
            Dialing =
            [
                new NumberGroupRow(2, "各地", ["+861088887777", "+862088887777"], NumberGroupRule.Random) { UpdatedMicros = 8 },
                new SalesCodeRow(3, "007", [1, 2]),
                new CampaignRow(4, "春季") { DetectsMachines = true },
                new PriceRow(5, "+86138", 250_000, 6),
                new PageOriginRow(6, "https://crm.example"),
                new CustomerPageRow(7, "https://crm.example/?q={number}"),
            ],
        };
        Write(
            Counters,
            [
                .. written.Extensions.Reverse().Select(row => new PutExtension(row)),
                .. written.Users.Reverse().Select(row => new PutUser(row)),
                .. written.Queues.Select(row => new PutQueue(row)),
                .. written.Tiers.Select(row => new PutTier(row)),
                .. written.Routes.Select(row => new PutRoute(row)),
                .. written.Trunks.Reverse().Select(row => new PutTrunk(row)),
                .. written.Flows.Reverse().Select(row => new PutFlow(row)),
                .. written.Media!.Select(row => new PutMedia(row)),
                .. written.Dialing.Reverse().Select(row => new PutDialing(row)),
                new PutNumbering(new NumberingRow("US", "", "")),
                new PutNumbering(written.Numbering),
            ]
        );
        Writer.SignIns.Put(Tenant, Session(2), 1);
        Reopen();
        Assert.Equal(Text(written), Text(Writer.Configuration.Load(Tenant)));
    }

    [Fact]
    public void Versions_of_a_flow_are_kept_the_newest_so_many_until_it_is_removed()
    {
        for (int version = 0; version <= FlowVersion.Kept + 2; version++)
        {
            Write(new PutFlow(Flow(1, "main", version)), new PutFlow(Flow(2, "other", 1)));
        }
        Reopen();
        IReadOnlyList<FlowVersion> versions = Writer.Configuration.FlowVersions(Tenant, 1);
        Assert.Equal(Enumerable.Range(3, FlowVersion.Kept).Reverse(), versions.Select(each => each.Version));
        Assert.Equal(Flow(1, "main", 7).Document, Writer.Configuration.FlowDocument(Tenant, 1, 7));
        Assert.Null(Writer.Configuration.FlowDocument(Tenant, 1, 2));
        Assert.Null(Writer.Configuration.FlowDocument(Tenant + 1, 1, 7));
        Write(new RemoveFlow(1));
        Assert.Empty(Writer.Configuration.FlowVersions(Tenant, 1));
        Assert.Single(Writer.Configuration.FlowVersions(Tenant, 2));
    }

    private static FlowRow Flow(int id, string name, int version) =>
        new(id, name, $$"""{"name": "{{name}}", "draft": "草稿"}""", version, version == 0 ? "" : $"{name} v{version}", version, 5, 6);

    private static TrunkRow Trunk(int id, string name) =>
        new(id, name)
        {
            Peers = [new TrunkPeer("sip.carrier.example"), new TrunkPeer("203.0.113.5", 5070)],
            Sources = ["203.0.113.0/24"],
            Transport = TrunkTransport.Tls,
            User = "joe",
            Password = "s3cret 密",
            Registers = true,
            Codecs = ["PCMA"],
            NumberRules = [new NumberRule(NumberKind.CalledOut, "0", 1, "9")],
            UpdatedMicros = 7,
        };

    [Fact]
    public void A_tenant_without_anything_has_its_first_ids_before_it()
    {
        ConfigurationRows empty = Writer.Configuration.Load(Tenant);
        Assert.Equal((0, 1), (empty.Users.Count, empty.Counters.User));
    }

    [Fact]
    public void A_row_takes_the_place_of_the_one_with_its_id_and_a_key_is_free_again_when_its_row_is_gone()
    {
        Write(new PutUser(User(2, "1001")), new PutQueue(Queue(3, "sales")), new PutTier(Tier(1, 3, 2)));
        Write(new PutUser(User(2, "1009")), new PutQueue(Queue(3, "service")));
        Write(
            new PutUser(User(4, "1001")),
            new RemoveQueue(3),
            new RemoveTier(1),
            new PutQueue(Queue(5, "service")),
            new PutTier(Tier(6, 3, 2))
        );
        ConfigurationRows now = Writer.Configuration.Load(Tenant);
        Assert.Equal(["1009", "1001"], now.Users.Select(user => user.Login));
        Assert.Equal([(5, "service")], now.Queues.Select(queue => (queue.Id, queue.Name)));
        Assert.Equal([6], now.Tiers.Select(tier => tier.Id));
    }

    public static TheoryData<string> Twins() => ["user", "extension", "queue", "tier", "route", "sound"];

    [Theory]
    [MemberData(nameof(Twins))]
    public void A_key_that_is_taken_is_refused(string kind)
    {
        (ConfigurationChange first, ConfigurationChange twin) = Pair(kind);
        Write(first);
        Assert.Throws<RowRefusedException>(() => Write(twin));
        // The other tenant has keys of its own.
        int other = Writer.Tenants.Add("other", "other.example").Id;
        Writer.Configuration.Write(other, new CommitOrder(1, [twin], Counters, []));
    }

    [Fact]
    public void A_tenant_or_a_change_that_nobody_knows_is_refused()
    {
        Assert.Throws<RowRefusedException>(() => Writer.Configuration.Write(77, new CommitOrder(1, [], Counters, [])));
        Assert.Throws<RowRefusedException>(() => Write(new Unheard()));
    }

    [Fact]
    public void With_a_user_goes_the_sign_in_and_with_an_extension_its_phones()
    {
        Write(new PutUser(User(2, "1001")), new PutExtension(Extension(102, "1001", "a")), new PutExtension(Extension(103, "1002", "b")));
        Writer.SignIns.Put(Tenant, Session(2), 1);
        Writer.Bindings.Put(Tenant, Binding("1001", "sip:a@10.0.0.7"));
        Writer.Bindings.Put(Tenant, Binding("1002", "sip:b@10.0.0.7"));
        Write(new RemoveUser(2), new RemoveExtension(102));
        Assert.Empty(Writer.SignIns.All(Tenant));
        Assert.Equal(["1002"], Writer.Bindings.All(Tenant).Select(binding => binding.Extension));
    }

    private static (ConfigurationChange, ConfigurationChange) Pair(string kind) =>
        kind switch
        {
            "user" => (new PutUser(User(2, "1001")), new PutUser(User(3, "1001"))),
            "extension" => (new PutExtension(Extension(102, "1001", "a")), new PutExtension(Extension(103, "1001", "b"))),
            "queue" => (new PutQueue(Queue(3, "sales")), new PutQueue(Queue(4, "sales"))),
            "tier" => (new PutTier(Tier(1, 3, 2)), new PutTier(Tier(2, 3, 2))),
            "route" => (
                new PutRoute(new RouteRow(1, "4000", RouteTarget.Queue, "a")),
                new PutRoute(new RouteRow(2, "4000", RouteTarget.Queue, "b"))
            ),
            _ => (
                new PutMedia(new MediaRow(1_001, "a", "UPLOAD", "media/1/a.wav", "a.wav", 44, 0, 5, 6)),
                new PutMedia(new MediaRow(1_002, "b", "UPLOAD", "media/1/a.wav", "b.wav", 44, 0, 5, 6))
            ),
        };

    private void Write(params ConfigurationChange[] changes) => Write(Counters, changes);

    private void Write(IdCounters counters, params ConfigurationChange[] changes) =>
        Writer.Configuration.Write(Tenant, new CommitOrder(1, changes, counters, []));

    // Records with lists compare by reference; their text does not.
    private static string Text<TValue>(TValue value) => JsonSerializer.Serialize(value);
}
