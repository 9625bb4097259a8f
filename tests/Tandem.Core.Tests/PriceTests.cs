namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Folds;

/// <summary>What calls out cost: by prefix, trunk and time, in steps, rounded; what is over keeps its price.</summary>
public class PriceTests
{
    private const string Customer = "+8613800138000";

    [Theory]
    [InlineData(0, 60, 0, 0, 0)]
    [InlineData(1, 60, 0, 0, 1_000)]
    [InlineData(60_000, 60, 0, 0, 1_000)]
    [InlineData(60_001, 60, 0, 0, 2_000)]
    [InlineData(5_000, 6, 30, 0, 5_000)]
    [InlineData(31_000, 6, 30, 0, 6_000)]
    [InlineData(61_000, 60, 0, 10_000, 10_000)]
    [InlineData(61_000, 60, 0, 1_500, 3_000)]
    public void Talk_is_counted_in_steps_and_the_sum_rounded_up(long millis, int step, int least, long round, long cost)
    {
        PriceRow row = new(1, "", 1_000, step) { LeastSeconds = least, RoundMicros = round };
        Assert.Equal(cost, row.CostOf(millis));
    }

    [Theory]
    // Mondays to Fridays from nine to six.
    [InlineData(9, 18, 0b001_1111, 1, 9, true)]
    [InlineData(9, 18, 0b001_1111, 1, 18, false)]
    [InlineData(9, 18, 0b001_1111, 6, 10, false)]
    // Nights that begin on Friday last into Saturday.
    [InlineData(22, 6, 0b001_0000, 5, 23, true)]
    [InlineData(22, 6, 0b001_0000, 6, 5, true)]
    [InlineData(22, 6, 0b001_0000, 5, 5, false)]
    [InlineData(22, 6, 0b100_0000, 1, 0, true)]
    [InlineData(0, 0, 0, 7, 3, true)]
    [InlineData(0, 0, 0b100_0000, 6, 3, false)]
    public void A_time_is_of_days_and_may_pass_midnight(int from, int to, int days, int day, int hour, bool isAt)
    {
        PriceRow row = new(1, "", 1, 60)
        {
            FromMinute = from * 60,
            ToMinute = to * 60,
            Days = days,
        };
        Assert.Equal(isAt, row.IsAt(day, hour * 60));
    }

    [Fact]
    public void The_longest_prefix_counts_then_the_trunk_then_the_time()
    {
        Centre centre = new("longest-idle-agent", 1);
        // The clock of these tests begins at eight in the morning in China.
        Set(centre, new PriceRow(0, "", 1, 60));
        Assert.Equal(1, Cost(centre));
        Set(centre, new PriceRow(0, "+86138", 2, 60));
        Set(centre, new PriceRow(0, "", 9, 60) { Trunk = "carrier" });
        Assert.Equal(2, Cost(centre));
        Set(centre, new PriceRow(0, "+86138", 3, 60) { FromMinute = 7 * 60, ToMinute = 9 * 60 });
        Assert.Equal(3, Cost(centre));
        Set(centre, new PriceRow(0, "+86138", 4, 60) { Trunk = "carrier" });
        Assert.Equal(4, Cost(centre));
        Set(
            centre,
            new PriceRow(0, "+86138", 5, 60)
            {
                Trunk = "carrier",
                FromMinute = 10 * 60,
                ToMinute = 11 * 60,
            }
        );
        Assert.Equal(4, Cost(centre));
        Assert.Equal([1L, 2, 3, 4, 4], centre.Rows.OfType<PutCall>().Select(put => put.Row.CostMicros));
    }

    [Fact]
    public void A_price_for_the_same_takes_the_place_of_the_one_before_and_nonsense_is_refused()
    {
        Centre centre = new("longest-idle-agent", 1);
        Set(centre, new PriceRow(0, "+86", 1, 60) { FromMinute = 60, ToMinute = 120 });
        Set(centre, new PriceRow(0, "+86", 2, 60) { FromMinute = 60, ToMinute = 120 });
        Assert.Equal([2L], centre.Unit.Views.Dialing.All().OfType<PriceRow>().Select(row => row.StepMicros));
        Assert.Equal(OutcomeCode.NotFound, centre.Ask(new SetPrice(new PriceRow(0, "", 1, 60) { Trunk = "none" })).Code);
        Assert.Equal(OutcomeCode.Invalid, centre.Ask(new SetPrice(new PriceRow(0, "x", 1, 60))).Code);
        Assert.Equal(OutcomeCode.Invalid, centre.Ask(new SetPrice(new PriceRow(0, "", 1, 0))).Code);
        Assert.Equal(OutcomeCode.Invalid, centre.Ask(new SetPrice(new PriceRow(0, "", 1, 60) { ToMinute = 1_440 })).Code);
    }

    private static void Set(Centre centre, PriceRow price) => Assert.True(centre.Ask(new SetPrice(price)).IsOk);

    private static long Cost(Centre centre)
    {
        centre.Ask(new CallOut(Customer) { AgentId = 2 });
        Guid agent = centre.LegTo("2001");
        centre.Tell(new LegAnswered(agent));
        Guid far = centre.LegTo(Customer);
        centre.Talk(agent, far);
        centre.Pass(30);
        centre.End(far);
        centre.Pass(15);
        return centre.Rows.OfType<PutCall>().Last().Row.CostMicros;
    }
}
