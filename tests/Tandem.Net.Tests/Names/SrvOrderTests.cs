namespace Tandem.Net.Tests.Names;

using Tandem.Foundation;
using Tandem.Net.Names;

public class SrvOrderTests
{
    private static readonly SrvTarget[] Targets =
    [
        new("last", 1, 20, 0),
        new("seldom", 1, 10, 1),
        new("often", 1, 10, 9),
        new("never but for want of others", 1, 10, 0),
    ];

    [Fact]
    public void Priority_is_first_and_weight_decides_among_equals()
    {
        Prng prng = new(7);
        Dictionary<string, int> firsts = [];
        for (int i = 0; i < 1_000; i++)
        {
            List<SrvTarget> order = SrvOrder.Of(Targets, most => (int)(prng.Next() % (ulong)(most + 1)));
            Assert.Equal(4, order.Distinct().Count());
            Assert.Equal("last", order[^1].Host);
            firsts[order[0].Host] = firsts.GetValueOrDefault(order[0].Host) + 1;
        }
        Assert.InRange(firsts["often"], 700, 900);
        Assert.InRange(firsts["seldom"], 50, 150);
        Assert.InRange(firsts["never but for want of others"], 50, 150);
    }
}
