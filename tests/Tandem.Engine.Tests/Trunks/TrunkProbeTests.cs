namespace Tandem.Engine.Tests.Trunks;

using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Tests.Rig;
using static Tandem.Engine.Tests.Rig.TrunkRig;

/// <summary>Whether a trunk is there is asked with OPTIONS.</summary>
public class TrunkProbeTests
{
    private static readonly TrunkRow Probed = TrunkRow.At(1, "one", First) with { ProbeSeconds = 30, ProbeFailures = 3 };
    private static readonly TrunkRow Two = TrunkRow.At(2, "two", Second) with { Priority = 2 };

    [Fact]
    public void It_is_down_after_so_many_failures_passed_over_and_up_again_by_itself()
    {
        TrunkRig rig = new(Probed, Two);
        rig.Answer(rig.Take("OPTIONS", First), "200 OK", First);
        rig.Pass(30.1);
        rig.Take("OPTIONS", First);
        rig.Pass(4.1);
        rig.Wire.Clear();
        rig.Pass(2);
        rig.Answer(rig.Take("OPTIONS", First), "503 Service Unavailable", First);
        Assert.Equal("up", rig.View().State);
        rig.Wire.Clear();
        rig.Pass(2);
        rig.Answer(rig.Take("OPTIONS", First), "503 Service Unavailable", First);
        Assert.Equal(("down", $"udp:{First}: 503 Service Unavailable"), (rig.View().State, rig.View().LastError));
        Assert.Equal(["up", "down"], rig.Told.OfType<TrunkStateChanged>().Where(each => each.Trunk == "one").Select(each => each.To));

        rig.Dial("13900139000");
        rig.Answer(rig.Take("INVITE", Second), "486 Busy Here", Second);
        Assert.False(rig.Has("INVITE", First));

        rig.Wire.Clear();
        rig.Pass(30);
        rig.Answer(rig.Take("OPTIONS", First), "200 OK", First);
        Assert.Equal("up", rig.View().State);
        rig.Wire.Clear();
        rig.Dial("13900139000");
        rig.Take("INVITE", First);
    }

    [Theory]
    [InlineData("404 Not Found")]
    [InlineData("405 Method Not Allowed")]
    [InlineData("401 Unauthorized")]
    [InlineData("500 Server Internal Error")]
    public void Whoever_answers_is_there_whatever_he_says(string status)
    {
        TrunkRig rig = new(Probed with { ProbeFailures = 1 });
        rig.Answer(rig.Take("OPTIONS", First), status, First);
        Assert.Equal("up", rig.View().State);
    }

    [Fact]
    public void A_call_that_finds_it_silent_counts_and_has_it_asked_at_once()
    {
        TrunkRig rig = new(Probed with { ProbeFailures = 2 }, Two);
        rig.Answer(rig.Take("OPTIONS", First), "200 OK", First);
        rig.Dial("13900139000");
        rig.Take("INVITE", First);
        rig.Pass(4.1);
        rig.Take("INVITE", Second);
        rig.Take("OPTIONS", First);
        Assert.Equal("up", rig.View().State);
        rig.Pass(4.1);
        Assert.Equal("down", rig.View().State);
    }

    [Fact]
    public void Of_several_addresses_the_one_that_is_down_is_passed_over()
    {
        TrunkRig rig = new(Probed with { Peers = [.. Probed.Peers, .. Two.Peers], ProbeFailures = 1 });
        rig.Answer(rig.Take("OPTIONS", First), "503 Service Unavailable", First);
        rig.Answer(rig.Take("OPTIONS", Second), "200 OK", Second);
        Assert.Equal("up", rig.View().State);
        rig.Dial("13900139000");
        rig.Take("INVITE", Second);
        Assert.False(rig.Has("INVITE", First));
    }

    [Fact]
    public void One_that_is_not_to_be_probed_is_not()
    {
        TrunkRig rig = new(Two);
        rig.Pass(120);
        Assert.Empty(rig.Wire);
    }
}
