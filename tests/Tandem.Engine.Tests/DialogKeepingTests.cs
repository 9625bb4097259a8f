namespace Tandem.Engine.Tests;

using Tandem.Engine.Inputs;
using Tandem.Engine.Ports;
using Tandem.Engine.Tests.Rig;

/// <summary>What the store is given so that a crash leaves nobody on a dead line.</summary>
public class DialogKeepingTests
{
    [Fact]
    public void The_dialog_of_an_answered_leg_is_kept_until_the_leg_ends()
    {
        ExchangeRig rig = new();
        rig.Call(1);
        Assert.Empty(rig.Outbox.Store.OfType<SaveDialog>());
        rig.Ack(1);
        SaveDialog saved = Assert.Single(rig.Outbox.Store.OfType<SaveDialog>());
        Assert.Empty(rig.Outbox.Store.OfType<ForgetDialog>());
        rig.Bye(1);
        Assert.Equal(saved.Leg, Assert.Single(rig.Outbox.Store.OfType<ForgetDialog>()).Leg);
    }

    [Fact]
    public void A_leg_that_was_never_answered_costs_the_store_no_dialog()
    {
        ExchangeRig rig = new();
        rig.Call(1, to: "nobody-there");
        Assert.DoesNotContain(rig.Outbox.Store, order => order is SaveDialog or ForgetDialog);
    }

    [Fact]
    public void Who_starts_after_a_crash_ends_what_was_kept()
    {
        ExchangeRig rig = new();
        rig.Call(1);
        rig.Ack(1);
        SaveDialog saved = rig.Outbox.Store.OfType<SaveDialog>().Single();

        ExchangeRig next = new();
        next.Outbox.Sip.Clear();
        next.Exchange.Handle(new DialogsLeft([saved.Dialog]), next.Now);
        string bye = System.Text.Encoding.UTF8.GetString(Assert.Single(next.Outbox.Sip.Outputs).Bytes.Span);
        Assert.StartsWith("BYE ", bye, StringComparison.Ordinal);
        Assert.Contains($"Call-ID: {saved.Dialog.CallId}\r\n", bye, StringComparison.Ordinal);
    }

    [Fact]
    public void A_registration_whose_answer_waits_for_nobody_has_no_ticket()
    {
        ExchangeRig rig = new();
        rig.Register("1001");
        Assert.Equal(0, Assert.Single(rig.Outbox.Store.OfType<SaveBinding>()).Ticket);
    }
}
