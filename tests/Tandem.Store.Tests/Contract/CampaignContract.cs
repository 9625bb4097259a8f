namespace Tandem.Store.Tests.Contract;

using Tandem.Access.Contract;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Packing;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Folds;
using Tandem.Store.Contract;
using static Tandem.Store.Tests.Samples;

public abstract class CampaignContract<T> : ContractTest<T>
    where T : DatabaseUnderTest, new()
{
    private const int Campaign = 4;
    private const string Shanghai = "Asia/Shanghai";
    private const string Tokyo = "Asia/Tokyo";
    private const string First = "+8613800138000";
    private const string Second = "+8613800138001";

    [Fact]
    public void Numbers_that_are_due_are_read_by_place_rank_and_how_long_they_have_been()
    {
        Fill((First, Shanghai), (Second, Shanghai), ("+81312345678", Tokyo));
        CampaignBatch places = Read([], 10);
        Assert.Equal([Shanghai, Tokyo], places.Zones);
        Assert.Empty(places.Numbers);
        Assert.Equal([First, Second], Read([Shanghai], 10).Numbers.Select(each => each.Number));
        Assert.Equal([First], Read([Shanghai], 1).Numbers.Select(each => each.Number));
        Assert.Equal(["+81312345678"], Read([Tokyo], 10).Numbers.Select(each => each.Number));
        Begin(First, 1);
        End(First, 1, 1, DialOutcome.Busy, 500, 2);
        CampaignBatch later = Read([Shanghai], 10, 400);
        Assert.Equal([Second], later.Numbers.Select(each => each.Number));
        Assert.Equal(500L, later.NextDueMicros);
        // Its rank puts it before the other one once it is due.
        Assert.Equal([First, Second], Read([Shanghai], 10, 500).Numbers.Select(each => each.Number));
        Assert.Equal((1, 1L << 8), (Read([Shanghai], 1, 500).Numbers[0].Attempts, Read([Shanghai], 1, 500).Numbers[0].Tries));
    }

    [Fact]
    public void An_attempt_is_let_in_once_and_only_at_a_number_that_waits_and_may_be_called()
    {
        Fill((First, Shanghai), (Second, Shanghai));
        Begin(First, 1);
        Assert.Throws<RowRefusedException>(() => Begin(First, 1));
        Assert.Throws<RowRefusedException>(() => Begin(First, 2));
        Assert.Throws<RowRefusedException>(() => Begin("+8613900139000", 1));
        Assert.Equal([(Campaign, First, 1)], Writer.Campaigns.Open(Tenant).Select(open => (open.CampaignId, open.Number, open.Attempt)));
        End(First, 1, 1, DialOutcome.Lost, 0, 5);
        Assert.Empty(Writer.Campaigns.Open(Tenant));
        // The same event made again from the log, or an older one, changes nothing.
        Begin(Second, 1);
        End(Second, 0, 0, DialOutcome.DoNotCall, 0, 5);
        Assert.Single(Writer.Campaigns.Open(Tenant));
        End(Second, 1, 1, DialOutcome.NoAnswer, 7, 5);
        Begin(Second, 2);
        End(Second, 1, 1, DialOutcome.NoAnswer, 7, 5);
        Assert.Equal(2, Writer.Campaigns.Open(Tenant).Single().Attempt);
        End(Second, 2, 1, DialOutcome.Withdrawn, 9, 5);
        Assert.Equal(1, Read([Shanghai], 1, 9).Numbers[0].Attempts);
        Write(new ChangeDoNotCall([Second], []));
        Assert.True(Read([Shanghai], 1, 9).Numbers[0].IsDoNotCall);
        Assert.Throws<RowRefusedException>(() => Begin(Second, 2));
        Write(new ChangeDoNotCall([], [Second]));
        Writer.CampaignStock.ChangeShared([Second], []);
        Assert.Throws<RowRefusedException>(() => Begin(Second, 2));
        Assert.Equal([Second], Writer.CampaignStock.DoNotCall(0, "", 5));
        Assert.Empty(Writer.CampaignStock.DoNotCall(Tenant, "", 5));
    }

    [Fact]
    public void What_an_import_stages_is_nowhere_until_it_is_released_and_goes_without_a_trace()
    {
        Fill((First, Shanghai));
        CampaignImport import = Writer.CampaignStock.Put(new CampaignImport(Tenant, 0, Campaign));
        Assert.Equal(1, import.Id);
        NewCampaignNumber[] numbers = [.. Enumerable.Range(0, 5).Select(i => new NewCampaignNumber($"+861380013800{i}", Shanghai, ""))];
        Assert.Equal(4, Writer.CampaignStock.Stage(import, numbers));
        Assert.Equal(1, Writer.CampaignStock.Counts(Tenant, Campaign).All);
        Assert.Single(Read([Shanghai], 10).Numbers);
        Assert.Single(Writer.CampaignStock.Numbers(Tenant, Campaign, "", 10, null));
        Assert.Throws<RowRefusedException>(() => Begin(Second, 1));
        Write(new ReleaseCampaignImport(Campaign, 1, 4));
        Assert.Equal(CampaignImport.Releasing, Writer.CampaignStock.Unfinished().Single().State);
        Assert.True(Writer.CampaignStock.ReleaseSome(import, 3));
        Assert.Equal(4, Writer.CampaignStock.Counts(Tenant, Campaign).Waiting);
        Assert.True(Writer.CampaignStock.ReleaseSome(import, 3));
        Assert.False(Writer.CampaignStock.ReleaseSome(import, 3));
        CampaignImport other = Writer.CampaignStock.Put(new CampaignImport(Tenant, 0, Campaign));
        Writer.CampaignStock.Stage(other, [new NewCampaignNumber("+8613900139000", Shanghai, "")]);
        Assert.True(Writer.CampaignStock.DropSome(other, 3));
        Assert.False(Writer.CampaignStock.DropSome(other, 3));
        Assert.Equal(5, Writer.CampaignStock.Counts(Tenant, Campaign).All);
        Assert.Throws<RowRefusedException>(() => Write(new ReleaseCampaignImport(Campaign, 9, 1)));
    }

    [Fact]
    public void Numbers_of_a_campaign_that_is_gone_go_some_at_a_time()
    {
        Fill((First, Shanghai), (Second, Shanghai));
        Write(new AddCampaignNumbers(CampaignRow.First, [new NewCampaignNumber(First, Shanghai, "")]));
        Assert.False(Writer.CampaignStock.SweepSome(Tenant, 1));
        Write(new RemoveDialing(CampaignRow.Word, Campaign));
        while (Writer.CampaignStock.SweepSome(Tenant, 1)) { }
        Assert.Equal(0, Writer.CampaignStock.Counts(Tenant, Campaign).All);
        Assert.Equal(1, Writer.CampaignStock.Counts(Tenant, CampaignRow.First).All);
    }

    [Fact]
    public void Hours_are_kept_and_read_from_one_on()
    {
        CampaignHour hour = new()
        {
            CampaignId = Campaign,
            Hour = 7,
            Part = 3,
            Live = 2,
        };
        hour.Outcomes[(int)DialOutcome.Abandoned] = 1;
        Writer.Campaigns.Put(Tenant, new PutCampaignHour(9, Campaign, 7, 3, Packed.Of(hour)));
        Reopen();
        CampaignHour read = Writer.Campaigns.Hours(Tenant, 7).Single();
        Assert.Equal((2, 1, 3L), (read.Live, read.Of(DialOutcome.Abandoned), read.Part));
        Assert.Empty(Writer.Campaigns.Hours(Tenant, 8));
    }

    private void Fill(params (string Number, string Zone)[] numbers) =>
        Write(
            new PutDialing(new CampaignRow(Campaign, "春季")),
            new AddCampaignNumbers(Campaign, [.. numbers.Select(each => new NewCampaignNumber(each.Number, each.Zone, ""))])
        );

    private CampaignBatch Read(string[] zones, int most, long due = 100) =>
        Writer.Campaigns.Read(Tenant, new CampaignAsk(1, Campaign, zones, due, most));

    private void Begin(string number, int attempt) => Write(new BeginCampaignAttempt(Campaign, number, attempt, Guid.CreateVersion7()));

    private void End(string number, int attempt, int attempts, DialOutcome outcome, long due, int rank) =>
        Writer.Campaigns.Put(
            Tenant,
            new PutCampaignNumber(1, Campaign, number, attempt, attempts, outcome, due, rank, OutcomeCounts.Plus(0, outcome))
        );

    private void Write(params ConfigurationChange[] changes) =>
        Writer.Configuration.Write(Tenant, new CommitOrder(1, changes, new IdCounters(1, 0, 0, 0, 0, 0), []));
}
