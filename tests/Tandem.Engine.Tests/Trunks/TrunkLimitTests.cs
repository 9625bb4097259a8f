namespace Tandem.Engine.Tests.Trunks;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Tests.Rig;
using static Tandem.Engine.Tests.Rig.TrunkRig;

/// <summary>How much goes through a trunk, and which codecs.</summary>
public class TrunkLimitTests
{
    private static readonly TrunkRow One = TrunkRow.At(1, "one", First);
    private static readonly TrunkRow Two = TrunkRow.At(2, "two", Second) with { Priority = 2 };

    [Fact]
    public void Calls_past_its_limit_are_refused_and_told_once_until_there_is_room()
    {
        TrunkRig rig = new(One with { MaxCalls = 2 });
        Assert.StartsWith("SIP/2.0 200", rig.Call(1, First), StringComparison.Ordinal);
        Assert.StartsWith("SIP/2.0 200", rig.Call(2, First), StringComparison.Ordinal);
        string refused = rig.Call(3, First);
        Assert.StartsWith("SIP/2.0 503 Trunk Takes No More Calls", refused, StringComparison.Ordinal);
        Assert.Contains("Retry-After: 5", refused, StringComparison.Ordinal);
        rig.Call(4, First);
        Assert.Equal([new TrunkLimited("one", "calls")], rig.Told.OfType<TrunkLimited>());
        Assert.Equal((2, 4, 2), (rig.View().CallsIn, rig.View().Today.In, rig.View().Today.Refused));
    }

    [Theory]
    [InlineData("CN", 16)]
    [InlineData("GB", 24)]
    public void Counts_of_today_begin_anew_at_midnight_where_the_tenant_is(string country, int hours)
    {
        TrunkRig rig = new(One);
        rig.Ask(new SetNumbering(country, "", ""));
        rig.Call(1, First);
        rig.Pass((hours * 3_600) - 60);
        Assert.Equal((1, 1), (rig.View().Today.In, rig.View().Total.In));
        rig.Pass(61);
        Assert.Equal((0, 1), (rig.View().Today.In, rig.View().Total.In));
        rig.Call(2, First);
        Assert.Equal(1, rig.View().Today.In);
    }

    [Fact]
    public void Calls_in_count_for_calls_out_and_a_full_one_is_passed_over()
    {
        TrunkRig rig = new(One with { MaxCalls = 1 }, Two);
        rig.Call(1, First);
        rig.Dial("13900139000");
        rig.Take("INVITE", Second);
        Assert.False(rig.Has("INVITE", First));
    }

    [Fact]
    public void When_all_are_full_the_call_is_refused_with_the_reason()
    {
        TrunkRig rig = new(One with { MaxCalls = 1 });
        rig.Call(1, First);
        rig.Dial("13900139000");
        Assert.Contains(rig.Told.OfType<LegEnded>(), ended => ended is { SipCode: 503, Reason: "one: at its limit of calls" });
    }

    [Fact]
    public void Calls_a_second_are_counted_in_each_direction_by_itself()
    {
        TrunkRig rig = new(One with { MaxCallsPerSecond = 2 }, Two);
        for (int i = 1; i <= 2; i++)
        {
            Assert.StartsWith("SIP/2.0 200", rig.Call(i, First), StringComparison.Ordinal);
        }
        Assert.StartsWith("SIP/2.0 503 Trunk Takes No More Calls A Second", rig.Call(3, First), StringComparison.Ordinal);
        rig.Dial("13900139000");
        rig.Take("INVITE", First);
        rig.Pass(0.5);
        Assert.StartsWith("SIP/2.0 200", rig.Call(4, First), StringComparison.Ordinal);
        Assert.StartsWith("SIP/2.0 503", rig.Call(5, First), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_over_makes_room_and_a_day_begins_at_midnight()
    {
        TrunkRig rig = new(One with { MaxCalls = 1 });
        rig.Dial("13900139000");
        rig.Answer(rig.Take("INVITE", First), "486 Busy Here", First);
        rig.Dial("13900139001");
        rig.Answer(rig.Take("INVITE sip:13900139001", First), "404 Not Found", First);
        Assert.Equal(0, rig.View().CallsOut);
        Assert.Equal([(404, 1L), (486, 1L)], rig.View().Today.Codes.Select(each => (each.Key, each.Value)));
        rig.Pass(86_400);
        Assert.Equal((0, 2), (rig.View().Today.Out, rig.View().Total.Out));
    }

    [Fact]
    public void Only_its_codecs_are_offered_and_taken_in_their_order()
    {
        TrunkRig rig = new(One with { Codecs = ["PCMA", "PCMU"] });
        rig.Dial("13900139000");
        Assert.Contains("m=audio ", rig.Take("INVITE", First), StringComparison.Ordinal);

        rig = new TrunkRig(One with { Codecs = ["PCMA"] });
        string answer = rig.Call(1, First);
        Assert.StartsWith("SIP/2.0 200", answer, StringComparison.Ordinal);
        Assert.Contains("PCMA/8000", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("PCMU/8000", answer, StringComparison.Ordinal);
        rig.Dial("13900139000");
        string offer = rig.Take("INVITE", First);
        Assert.Contains("PCMA/8000", offer, StringComparison.Ordinal);
        Assert.DoesNotContain("PCMU/8000", offer, StringComparison.Ordinal);
        Assert.DoesNotContain("G722/8000", offer, StringComparison.Ordinal);

        rig = new TrunkRig(One with { Codecs = ["G722"] });
        Assert.StartsWith("SIP/2.0 488", rig.Call(1, First), StringComparison.Ordinal);
        Assert.Equal(0, rig.View().CallsIn);
    }
}
