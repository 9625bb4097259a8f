namespace Tandem.Core.Tests;

using System.Reflection;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>A failure that should not be costs the call it happens in, with a record and an alarm; all others go on.</summary>
public class BreakTests
{
    public enum When
    {
        Waiting,
        Ringing,
        Joining,
        Talking,
    }

    [Theory]
    [InlineData(When.Waiting)]
    [InlineData(When.Ringing)]
    [InlineData(When.Joining)]
    [InlineData(When.Talking)]
    public void A_broken_call_ends_and_the_others_go_on(When when)
    {
        (Centre centre, Guid caller, Guid agent) = Get(when);
        Call call = Calls(centre).FindLeg(caller)!.Call;
        call.Flow = new BrittleFlow();
        Assert.Throws<InvalidOperationException>(() => centre.Tell(new LegDigit(caller, '1')));
        centre.Break();
        AssertOver(centre, call, caller, agent);
    }

    [Fact]
    public void A_leg_that_breaks_as_it_ends_is_closed_all_the_same()
    {
        (Centre centre, Guid caller, Guid agent) = Get(When.Talking);
        Call call = Calls(centre).FindLeg(caller)!.Call;
        call.Flow = new BrittleFlow();
        Assert.Throws<InvalidOperationException>(() => centre.End(caller));
        centre.Break();
        AssertOver(centre, call, caller, agent);
    }

    [Fact]
    public void A_deadline_that_breaks_costs_the_call_it_is_about()
    {
        (Centre centre, Guid caller, Guid agent) = Get(When.Ringing);
        Call call = Calls(centre).FindLeg(caller)!.Call;
        Context(centre)
            .Arm(ref ((BrittleFlow)(call.Flow = new BrittleFlow { Scope = call })).Limit, TimeSpan.FromSeconds(1), (ITimed)call.Flow);
        Assert.Throws<InvalidOperationException>(() => centre.Pass(2));
        centre.Break();
        AssertOver(centre, call, caller, agent);
    }

    [Fact]
    public void A_failure_in_no_call_ends_none()
    {
        (Centre centre, _, _) = Get(When.Talking);
        centre.Tell(new ExtensionReachable("2001", true));
        Assert.False(centre.Unit.Break(centre.Now));
    }

    private static void AssertOver(Centre centre, Call call, Guid caller, Guid agent)
    {
        Assert.Contains(centre.Happened, each => each is Kinds.AlarmRaised { Name: "call_broken" });
        Assert.Single(centre.Happened.OfType<Kinds.CallEnded>());
        Assert.Null(Calls(centre).Find(call.Id));
        Assert.Equal(centre.Happened.OfType<Kinds.LegMade>().Count(), centre.Happened.OfType<Kinds.LegEnded>().Count());
        Assert.Contains(centre.Happened.OfType<Kinds.LegEnded>(), ended => ended.Cause == "internal_error");

        // The agent rests, and takes the next caller.
        Guid next = centre.Arrive();
        centre.Pass(60);
        Guid ringing = centre.LegTo("2001");
        Assert.NotEqual(agent, ringing);
        centre.Talk(next, ringing);
        centre.End(next);
        centre.Pass(60);
        Assert.Equal(default, centre.Unit.Counts);
    }

    private static (Centre Centre, Guid Caller, Guid Agent) Get(When when)
    {
        Centre centre = new("longest-idle-agent", when == When.Waiting ? 0 : 1);
        if (when == When.Waiting)
        {
            centre = new Centre("longest-idle-agent", 1, _ => new Contract.Rows.AgentRow(WrapUpSeconds: 10, MaxNoAnswer: 0));
            centre.Tell(new ExtensionReachable("2001", false));
        }
        Guid caller = centre.Arrive();
        Guid agent = when == When.Waiting ? Guid.Empty : centre.LegTo("2001");
        if (when >= When.Joining)
        {
            centre.Tell(new LegAnswered(agent));
        }
        if (when == When.Talking)
        {
            centre.Tell(new LegsJoined(caller, agent));
        }
        if (when == When.Waiting)
        {
            centre.AfterBreak = () => centre.Tell(new ExtensionReachable("2001", true));
        }
        return (centre, caller, agent);
    }

    private static CallTable Calls(Centre centre) => Part<CallTable>(centre, "calls");

    private static CentreContext Context(Centre centre) => Part<CentreContext>(centre, "centre");

    private static T Part<T>(Centre centre, string name) =>
        (T)typeof(CallCentre).GetField(name, BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(centre.Unit)!;

    /// <summary>Breaks at whatever is asked of it.</summary>
    private sealed class BrittleFlow : CallFlow, ITimed
    {
        public Foundation.DeadlineHandle Limit;

        public override string State => "brittle";

        public IEventScope? Scope { get; init; }

        public override void Ringing(CallLeg leg) => throw new InvalidOperationException();

        public override void Answered(CallLeg leg) => throw new InvalidOperationException();

        public override void Joined(CallLeg leg, CallLeg other) => throw new InvalidOperationException();

        public override void Ended(CallLeg leg, LegEndCause cause, int sipCode) => throw new InvalidOperationException();

        public override void Digit(CallLeg leg, char digit) => throw new InvalidOperationException();

        public void Due(int timer) => throw new InvalidOperationException();

        public string NameOf(int timer) => "brittle";
    }
}
