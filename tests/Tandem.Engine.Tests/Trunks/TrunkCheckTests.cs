namespace Tandem.Engine.Tests.Trunks;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Engine.Tests.Rig;
using static Tandem.Engine.Tests.Rig.TrunkRig;

/// <summary>Whether a trunk is there can be asked at any moment.</summary>
public class TrunkCheckTests
{
    private static readonly TrunkRow Plain = TrunkRow.At(1, "one", First);
    private static readonly TrunkRow Both = Plain with { Peers = [.. Plain.Peers, .. TrunkRow.At(2, "two", Second).Peers] };

    [Fact]
    public void Each_address_is_asked_at_once_and_all_answers_are_one_reply()
    {
        TrunkRig rig = new(Both);
        rig.Ask(new CheckTrunk(1));
        string first = rig.Take("OPTIONS", First);
        string second = rig.Take("OPTIONS", Second);
        rig.Pass(0.02);
        rig.Answer(second, "503 Service Unavailable", Second);
        Assert.Empty(rig.Outbox.Replies);
        rig.Pass(0.03);
        rig.Answer(first, "405 Method Not Allowed", First);
        Assert.Equal(
            [
                new TrunkAnswer($"udp:{First}", TrunkAnswers.Answered, 405, "Method Not Allowed", 50_000),
                new TrunkAnswer($"udp:{Second}", TrunkAnswers.Unavailable, 503, "Service Unavailable", 20_000),
            ],
            Checked(rig)
        );
        // Nobody probes it: calls go on trying it, and what was wrong is there to be read.
        Assert.Equal(("up", $"udp:{Second}: 503 Service Unavailable"), (rig.View().State, rig.View().LastError));
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(60, 5)]
    public void Whoever_is_silent_is_waited_for_no_longer_than_is_bearable(int silence, int waited)
    {
        TrunkRig rig = new(Plain with { SilenceSeconds = silence });
        rig.Ask(new CheckTrunk(1));
        rig.Pass(waited - 0.1);
        Assert.Empty(rig.Outbox.Replies);
        rig.Pass(0.2);
        Assert.Equal([new TrunkAnswer($"udp:{First}", TrunkAnswers.Silent, 0, "", waited * 1_000_000)], Checked(rig));
        rig.Wire.Clear();
        rig.Pass(60);
        Assert.Empty(rig.Wire);
    }

    [Fact]
    public void One_check_at_a_time_and_one_a_second()
    {
        TrunkRig rig = new(Plain);
        rig.Ask(new CheckTrunk(1));
        string asked = rig.Take("OPTIONS", First);
        rig.Pass(1.5);
        rig.Wire.Clear();
        Assert.Equal(OutcomeCode.Overloaded, Refused(rig, 1));
        rig.Answer(asked, "200 OK", First);
        Assert.Single(Checked(rig));
        rig.Ask(new CheckTrunk(1));
        rig.Answer(rig.Take("OPTIONS", First), "200 OK", First);
        Assert.Single(Checked(rig));
        Assert.Equal(OutcomeCode.Overloaded, Refused(rig, 1));
        rig.Pass(1);
        rig.Ask(new CheckTrunk(1));
        rig.Take("OPTIONS", First);
    }

    [Fact]
    public void What_is_not_there_or_disabled_is_refused_and_where_no_address_is_known_nobody_is_asked()
    {
        TrunkRow named = Plain with { Id = 3, Name = "three", Peers = [new TrunkPeer("sip.example", 0)] };
        TrunkRig rig = new(Plain, TrunkRow.At(2, "two", Second) with { Disabled = true }, named);
        Assert.Equal(OutcomeCode.NotFound, Refused(rig, 9));
        Assert.Equal(OutcomeCode.Conflict, Refused(rig, 2));
        rig.Ask(new CheckTrunk(3));
        Assert.Empty(Checked(rig));
        Assert.Empty(rig.Wire);
    }

    [Fact]
    public void Of_one_that_is_probed_too_it_counts_as_a_probe()
    {
        TrunkRig rig = new(Plain with { ProbeSeconds = 30, ProbeFailures = 1 });
        rig.Answer(rig.Take("OPTIONS", First), "503 Service Unavailable", First);
        Assert.Equal("down", rig.View().State);
        rig.Ask(new CheckTrunk(1));
        rig.Answer(rig.Take("OPTIONS", First), "200 OK", First);
        Assert.Equal("up", rig.View().State);
        rig.Pass(2);
        rig.Outbox.Replies.Clear();
        rig.Ask(new CheckTrunk(1));
        rig.Answer(rig.Take("OPTIONS", First), "503 Service Unavailable", First);
        Assert.Equal("down", rig.View().State);
    }

    [Fact]
    public void One_that_goes_meanwhile_is_answered_for_still()
    {
        TrunkRig rig = new(Plain);
        rig.Ask(new CheckTrunk(1));
        rig.Outbox.Replies.Clear();
        rig.Ask(new DeleteTrunk(1));
        rig.Outbox.Replies.Clear();
        rig.Pass(5);
        Assert.Equal([TrunkAnswers.Silent], Checked(rig).Select(each => each.What));
    }

    private static IReadOnlyList<TrunkAnswer> Checked(TrunkRig rig)
    {
        Outcome outcome = Assert.Single(rig.Outbox.Replies).Reply.Outcome;
        rig.Outbox.Replies.Clear();
        Assert.Equal(OutcomeCode.Ok, outcome.Code);
        return Assert.IsType<TrunkCheckView>(outcome.Value).Answers;
    }

    private static OutcomeCode Refused(TrunkRig rig, int trunk)
    {
        rig.Ask(new CheckTrunk(trunk));
        OutcomeCode code = Assert.Single(rig.Outbox.Replies).Reply.Outcome.Code;
        rig.Outbox.Replies.Clear();
        return code;
    }
}
