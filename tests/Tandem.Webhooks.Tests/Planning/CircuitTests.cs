namespace Tandem.Webhooks.Tests.Planning;

using Tandem.Webhooks.Planning;

public class CircuitTests
{
    private const long Second = 1_000_000;

    private readonly Circuit circuit = new(new RetryPlan(TimeSpan.FromSeconds(4), TimeSpan.FromHours(1)), 3);

    [Fact]
    public void A_receiver_that_fails_now_and_then_is_asked_freely()
    {
        for (int i = 0; i < 10; i++)
        {
            circuit.Failed(i, 0.5);
            circuit.Failed(i, 0.5);
            Assert.True(circuit.Admits(i, 5));
            Assert.False(circuit.Succeeded());
        }
    }

    [Fact]
    public void After_failures_in_a_row_one_request_at_a_time_at_growing_pauses()
    {
        Fail(3, at: Second);
        Assert.True(circuit.IsOpen);
        Assert.False(circuit.Admits((5 * Second) - 1, 0));
        Assert.True(circuit.Admits(5 * Second, 0));
        Assert.False(circuit.Admits(5 * Second, 1));

        Fail(1, at: 5 * Second);
        Assert.False(circuit.Admits((17 * Second) - 1, 0));
        Assert.True(circuit.Admits(17 * Second, 0));
        Assert.Equal(Second, circuit.FailingSinceMicros);

        Assert.True(circuit.Succeeded());
        Assert.True(circuit.Admits(17 * Second, 7));
        Assert.Equal(0, circuit.FailingSinceMicros);
    }

    [Fact]
    public void What_was_under_way_when_it_opened_does_not_lengthen_the_pause()
    {
        Fail(10, at: Second);
        Assert.Equal(5 * Second, circuit.UntilMicros);
    }

    [Fact]
    public void Who_asks_to_be_left_alone_is()
    {
        circuit.HoldUntil(60 * Second);
        Assert.False(circuit.Admits(59 * Second, 0));
        Assert.True(circuit.Admits(60 * Second, 0));
    }

    [Fact]
    public void A_receiver_that_was_failing_at_the_stop_is_asked_carefully_after_the_start()
    {
        circuit.Restore(Second);
        Assert.True(circuit.Admits(2 * Second, 0));
        Assert.False(circuit.Admits(2 * Second, 1));
        Assert.Equal(Second, circuit.FailingSinceMicros);
    }

    private void Fail(int times, long at)
    {
        for (int i = 0; i < times; i++)
        {
            circuit.Failed(at, 0.5);
        }
    }
}
