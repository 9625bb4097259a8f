namespace Tandem.Server.Tests.Watching;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Server.Watching;

/// <summary>What is counted of calls, from the events a loop shows.</summary>
public class CallFiguresTests
{
    private const int Tenant = 1;
    private readonly CallFigures figures = new();
    private readonly SeenCalls calls = new();
    private readonly List<double> setUps = [];
    private readonly Guid call = Guid.NewGuid();
    private readonly Guid leg = Guid.NewGuid();

    public CallFiguresTests() => figures.SetUp = setUps.Add;

    [Theory]
    [InlineData("Bridged", 19_000, 1, 1, 0, 0, 1.0)]
    [InlineData("Bridged", 20_001, 1, 0, 0, 0, 0.0)]
    [InlineData("Abandoned", 5_000, 0, 0, 1, 0, 1.0)]
    [InlineData("Abandoned", 21_000, 0, 0, 1, 1, 0.0)]
    [InlineData("Timeout", 21_000, 0, 0, 0, 0, 1.0)]
    public void AQueueCountsWhatBecameOfItsCallers(
        string reason,
        long waited,
        long answered,
        long inTime,
        long abandoned,
        long late,
        double level
    )
    {
        Begin();
        Happens(0, new QueueEntered(7, "sales", 1, 0, 20));
        Happens(waited * 1_000, new QueueLeft(7, "sales", reason, waited));
        QueueFigures queue = Assert.Single(figures.Queues).Value;
        Assert.Equal(
            (1, answered, inTime, abandoned, late, level),
            (queue.Offered, queue.Answered, queue.AnsweredInTime, queue.Abandoned, queue.AbandonedLate, queue.ServiceLevel)
        );
    }

    [Fact]
    public void TheSetUpTimeIsTheFirstRingAndIsCountedOnce()
    {
        Begin();
        Happens(250_000, new LegRinging());
        Happens(250_000, new LegHeld("phone"));
        Happens(900_000, new LegAnswered());
        Assert.Equal([0.25], setUps);
    }

    [Fact]
    public void ASilentLegIsCountedOnceAndCallsByTheirOutcome()
    {
        Begin();
        Happens(1, new LegMade("inbound", "trunk:city", Guid.Empty, "1", 0, "", "c@h"));
        Happens(6_000_000, new LegSilent(true));
        Happens(7_000_000, new LegSilent(false));
        Happens(8_000_000, new LegSilent(true));
        Happens(8_000_001, new LegBridged(Guid.NewGuid()));
        Happens(9_000_000, new CallEnded("remote_hang_up"));
        Assert.Equal(1, figures.OneWayLegs);
        Assert.Equal((Tenant, "answered"), Assert.Single(figures.Outcomes).Key);
        Happens(9_500_000, new CallEnded("remote_hang_up"));
        Assert.Equal(1, Assert.Single(figures.Outcomes).Value);
    }

    private void Begin() => Happens(0, new CallStarted("13900000000", "", "sales", "trunk:city"));

    private void Happens(long micros, EventData data)
    {
        Event happened = new(1, 1, micros, micros, call, leg, 1, 1, Actor.System, data);
        figures.Take(Tenant, happened, calls.Take(happened));
    }
}
