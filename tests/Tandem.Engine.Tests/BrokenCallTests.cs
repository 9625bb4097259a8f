namespace Tandem.Engine.Tests;

using Tandem.Core.Calls;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Engine.Inputs;
using Tandem.Engine.Tests.Rig;
using Tandem.Sip.Usages.Invite;

/// <summary>A failure nobody expected costs the call it happened in: it ends, with a record; all others, and time, go on.</summary>
public class BrokenCallTests
{
    private readonly ExchangeRig rig = new();

    public static TheoryData<Type> Steps => [typeof(Acked), typeof(LegAnswered), typeof(PlayToLeg)];

    [Theory]
    [MemberData(nameof(Steps))]
    public void The_call_that_broke_is_hung_up_and_recorded_and_no_other(Type step)
    {
        rig.Call(1);
        rig.Ack(1);
        rig.Call(2);
        Break(step);
        rig.Ack(2);
        Assert.Single(rig.Outbox.Failures);
        Assert.StartsWith("BYE", rig.Sent("BYE").Single(), StringComparison.Ordinal);
        Assert.Equal(["internal_error"], rig.Closed);
        Assert.Contains(rig.Outbox.Events, happened => happened.Data is Core.Contract.Events.Kinds.AlarmRaised { Name: "call_broke" });
        Assert.Equal(1, rig.Exchange.LiveCalls);
        Assert.StartsWith("SIP/2.0 200", rig.Call(3), StringComparison.Ordinal);
        Assert.StartsWith("SIP/2.0 200", rig.Bye(1), StringComparison.Ordinal);
        Assert.Null(rig.Exchange.CheckInvariants(rig.Now));
    }

    [Fact]
    public void A_call_that_cannot_even_arrive_is_refused()
    {
        Break(typeof(CallArrived));
        Assert.StartsWith("SIP/2.0 500", rig.Call(1), StringComparison.Ordinal);
        Assert.Equal(0, rig.Exchange.LiveCalls);
        Assert.Equal(0, rig.Exchange.Counts.PortsLent);
        Assert.StartsWith("SIP/2.0 200", rig.Call(2), StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_that_broke_is_answered_so()
    {
        Break(typeof(CommandAsked));
        rig.Exchange.Handle(new CommandAsked(1, new CommandRequest(7, new HangUp(Guid.Empty))), rig.Now);
        Assert.Equal(7, Assert.Single(rig.Outbox.Replies).Reply.RequestId);
        Assert.False(rig.Outbox.Replies[0].Reply.Outcome.IsOk);
    }

    // The first step of that kind, once.
    private void Break(Type kind)
    {
        bool broken = false;
        rig.Exchange.Sabotage = step =>
        {
            if (!broken && step.GetType() == kind)
            {
                broken = true;
                throw new InvalidOperationException("planted");
            }
        };
    }
}
