namespace Tandem.Engine.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Engine.Settings;
using Tandem.Engine.Tests.Rig;

/// <summary>Who waits holds no agent's ports; legs that stand by are no calls.</summary>
public class AdmissionTests
{
    [Fact]
    public void Waiting_callers_leave_a_port_pair_for_each_phone_that_may_be_rung()
    {
        ExchangeRig rig = new(ports: 10);
        rig.Register("1001");
        rig.Register("1002");
        Assert.Equal(8, Admitted(rig, 12));
        Assert.Equal(2, 10 - rig.Exchange.Counts.PortsLent);
        rig.Ask(new SignIn("1001", null, null));
        rig.Ask(new Dial("1001", null, "1002"));
        Assert.Single(rig.Sent("INVITE sip:1001@"));
    }

    [Fact]
    public void Phones_do_not_keep_more_than_their_share()
    {
        ExchangeRig rig = new(ports: 4, limits: new ExchangeLimits { ReservedPortsPercent = 25 });
        rig.Register("1001");
        rig.Register("1002");
        Assert.Equal(3, Admitted(rig, 5));
    }

    [Fact]
    public void A_phone_that_has_a_leg_needs_no_pair_kept_for_it()
    {
        ExchangeRig rig = new(ports: 10);
        rig.Register("1001");
        rig.Register("1002");
        rig.Ask(new SignIn("1002", null, null));
        rig.Ask(new GoReady("1002", null));
        Assert.Single(rig.Sent("INVITE sip:1002@"));
        Assert.Equal(8, Admitted(rig, 12));
    }

    [Fact]
    public void A_leg_that_stands_by_is_no_call()
    {
        ExchangeRig rig = new(limits: new ExchangeLimits { Calls = 1 });
        rig.Register("1002");
        rig.Ask(new SignIn("1002", null, null));
        rig.Ask(new GoReady("1002", null));
        Assert.Equal(1, rig.Exchange.Counts.Legs);
        Assert.Equal(0, rig.Exchange.LiveCalls);
        Assert.StartsWith("SIP/2.0 200", rig.Call(1), StringComparison.Ordinal);
        Assert.Equal(1, rig.Exchange.LiveCalls);
        Assert.StartsWith("SIP/2.0 503", rig.Call(2), StringComparison.Ordinal);
        rig.Ack(1);
        rig.Bye(1);
        Assert.Equal(0, rig.Exchange.LiveCalls);
    }

    private static int Admitted(ExchangeRig rig, int calls) =>
        Enumerable.Range(1, calls).Count(i => rig.Call(i).StartsWith("SIP/2.0 200", StringComparison.Ordinal));
}
