namespace Tandem.Engine.Tests.Trunks;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Engine.Tests.Rig;
using Tandem.Engine.Trunks.Calling;
using Tandem.Numbering;
using static Tandem.Engine.Tests.Rig.TrunkRig;

/// <summary>How numbers are written at a trunk, and who the caller is said to be.</summary>
public class TrunkNumberTests
{
    private static readonly TrunkRow One = TrunkRow.At(1, "one", First);

    [Theory]
    [InlineData(NumberFormat.National, "13900139000", "13900139000")]
    [InlineData(NumberFormat.National, "+8613900139000", "13900139000")]
    [InlineData(NumberFormat.National, "+861088887777", "01088887777")]
    [InlineData(NumberFormat.National, "008613900139000", "13900139000")]
    [InlineData(NumberFormat.National, "+442071234567", "00442071234567")]
    [InlineData(NumberFormat.E164, "13900139000", "+8613900139000")]
    [InlineData(NumberFormat.E164, "01088887777", "+861088887777")]
    [InlineData(NumberFormat.E164, "00442071234567", "+442071234567")]
    [InlineData(NumberFormat.E164, "+442071234567", "+442071234567")]
    [InlineData(NumberFormat.Digits, "13900139000", "8613900139000")]
    [InlineData(NumberFormat.Digits, "+442071234567", "442071234567")]
    [InlineData(NumberFormat.E164, "10086", "10086")]
    [InlineData(NumberFormat.E164, "1001", "1001")]
    [InlineData(NumberFormat.E164, "*67#", "*67#")]
    public void A_number_is_written_as_the_trunk_writes_it(NumberFormat format, string number, string written) =>
        Assert.Equal(written, NumberWriting.Out(One with { NumberFormat = format }, NumberKind.CalledOut, number, NumberRegion.Default));

    [Fact]
    public void The_first_rule_that_fits_counts_after_the_format()
    {
        TrunkRow row = One with
        {
            NumberFormat = NumberFormat.E164,
            NumberRules =
            [
                new NumberRule(NumberKind.CallerOut, "+86", 0, "x"),
                new NumberRule(NumberKind.CalledOut, "+8610", 5, "010"),
                new NumberRule(NumberKind.CalledOut, "+86", 3, "9"),
                new NumberRule(NumberKind.CalledIn, "86", 2, "0"),
            ],
        };
        Assert.Equal("01088887777", NumberWriting.Out(row, NumberKind.CalledOut, "01088887777", NumberRegion.Default));
        Assert.Equal("913900139000", NumberWriting.Out(row, NumberKind.CalledOut, "13900139000", NumberRegion.Default));
        Assert.Equal("+4420", NumberWriting.Out(row, NumberKind.CalledOut, "+4420", NumberRegion.Default));
        Assert.Equal("01088887777", NumberWriting.In(row, NumberKind.CalledIn, "861088887777"));
        Assert.Equal("861088887777", NumberWriting.In(row, NumberKind.CallerIn, "861088887777"));
    }

    [Fact]
    public void Without_more_the_caller_is_in_From_alone()
    {
        string invite = Dialled(One);
        Assert.Contains("From: <sip:01088887777@t1.test>", invite, StringComparison.Ordinal);
        Assert.Equal(("", "", ""), (Line(invite, "P-Asserted-Identity"), Line(invite, "P-Preferred-Identity"), Line(invite, "Privacy")));
    }

    [Fact]
    public void An_account_in_From_has_the_number_beside_it()
    {
        string invite = Dialled(One with { FromUser = "acct", FromDomain = "ims.example", CallerHeader = CallerHeader.Preferred });
        Assert.Contains("From: <sip:acct@ims.example>", invite, StringComparison.Ordinal);
        Assert.Equal("P-Preferred-Identity: <sip:01088887777@ims.example>", Line(invite, "P-Preferred-Identity"));
        invite = Dialled(One with { Domain = "ims.example", CallerHeader = CallerHeader.Asserted });
        Assert.Contains("INVITE sip:13900139000@ims.example SIP/2.0", invite, StringComparison.Ordinal);
        Assert.Contains("From: <sip:01088887777@ims.example>", invite, StringComparison.Ordinal);
        Assert.Equal("P-Asserted-Identity: <sip:01088887777@ims.example>", Line(invite, "P-Asserted-Identity"));
    }

    [Fact]
    public void A_caller_who_is_to_be_hidden_is_known_to_the_carrier_alone()
    {
        string invite = Dialled(One with { HidesCaller = true });
        Assert.Contains("From: \"Anonymous\" <sip:anonymous@anonymous.invalid>", invite, StringComparison.Ordinal);
        Assert.Equal("Privacy: id", Line(invite, "Privacy"));
        Assert.Equal("P-Asserted-Identity: <sip:01088887777@t1.test>", Line(invite, "P-Asserted-Identity"));
    }

    [Theory]
    [InlineData(true, NumberFormat.National, "Diversion: <sip:01099990001@t1.test>;reason=unconditional;counter=1")]
    [InlineData(true, NumberFormat.E164, "Diversion: <sip:+861099990001@t1.test>;reason=unconditional;counter=1")]
    [InlineData(false, NumberFormat.National, "")]
    public void A_call_that_goes_outside_again_names_the_number_called_first(bool tells, NumberFormat format, string header)
    {
        TrunkRig rig = new(One with { TellsDiversion = tells, NumberFormat = format });
        rig.Register();
        rig.Call(1, First, "sip:01099990001@10.0.0.1:5060", fromUser: "13500135000");
        string phone = rig.Take("INVITE sip:1001@", TrunkRig.Phone);
        rig.Answer(phone, "302 Moved Temporarily", TrunkRig.Phone, "Contact: <sip:13900139000@10.0.0.7>;q=1\r\n");
        Assert.Equal(header, Line(rig.Take("INVITE sip:", First), "Diversion"));
        // Who dials by himself was called by nobody.
        rig.Dial("13800138000");
        Assert.Equal("", Line(rig.Take("INVITE sip:", First), "Diversion"));
    }

    [Theory]
    [InlineData(CalledNumberPlace.Any, "sip:joe@10.0.0.1:5060", "", "+864008001234")]
    [InlineData(CalledNumberPlace.Any, "sip:joe@10.0.0.1:5060", "P-Called-Party-ID: <sip:4008005678@ims.example>\r\n", "+864008005678")]
    [InlineData(CalledNumberPlace.Any, "sip:sales@10.0.0.1:5060", "P-Called-Party-ID: <sip:4008005678@ims.example>\r\n", "sales")]
    [InlineData(CalledNumberPlace.RequestUri, "sip:joe@10.0.0.1:5060", "", "joe")]
    [InlineData(CalledNumberPlace.To, "sip:sales@10.0.0.1:5060", "", "+864008001234")]
    [InlineData(CalledNumberPlace.CalledPartyId, "sip:sales@10.0.0.1:5060", "P-Called-Party-ID: <tel:4008005678>\r\n", "+864008005678")]
    [InlineData(CalledNumberPlace.CalledPartyId, "sip:sales@10.0.0.1:5060", "", "sales")]
    public void The_number_called_is_where_the_carrier_says_it(CalledNumberPlace place, string uri, string header, string called)
    {
        TrunkRig rig = new(One with { User = "joe", CalledNumber = place });
        rig.Call(1, First, uri, header);
        Assert.Equal(called, rig.Told.OfType<Core.Contract.Events.Kinds.CallStarted>().Single().Dialled);
    }

    [Fact]
    public void Rules_apply_to_what_comes_in_before_it_is_routed()
    {
        TrunkRig rig = new(
            One with
            {
                NumberRules = [new NumberRule(NumberKind.CalledIn, "86", 2, "0"), new NumberRule(NumberKind.CallerIn, "86", 2, "")],
            }
        );
        rig.Call(1, First, "sip:861088887777@10.0.0.1:5060", fromUser: "8613900139000");
        CallView call = Assert.Single(rig.Exchange.Views(1).Calls.All());
        Assert.Equal(("+861088887777", "+8613900139000"), (call.Dialled, call.CallerNumber));
        Assert.Equal("sales", rig.Told.OfType<Core.Contract.Events.Kinds.CallRouted>().Single().Target);
    }

    private static string Dialled(TrunkRow row)
    {
        TrunkRig rig = new(row);
        rig.Dial("13900139000");
        return rig.Take("INVITE sip:13900139000@", First);
    }
}
