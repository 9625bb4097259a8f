namespace Tandem.Engine.Tests;

using Tandem.Engine.Inputs;
using Tandem.Engine.Ports;
using Tandem.Engine.Tests.Rig;
using Tandem.Foundation;

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
        next.Exchange.Handle(new DialogsLeft(saved.Dialogs), next.Now);
        string bye = System.Text.Encoding.UTF8.GetString(Assert.Single(next.Outbox.Sip.Outputs).Bytes.Span);
        Assert.StartsWith("BYE ", bye, StringComparison.Ordinal);
        Assert.Contains($"Call-ID: {Assert.Single(saved.Dialogs).CallId}\r\n", bye, StringComparison.Ordinal);
    }

    [Fact]
    public void What_rings_is_kept_once_for_each_phone_until_one_answers()
    {
        ExchangeRig rig = Ringing(out string first, out string second);
        rig.Answer(first, "180 Ringing", ExchangeRig.Phone, tag: "a");
        rig.Answer(first, "180 Ringing", ExchangeRig.Phone, tag: "a");
        Assert.Single(Assert.Single(Saved(rig)).Dialogs);
        rig.Answer(second, "183 Session Progress", Other, tag: "b");
        Assert.Equal(2, Saved(rig)[1].Dialogs.Length);
        Assert.All(Saved(rig)[1].Dialogs, dialog => Assert.NotEmpty(dialog.Branch));

        rig.Answer(first, "200 OK", ExchangeRig.Phone, tag: "a");
        Assert.Empty(Assert.Single(Saved(rig)[2].Dialogs).Branch);
        Assert.Single(Saved(rig).Select(order => order.Leg).Distinct());
        Assert.Empty(rig.Outbox.Store.OfType<ForgetDialog>());
    }

    [Fact]
    public void A_ringing_that_comes_to_nothing_is_forgotten()
    {
        ExchangeRig rig = Ringing(out string first, out string second);
        rig.Answer(first, "180 Ringing", ExchangeRig.Phone, tag: "a");
        rig.Answer(first, "486 Busy Here", ExchangeRig.Phone, tag: "a");
        rig.Answer(second, "486 Busy Here", Other, tag: "b");
        Assert.Equal(Saved(rig)[0].Leg, Assert.Single(rig.Outbox.Store.OfType<ForgetDialog>()).Leg);
    }

    [Fact]
    public void Who_starts_after_a_crash_cancels_what_rang()
    {
        ExchangeRig rig = Ringing(out string first, out string second);
        rig.Answer(first, "180 Ringing", ExchangeRig.Phone, tag: "a");
        rig.Answer(second, "180 Ringing", Other, tag: "b");
        ExchangeRig next = new();
        next.Outbox.Sip.Clear();
        next.Exchange.Handle(new DialogsLeft(Saved(rig)[^1].Dialogs), next.Now);
        Assert.Equal(2, next.Sent("CANCEL ").Count());
    }

    [Fact]
    public void A_registration_whose_answer_waits_for_nobody_has_no_ticket()
    {
        ExchangeRig rig = new();
        rig.Register("1001");
        Assert.Equal(0, Assert.Single(rig.Outbox.Store.OfType<SaveBinding>()).Ticket);
    }

    private static readonly NetAddress Other = NetAddress.FromV4(0x0A000008, 5064);

    private static SaveDialog[] Saved(ExchangeRig rig) => [.. rig.Outbox.Store.OfType<SaveDialog>()];

    // A trunk's call to an extension with two phones.
    private static ExchangeRig Ringing(out string first, out string second)
    {
        ExchangeRig rig = new();
        rig.Register("1001");
        rig.Register("1001", Other, Other);
        rig.CallAs(1, "sip:1001@10.0.0.1:5060");
        first = rig.Invites().Single(sent => sent.To == ExchangeRig.Phone).Text;
        second = rig.Invites().Single(sent => sent.To == Other).Text;
        return rig;
    }
}
