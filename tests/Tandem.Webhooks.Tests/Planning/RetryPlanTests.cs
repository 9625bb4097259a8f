namespace Tandem.Webhooks.Tests.Planning;

using Tandem.Webhooks.Planning;

public class RetryPlanTests
{
    private static readonly RetryPlan Plan = new(TimeSpan.FromSeconds(5), TimeSpan.FromHours(1));

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 15)]
    [InlineData(3, 45)]
    [InlineData(4, 135)]
    [InlineData(7, 3600)]
    [InlineData(1_000_000, 3600)]
    public void Pauses_grow_threefold_up_to_the_longest(int failures, int seconds)
    {
        Assert.Equal(seconds * 0.75, Plan.Pause(failures, 0).TotalSeconds, 3);
        Assert.Equal(seconds * 1.25, Plan.Pause(failures, 1).TotalSeconds, 3);
    }
}
