namespace Tandem.Engine.Tests.Trunks;

using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Tests.Rig;
using static Tandem.Engine.Tests.Rig.TrunkRig;

/// <summary>By which trunk a call goes out, and when another is tried.</summary>
public class TrunkChoiceTests
{
    private static readonly TrunkRow One = TrunkRow.At(1, "one", First);
    private static readonly TrunkRow Two = TrunkRow.At(2, "two", Second) with { Priority = 2 };
    private const string Number = "13900139000";

    [Fact]
    public void One_that_says_nothing_is_left_after_its_patience_and_a_late_answer_is_taken_back()
    {
        TrunkRig rig = new(One with { SilenceSeconds = 3 }, Two);
        rig.Dial(Number);
        string first = rig.Take($"INVITE sip:{Number}@", First);
        rig.Pass(2.9);
        Assert.False(rig.Has("INVITE", Second));
        rig.Pass(0.2);
        string second = rig.Take($"INVITE sip:{Number}@", Second);
        rig.Answer(second, "200 OK", Second, body: Sdp);
        rig.Answer(first, "200 OK", First, body: Sdp);
        rig.Take("ACK", First);
        rig.Take("BYE", First);
        Assert.Equal(["two"], rig.Told.OfType<TrunkChosen>().Select(each => each.Trunk));
        Assert.Equal([new TrunkFailed("one", "the trunk does not answer", 408)], rig.Told.OfType<TrunkFailed>());
        Assert.Equal((1, 0, 1), (rig.View().Total.Failed, rig.View().CallsOut, rig.View(2).CallsOut));
        Assert.Equal((1, 1), (rig.View(2).Today.Out, rig.View(2).Today.Answered));
    }

    [Fact]
    public void One_that_is_trying_has_all_the_time_it_needs()
    {
        TrunkRig rig = new(One, Two);
        rig.Dial(Number);
        rig.Answer(rig.Take("INVITE", First), "100 Trying", First);
        rig.Pass(20);
        Assert.False(rig.Has("INVITE", Second));
    }

    [Fact]
    public void When_nobody_answers_the_call_is_over_long_before_SIP_would_give_up()
    {
        TrunkRig rig = new(One, Two);
        rig.Dial(Number);
        rig.Pass(8.1);
        Assert.Equal(2, rig.Told.OfType<TrunkFailed>().Count());
        Assert.Contains(rig.Told.OfType<LegEnded>(), ended => ended.SipCode == 503);
        Assert.Equal(0, rig.Exchange.Counts.Legs);
    }

    [Theory]
    [InlineData("503 Service Unavailable", true)]
    [InlineData("500 Server Internal Error", true)]
    [InlineData("502 Bad Gateway", true)]
    [InlineData("504 Server Time-out", true)]
    [InlineData("408 Request Timeout", true)]
    [InlineData("403 Forbidden", false)]
    [InlineData("404 Not Found", false)]
    [InlineData("480 Temporarily Unavailable", false)]
    [InlineData("486 Busy Here", false)]
    [InlineData("600 Busy Everywhere", false)]
    [InlineData("603 Decline", false)]
    public void The_next_is_tried_for_what_the_trunk_says_of_itself_and_not_for_what_it_says_of_the_number(string status, bool isOfTrunk)
    {
        TrunkRig rig = new(One, Two);
        rig.Dial(Number);
        rig.Answer(rig.Take("INVITE", First), status, First);
        Assert.Equal(isOfTrunk, rig.Has("INVITE", Second));
        Assert.Equal([int.Parse(status[..3], null)], rig.View().Total.Codes.Select(each => each.Key));
        Assert.Equal(isOfTrunk ? 1 : 0, rig.View().Total.Failed);
    }

    [Fact]
    public void Where_it_has_rung_and_nobody_answered_no_other_is_tried()
    {
        TrunkRig rig = new(One, Two);
        rig.Dial(Number);
        string invite = rig.Take("INVITE", First);
        rig.Answer(invite, "180 Ringing", First);
        rig.Answer(invite, "408 Request Timeout", First);
        Assert.False(rig.Has("INVITE", Second));
    }

    [Theory]
    [InlineData("401 Unauthorized", "WWW-Authenticate")]
    [InlineData("407 Proxy Authentication Required", "Proxy-Authenticate")]
    public void Credentials_that_are_not_taken_lead_to_the_next_and_never_reach_the_caller(string status, string header)
    {
        TrunkRig rig = new(One with { User = "joe", Password = "s" });
        rig.Dial(Number);
        string challenge = $"{header}: Digest realm=\"r\", nonce=\"n\"\r\n";
        rig.Answer(rig.Take("INVITE", First), status, First, challenge);
        string again = rig.Take("INVITE", First);
        Assert.Contains("username=\"joe\"", again, StringComparison.Ordinal);
        rig.Answer(again, status, First, challenge);
        Assert.False(rig.Has("INVITE", First));
        Assert.Contains(rig.Told.OfType<LegEnded>(), ended => ended.SipCode == 503);
        Assert.DoesNotContain(rig.Told.OfType<LegEnded>(), ended => ended.SipCode is 401 or 407);
        Assert.Equal("credentials not accepted", Assert.Single(rig.Told.OfType<TrunkFailed>()).Cause);
    }

    [Fact]
    public void All_addresses_of_a_trunk_are_tried_before_the_next_trunk()
    {
        TrunkRig rig = new(One with { Peers = [.. One.Peers, .. Two.Peers] });
        rig.Dial(Number);
        rig.Answer(rig.Take("INVITE", First), "503 Service Unavailable", First);
        rig.Answer(rig.Take($"INVITE sip:{Number}@{Second}", Second), "200 OK", Second, body: Sdp);
        Assert.Empty(rig.Told.OfType<TrunkChosen>());
        Assert.Equal(1, rig.View().CallsOut);
    }

    [Fact]
    public void Among_equals_each_is_first_as_often_as_its_weight_says()
    {
        int first = 0;
        TrunkRig rig = new(One with { Weight = 1, MaxCallsPerSecond = 0 }, Two with { Priority = 1, Weight = 3 });
        for (int i = 0; i < 200; i++)
        {
            rig.Dial(Number);
            bool isFirst = rig.Has("INVITE", First);
            first += isFirst ? 1 : 0;
            rig.Answer(rig.Take("INVITE", isFirst ? First : Second), "486 Busy Here", isFirst ? First : Second);
            rig.Wire.Clear();
            rig.Pass(3);
            rig.Wire.Clear();
        }
        Assert.InRange(first, 30, 70);
    }

    [Fact]
    public void One_that_is_not_registered_or_has_no_address_is_passed_over_and_without_any_the_reason_is_said()
    {
        TrunkRow waiting = One with { Registers = true, User = "joe" };
        TrunkRig rig = new(waiting, Two);
        rig.Dial(Number);
        rig.Take("INVITE", Second);

        rig = new TrunkRig(waiting, Two with { Peers = [new TrunkPeer("sip.example")] });
        rig.Dial(Number);
        Assert.Contains(
            rig.Told.OfType<LegEnded>(),
            ended => ended is { SipCode: 503, Reason: "one: not registered, two: no address known" }
        );
    }
}
