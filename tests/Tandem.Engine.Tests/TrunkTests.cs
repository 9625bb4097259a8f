namespace Tandem.Engine.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Engine.Tests.Rig;
using Tandem.Foundation;

/// <summary>Calls from and to carriers: who calls, what was dialled, and what happens when one of several trunks fails.</summary>
public class TrunkTests
{
    private static readonly NetAddress Second = NetAddress.FromV4(0x0A020000, 5060);

    [Theory]
    [InlineData("sip:sales@carrier.example")]
    [InlineData("sip:sales@10.0.0.1")]
    [InlineData("sip:sales@t1.test")]
    [InlineData("sip:%73ales;npdi;rn=+8610@10.0.0.1:5060;user=phone")]
    public void A_known_trunk_is_routed_by_the_number_whatever_host_it_names(string uri)
    {
        ExchangeRig rig = new();
        Assert.StartsWith("SIP/2.0 200", rig.CallAs(1, uri), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("01088887777", "200")]
    [InlineData("010-8888-7777", "200")]
    [InlineData("01099991234", "200")]
    [InlineData("01099990001", "480")]
    [InlineData("01088887778", "404")]
    public void A_number_goes_where_its_route_or_the_longest_pattern_says(string number, string answer)
    {
        ExchangeRig rig = new();
        Assert.StartsWith($"SIP/2.0 {answer}", rig.CallAs(1, $"sip:{number}@carrier.example"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("P-Asserted-Identity: \"A\" <sip:13800001111@carrier.example>, <tel:+8613800001111>\r\n", "+8613800001111")]
    [InlineData("P-Asserted-Identity: <sip:%2B8613800001111@carrier.example>\r\n", "+8613800001111")]
    [InlineData("P-Asserted-Identity: <sip:13800001111@carrier.example>\r\nPrivacy: id\r\n", "anonymous")]
    [InlineData("P-Asserted-Identity: <sip:13800001111@carrier.example>\r\nPrivacy: user ; critical\r\n", "anonymous")]
    [InlineData("P-Asserted-Identity: <sip:13800001111@carrier.example>\r\nPrivacy: none\r\n", "+8613800001111")]
    [InlineData("P-Asserted-Identity: <sip:carrier.example>, <tel:01088881234;phone-context=+86>\r\n", "+861088881234")]
    [InlineData("", "anonymous")]
    public void The_caller_is_who_the_trunk_asserts_unless_he_is_to_be_hidden(string headers, string number)
    {
        ExchangeRig rig = new();
        rig.CallAs(1, "sip:sales@10.0.0.1:5060", headers);
        CallView call = Assert.Single(rig.Exchange.Views(1).Calls.All());
        Assert.Equal(number, call.CallerNumber);
    }

    [Theory]
    [InlineData("503 Service Unavailable", "")]
    [InlineData("401 Unauthorized", "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", algorithm=MD5\r\n")]
    public void The_next_trunk_is_tried_when_one_fails(string status, string headers)
    {
        ExchangeRig rig = Dialled(out string first);
        rig.Answer(first, status, ExchangeRig.Carrier(1), headers);
        string second = Assert.Single(rig.Sent($"INVITE sip:13900139000@{Second}"));
        rig.Answer(second, "200 OK", Second);
        Assert.Equal(1, rig.Exchange.LiveCalls);
        Assert.Single(rig.Sent("ACK"));
    }

    [Fact]
    public void What_the_number_itself_says_is_not_asked_again_elsewhere()
    {
        ExchangeRig rig = Dialled(out string first);
        rig.Answer(first, "486 Busy Here", ExchangeRig.Carrier(1));
        Assert.Empty(rig.Sent("INVITE"));
        Assert.Equal(0, rig.Exchange.LiveCalls);
    }

    [Fact]
    public void A_challenge_is_answered_with_the_trunks_credentials()
    {
        ExchangeRig rig = Dialled(out string first, "joe");
        rig.Answer(
            first,
            "407 Proxy Authentication Required",
            ExchangeRig.Carrier(1),
            "Proxy-Authenticate: Digest realm=\"r\", nonce=\"n\"\r\n"
        );
        string again = Assert.Single(rig.Sent($"INVITE sip:13900139000@{ExchangeRig.Carrier(1)}"));
        Assert.Contains("username=\"joe\"", again, StringComparison.Ordinal);
    }

    // An agent dials a number as people write it: his phone answers, the number is called.
    private static ExchangeRig Dialled(out string invite, string user = "")
    {
        TrunkRow[] trunks =
        [
            TrunkRow.At(1, "first", ExchangeRig.Carrier(1)) with
            {
                User = user,
                Password = user,
            },
            TrunkRow.At(2, "second", Second) with
            {
                Priority = 2,
            },
        ];
        ExchangeRig rig = new(trunks: trunks);
        rig.Register("1001");
        rig.Ask(new SignIn("1001", null, null));
        rig.Outbox.Sip.Outputs.Clear();
        rig.Ask(new Dial("1001", null, "139-0013 9000"));
        rig.Answer(Assert.Single(rig.Sent("INVITE sip:1001@")), "200 OK", ExchangeRig.Phone);
        invite = Assert.Single(rig.Sent($"INVITE sip:13900139000@{ExchangeRig.Carrier(1)}"));
        return rig;
    }
}
