namespace Tandem.Media.Tests.Listening;

using Tandem.Media.Codecs;
using Tandem.Media.Listening;
using Tandem.Media.Playback;
using Tandem.TestKit.Answers;
using Tandem.TestKit.Measures;

/// <summary>People are told from machines.</summary>
public sealed class AnswerWatchTests
{
    private static readonly AnswerLimits Limits = new();

    [Fact]
    public void Of_answers_by_which_nothing_was_chosen_no_more_are_taken_for_the_other_kind_than_was_measured()
    {
        AnswerScore score = AnswerScore.Of(AnswerSounds.Make(AnswerPart.Held, voices: 2, lines: 1), Limits);
        string what = $"{score}\n{string.Join('\n', score.Wrong)}";
        TestContext.Current.SendDiagnosticMessage(what);
        Assert.True(score is { People: >= 50, Machines: >= 40 }, what);
        Assert.True(score.PeoplePercent <= 5, what);
        Assert.True(score.MachinesPercent <= 45, what);
        Assert.InRange(score.PersonMillis.Average(), 1_000, 2_900);
    }

    [Fact]
    public void A_few_words_and_a_pause_are_a_person()
    {
        (AnsweredBy by, TimeSpan after) = Judge([.. Quiet(300), .. Words(700), .. Quiet(3_000)]);
        Assert.Equal(AnsweredBy.Person, by);
        Assert.InRange(after.TotalMilliseconds, 1_800, 1_900);
    }

    [Fact]
    public void Words_without_end_are_a_machine()
    {
        (AnsweredBy by, TimeSpan after) = Judge([.. Quiet(300), .. Words(1_000), .. Quiet(500), .. Words(4_000)]);
        Assert.Equal(AnsweredBy.Machine, by);
        Assert.InRange(after.TotalMilliseconds, 4_100, 4_200);
    }

    [Fact]
    public void Who_has_said_more_than_a_few_words_is_waited_for_longer_and_more_words_or_a_beep_meanwhile_make_a_machine()
    {
        (AnsweredBy by, TimeSpan after) = Judge([.. Quiet(300), .. Words(2_000), .. Quiet(4_000)]);
        Assert.Equal(AnsweredBy.Person, by);
        Assert.InRange(after.TotalMilliseconds, 3_400, 3_500);
        Assert.Equal(AnsweredBy.Machine, Judge([.. Quiet(300), .. Words(2_000), .. Quiet(900), .. Words(2_000)]).By);
        short[] beep = Sound.Tone(1_000, 200, 0.1).Samples.ToArray();
        Assert.Equal(AnsweredBy.Machine, Judge([.. Quiet(300), .. Words(2_000), .. Quiet(900), .. beep, .. Quiet(2_000)]).By);
    }

    [Theory]
    [InlineData(360, 140, true)]
    [InlineData(1_000, 140, true)]
    [InlineData(2_000, 140, true)]
    [InlineData(2_550, 140, true)]
    [InlineData(300, 400, false)]
    [InlineData(2_700, 400, false)]
    [InlineData(1_000, 100, false)]
    public void A_beep_is_a_machine(int hertz, int millis, bool isMachine)
    {
        (AnsweredBy by, TimeSpan after) = Judge([.. Quiet(500), .. Sound.Tone(hertz, millis, 0.1).Samples.ToArray(), .. Quiet(4_000)]);
        Assert.Equal(isMachine, by == AnsweredBy.Machine);
        Assert.True(!isMachine || after.TotalMilliseconds <= 680, $"{after}");
    }

    [Fact]
    public void Who_says_nothing_is_unsure_also_where_the_phone_sends_nothing_or_noise()
    {
        Assert.Equal((AnsweredBy.Unsure, 2_500), In(Judge(Quiet(6_000))));
        Assert.Equal((AnsweredBy.Unsure, 2_680), In(Judge([])));
        Assert.Equal((AnsweredBy.Unsure, 2_500), In(Judge([.. Enumerable.Repeat(Hiss(), 60).SelectMany(each => each)])));
    }

    [Fact]
    public void A_verdict_comes_within_the_limit_whatever_is_heard()
    {
        // Says something when patience is nearly over, and again.
        (AnsweredBy by, TimeSpan after) = Judge([.. Quiet(2_400), .. Words(400), .. Quiet(700), .. Words(3_000)]);
        Assert.Equal(AnsweredBy.Unsure, by);
        Assert.Equal(Limits.Longest, after);
    }

    [Fact]
    public void A_leg_is_judged_once_and_not_when_others_talk_with_it()
    {
        PlaneRig rig = new();
        rig.Plane.Handle(new Open(PlaneRig.Left, 1, PlaneRig.PlanOf(PlaneRig.Caller, CodecTable.Pcmu, -1)), rig.Now);
        rig.Plane.Handle(new Judge(PlaneRig.Left, 2), rig.Now);
        ushort sequence = 0;
        byte[] payload = new byte[160];
        short[] said = [.. Quiet(200), .. Words(600), .. Quiet(4_000)];
        for (int i = 0; i + 160 <= said.Length; i += 160)
        {
            CodecTable.Pcmu.Encode(said.AsSpan(i, 160), payload);
            rig.Plane.OnRtp(1, PlaneRig.Caller, PlaneRig.Packet(++sequence, (uint)i, 7, 0, payload), rig.Now);
            rig.Pass(20);
        }
        Judged judged = Assert.Single(rig.Events.OfType<Judged>());
        Assert.Equal(AnsweredBy.Person, judged.By);
        Assert.InRange(judged.GreetingMillis, 580, 640);
        Assert.InRange(judged.QuietMillis, 800, 840);
        rig.Plane.Handle(new Judge(PlaneRig.Left, 3), rig.Now);
        rig.Plane.Handle(new Open(PlaneRig.Right, 1, PlaneRig.PlanOf(PlaneRig.Agent, CodecTable.Pcmu, -1)), rig.Now);
        rig.Plane.Handle(new Connect(PlaneRig.Left, 9, PlaneRig.Right), rig.Now);
        rig.Pass(5_000);
        Assert.Single(rig.Events.OfType<Judged>());
    }

    [Fact]
    public void Listening_allocates_nothing_a_packet()
    {
        AnswerWatch watch = new(new AnswerLimits { Longest = TimeSpan.FromSeconds(60), Greeting = TimeSpan.FromSeconds(60) }, default);
        short[] said = Words(20);
        watch.Hear(said);
        long bytes = Allocation.Of(() =>
        {
            for (int i = 0; i < 20; i++)
            {
                watch.Hear(said);
            }
        });
        Assert.Equal(0, bytes);
    }

    private static (AnsweredBy By, TimeSpan After) Judge(short[] samples) => AnswerScore.Judge(samples, Limits);

    private static (AnsweredBy By, int Millis) In((AnsweredBy By, TimeSpan After) judged) =>
        (judged.By, (int)judged.After.TotalMilliseconds);

    private static short[] Quiet(int millis) => Sound.Tone(50, millis, 0.001).Samples.ToArray();

    // Three harmonics of a voice.
    private static short[] Words(int millis)
    {
        short[] words = new short[millis * 8];
        for (int i = 0; i < words.Length; i++)
        {
            double at = 2 * Math.PI * i / 8_000;
            words[i] = (short)(4_000 * (Math.Sin(180 * at) + Math.Sin(360 * at) + 0.7 * Math.Sin(720 * at)));
        }
        return words;
    }

    // 100 ms of a loud, even line: a pattern without a tone.
    private static short[] Hiss()
    {
        short[] hiss = new short[800];
        uint state = 1;
        for (int i = 0; i < hiss.Length; i++)
        {
            state = state * 1_664_525 + 1_013_904_223;
            hiss[i] = (short)((state >> 16) % 3_000 - 1_500);
        }
        return hiss;
    }
}
