namespace Tandem.Engine.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Tests.Rig;
using Tandem.Foundation;

/// <summary>A carrier that sends a call elsewhere: to another machine of its own, or to another number; a challenge that is for us alone.</summary>
public class RedirectTests
{
    private static readonly NetAddress Gateway = ExchangeRig.Carrier(1).WithPort(5088);

    [Theory]
    [InlineData("<sip:13900139000@10.1.0.1:5088>", "sip:13900139000@10.1.0.1:5088")]
    [InlineData("<sip:13900139000@10.1.0.1:5088>;q=0.3, <sip:13900139001@10.1.0.1>;q=0.8", "sip:13900139001@10.1.0.1:5060")]
    [InlineData("<sip:13900139001@10.1.0.1:5060>, <sip:13900139000@10.1.0.1:5088>;q=1.0", "sip:13900139000@10.1.0.1:5088")]
    [InlineData("<sip:13900139001@192.0.2.66:5099>", "sip:13900139001@10.1.0.1:5060")]
    [InlineData("<tel:+86-139-0013-9001>", "sip:13900139001@10.1.0.1:5060")]
    public void Its_Contacts_are_tried_as_numbers_at_its_own_machines(string contacts, string uri)
    {
        ExchangeRig rig = Dialled(out string invite);
        rig.Answer(invite, "302 Moved Temporarily", ExchangeRig.Carrier(1), $"Contact: {contacts}\r\n");
        Assert.StartsWith($"INVITE {uri} ", Assert.Single(rig.Sent("INVITE")), StringComparison.Ordinal);
        Assert.Equal(1, rig.Exchange.LiveCalls);
    }

    [Fact]
    public void The_next_Contact_is_tried_when_one_fails_and_who_answers_talks()
    {
        ExchangeRig rig = Dialled(out string invite);
        string contacts = "Contact: <sip:13900139000@10.1.0.1:5088>\r\nContact: <sip:13900139002@10.1.0.1>;q=0.5\r\n";
        rig.Answer(invite, "302 Moved Temporarily", ExchangeRig.Carrier(1), contacts);
        rig.Answer(Assert.Single(rig.Sent("INVITE")), "486 Busy Here", Gateway);
        string second = Assert.Single(rig.Sent("INVITE sip:13900139002@"));
        rig.Answer(second, "200 OK", ExchangeRig.Carrier(1));
        Assert.Equal(1, rig.Exchange.LiveCalls);
        Assert.Empty(rig.Sent("BYE"));
    }

    [Theory]
    [InlineData("<sip:13900139000@10.1.0.1:5060>")]
    [InlineData("<sip:nobody@10.1.0.1>")]
    [InlineData("<mailto:joe@example.org>")]
    [InlineData("*")]
    public void Where_it_has_been_already_and_what_is_no_number_end_the_call(string contacts)
    {
        ExchangeRig rig = Dialled(out string invite);
        rig.Answer(invite, "302 Moved Temporarily", ExchangeRig.Carrier(1), $"Contact: {contacts}\r\n");
        Assert.Empty(rig.Sent("INVITE"));
        Assert.Equal(0, rig.Exchange.LiveCalls);
    }

    [Theory]
    [InlineData("401 Unauthorized", "WWW-Authenticate")]
    [InlineData("407 Proxy Authentication Required", "Proxy-Authenticate")]
    public void A_challenge_of_the_far_side_never_reaches_the_caller(string status, string header)
    {
        ExchangeRig rig = new();
        rig.Register("1001");
        rig.Outbox.Sip.Outputs.Clear();
        rig.CallAs(1, "sip:01099990001@10.0.0.1:5060");
        string invite = Assert.Single(rig.Sent("INVITE sip:1001@"));
        rig.Answer(invite, status, ExchangeRig.Phone, $"{header}: Digest realm=\"r\", nonce=\"n\"\r\n");
        Assert.Empty(rig.Sent("SIP/2.0 4"));
        Assert.StartsWith("SIP/2.0 503 ", Assert.Single(rig.Sent("SIP/2.0 5")), StringComparison.Ordinal);
    }

    private static ExchangeRig Dialled(out string invite)
    {
        ExchangeRig rig = new(trunks: [TrunkRow.At(1, "first", ExchangeRig.Carrier(1))]);
        rig.Register("1001");
        rig.Ask(new SignIn("1001", null, null));
        rig.Outbox.Sip.Outputs.Clear();
        rig.Ask(new Dial("1001", null, "13900139000"));
        rig.Answer(Assert.Single(rig.Sent("INVITE sip:1001@")), "200 OK", ExchangeRig.Phone);
        invite = Assert.Single(rig.Sent("INVITE sip:13900139000@"));
        return rig;
    }
}
