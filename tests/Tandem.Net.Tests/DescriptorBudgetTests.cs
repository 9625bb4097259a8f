namespace Tandem.Net.Tests;

using Tandem.Net;

public class DescriptorBudgetTests
{
    [Theory]
    [InlineData(512)]
    [InlineData(1_024)]
    [InlineData(20_000)]
    [InlineData(65_536)]
    public void All_together_never_take_more_than_there_is(long descriptors)
    {
        DescriptorBudget budget = new(descriptors);
        long audio = budget.RtpPairs * 2L + budget.RtpPairs / 2;
        Assert.InRange(DescriptorBudget.Own + descriptors / DescriptorBudget.HttpShare + budget.Streams + audio, 1, descriptors);
        Assert.True(budget.RtpPairs >= 20, $"{budget.RtpPairs} pairs");
        Assert.InRange(new DescriptorBudget(DescriptorBudget.For(budget.RtpPairs)).RtpPairs, budget.RtpPairs - 2, budget.RtpPairs + 2);
    }

    [Fact]
    public void Without_a_limit_there_is_none() => Assert.True(new DescriptorBudget(long.MaxValue).RtpPairs > 1_000_000);
}
