namespace Tandem.Media.Tests;

using Tandem.Foundation;
using Tandem.Media.Codecs;
using Tandem.Media.Legs;
using Tandem.Media.Playback;
using Tandem.Media.Recording;
using Tandem.Media.Rtp;
using Tandem.Media.Tones;

/// <summary>The media plane by itself: packets and orders in, packets and events out, on virtual time.</summary>
public class PlaneTests
{
    private readonly PlaneRig rig = new();

    [Fact]
    public void Joined_legs_hear_each_other_with_one_ssrc_and_no_gap()
    {
        rig.Join();
        for (int i = 0; i < 5; i++)
        {
            rig.Plane.OnRtp(1, PlaneRig.Caller, PlaneRig.Packet((ushort)(100 + i), (uint)(i * 160), 7), rig.Now);
        }
        // Another source takes over, as after a transfer: the far side sees one stream go on.
        for (int i = 0; i < 5; i++)
        {
            rig.Plane.OnRtp(1, PlaneRig.Caller, PlaneRig.Packet((ushort)(9_000 + i), (uint)(50_000 + i * 160), 8), rig.Now);
        }
        byte[][] sent = rig.RtpTo(PlaneRig.Agent);
        Assert.Equal(10, sent.Length);
        for (int i = 1; i < sent.Length; i++)
        {
            Assert.True(RtpHeader.TryParse(sent[i - 1], out RtpHeader before));
            Assert.True(RtpHeader.TryParse(sent[i], out RtpHeader after));
            Assert.Equal(before.Ssrc, after.Ssrc);
            Assert.Equal((ushort)(before.Sequence + 1), after.Sequence);
        }
    }

    [Fact]
    public void What_else_was_listed_is_heard_as_well()
    {
        rig.Join();
        LegPlan plan = PlaneRig.PlanOf(PlaneRig.Caller, CodecTable.Pcmu, 101) with { Others = [new PayloadFormat(8, CodecTable.Pcma)] };
        rig.Plane.Handle(new Open(PlaneRig.Left, 9, plan), rig.Now);
        Sound tone = Sound.Tone(700, 1_000);
        for (int i = 0; i < 50; i++)
        {
            byte[] coded = tone.Frame(CodecTable.Pcma, i % tone.Frames).ToArray();
            rig.Plane.OnRtp(1, PlaneRig.Caller, PlaneRig.Packet((ushort)i, (uint)(i * 160), 7, 8, coded), rig.Now);
        }
        ToneEar ear = new(700);
        short[] samples = new short[160];
        byte[][] heard = rig.RtpTo(PlaneRig.Agent);
        Assert.Equal(50, heard.Length);
        foreach (byte[] sent in heard)
        {
            Assert.Equal(0, sent[1] & 0x7F);
            CodecTable.Pcmu.Decode(sent.AsSpan(12), samples);
            ear.Hear(samples);
        }
        Assert.InRange(ear.Take(), 0.8, 1.1);
    }

    [Fact]
    public void Unequal_codecs_are_transcoded()
    {
        rig.Join(CodecTable.Pcmu, CodecTable.Pcma);
        Sound tone = Sound.Tone(700, 1_000);
        for (int i = 0; i < 50; i++)
        {
            rig.Plane.OnRtp(
                1,
                PlaneRig.Caller,
                PlaneRig.Packet((ushort)i, (uint)(i * 160), 7, 0, tone.Frame(CodecTable.Pcmu, i % tone.Frames).ToArray()),
                rig.Now
            );
        }
        ToneEar ear = new(700);
        short[] samples = new short[160];
        foreach (byte[] sent in rig.RtpTo(PlaneRig.Agent))
        {
            Assert.Equal(8, sent[1] & 0x7F);
            CodecTable.Pcma.Decode(sent.AsSpan(12), samples);
            ear.Hear(samples);
        }
        Assert.True(ear.Take() > 0.9);
    }

    [Fact]
    public void A_play_sends_a_packet_every_20_ms_and_ends_in_one_event()
    {
        rig.Join();
        rig.Plane.Handle(new Play(PlaneRig.Left, 10, rig.Given(Sound.Tone(500, 200)), false), rig.Now);
        rig.Pass(400);
        Assert.Equal(10, rig.RtpTo(PlaneRig.Caller).Length);
        Played played = Assert.Single(rig.Events.OfType<Played>());
        Assert.Equal(PlayOutcome.Finished, played.Outcome);
        rig.Plane.Handle(new Play(PlaneRig.Left, 11, BuiltInSound.HoldMusic, true), rig.Now);
        rig.Pass(100);
        rig.Plane.Handle(new StopPlay(PlaneRig.Left, 12, 11), rig.Now);
        Assert.Equal(PlayOutcome.Interrupted, rig.Events.OfType<Played>().Last().Outcome);
    }

    [Fact]
    public void An_announcement_is_heard_over_the_music_which_goes_on()
    {
        rig.Join();
        rig.Plane.Handle(new Play(PlaneRig.Left, 10, rig.Given(Sound.Tone(500, 1_000)), true), rig.Now);
        rig.Pass(500);
        rig.Plane.Handle(new PlayOver(PlaneRig.Left, 11, rig.Given(Sound.Tone(900, 1_000))), rig.Now);
        rig.Pass(1_100);
        Played over = Assert.Single(rig.Events.OfType<Played>());
        Assert.Equal((11, PlayOutcome.Finished), (over.Id, over.Outcome));
        rig.Plane.Handle(new PlayOver(PlaneRig.Left, 12, rig.Given(Sound.Tone(900, 1_000))), rig.Now);
        rig.Plane.Handle(new StopPlay(PlaneRig.Left, 13, 10), rig.Now);
        Assert.Equal([11, 12, 10], rig.Events.OfType<Played>().Select(played => played.Id));
    }

    [Fact]
    public void An_order_for_a_leg_that_is_gone_still_ends_in_its_event()
    {
        LegPort stale = new(1, 99);
        rig.Join();
        rig.Plane.Handle(new Play(stale, 5, BuiltInSound.Ringback, true), rig.Now);
        rig.Plane.Handle(new Record(stale, 6, Guid.NewGuid()), rig.Now);
        Assert.Equal(PlayOutcome.Failed, Assert.Single(rig.Events.OfType<Played>()).Outcome);
        Assert.Equal(RecordOutcome.Failed, Assert.Single(rig.Events.OfType<Recorded>()).Outcome);
    }

    [Fact]
    public void A_recording_has_the_length_of_its_time_with_each_side_on_its_channel()
    {
        rig.Join();
        Guid id = Guid.NewGuid();
        rig.Plane.Handle(new Record(PlaneRig.Left, 20, id), rig.Now);
        Sound left = Sound.Tone(500, 1_000);
        Sound right = Sound.Tone(900, 1_000);
        for (int i = 0; i < 100; i++)
        {
            rig.Plane.OnRtp(
                1,
                PlaneRig.Caller,
                PlaneRig.Packet((ushort)i, (uint)(i * 160), 7, 0, left.Frame(CodecTable.Pcmu, i % 50).ToArray()),
                rig.Now
            );
            rig.Plane.OnRtp(
                2,
                PlaneRig.Agent,
                PlaneRig.Packet((ushort)i, (uint)(i * 160), 8, 0, right.Frame(CodecTable.Pcmu, i % 50).ToArray()),
                rig.Now
            );
            rig.Pass(20);
        }
        rig.Plane.Handle(new StopRecord(PlaneRig.Left, 21, 20), rig.Now);
        Recorded recorded = Assert.Single(rig.Events.OfType<Recorded>());
        Assert.InRange(recorded.DurationMs, 1_980, 2_020);
        (double ofLeft, double ofRight) = Hear(rig.Taps.Single());
        Assert.True(ofLeft > 0.8 && ofRight > 0.8, $"{ofLeft:0.00} {ofRight:0.00}");
    }

    [Fact]
    public void Keys_arrive_once_and_are_passed_on_in_the_others_payload_type()
    {
        rig.Join(rightDigits: 96);
        for (int i = 0; i < 6; i++)
        {
            byte[] key = [5, (byte)(i >= 3 ? 0x8A : 0x0A), 0, (byte)(160 * Math.Min(i + 1, 4) >> 8), .. Array.Empty<byte>()];
            rig.Plane.OnRtp(1, PlaneRig.Caller, PlaneRig.Packet((ushort)i, 1_000, 7, 101, [key[0], key[1], 3, 32]), rig.Now);
        }
        Assert.Equal('5', Assert.Single(rig.Events.OfType<Digit>()).Value);
        Assert.All(rig.RtpTo(PlaneRig.Agent), sent => Assert.Equal(96, sent[1] & 0x7F));
    }

    [Fact]
    public void Silence_is_told_once_and_long_silence_again_and_again()
    {
        rig.Join();
        rig.Plane.OnRtp(1, PlaneRig.Caller, PlaneRig.Packet(1, 0, 7), rig.Now);
        rig.Pass(7_000);
        Assert.Single(rig.Events.OfType<Silent>(), silent => silent.Leg == PlaneRig.Left);
        rig.Pass(40_000);
        Assert.Equal(2, rig.Events.OfType<LongSilent>().Count(silent => silent.Leg == PlaneRig.Left));
        // Also of a leg that never spoke.
        Assert.Equal(2, rig.Events.OfType<LongSilent>().Count(silent => silent.Leg == PlaneRig.Right));
        rig.Plane.OnRtp(1, PlaneRig.Caller, PlaneRig.Packet(2, 160, 7), rig.Now);
        Assert.Single(rig.Events.OfType<Heard>());
    }

    [Fact]
    public void A_leg_goes_on_where_it_was_after_a_hand_over()
    {
        rig.Join();
        rig.Plane.OnRtp(2, PlaneRig.Agent, PlaneRig.Packet(1, 0, 8), rig.Now);
        Assert.True(RtpHeader.TryParse(rig.RtpTo(PlaneRig.Caller)[^1], out RtpHeader before));
        rig.Plane.Handle(new HandOver(PlaneRig.Left, 30, 1), rig.Now);
        LegSnapshot snapshot = Assert.Single(rig.Events.OfType<HandedOver>()).Snapshot;
        PlaneRig other = new();
        other.Plane.Handle(new Adopt(PlaneRig.Left, 31, snapshot), other.Now);
        other.Plane.Handle(new Play(PlaneRig.Left, 32, other.Given(Sound.Tone(400, 100)), false), other.Now);
        other.Pass(50);
        Assert.True(RtpHeader.TryParse(other.RtpTo(PlaneRig.Caller)[0], out RtpHeader after));
        Assert.Equal((before.Ssrc, (ushort)(before.Sequence + 1)), (after.Ssrc, after.Sequence));
    }

    [Fact]
    public void A_sound_that_is_forgotten_plays_on_but_not_again()
    {
        PlaneRig rig = new();
        rig.Join();
        long sound = rig.Given(Sound.Tone(500, 200));
        rig.Plane.Handle(new Play(PlaneRig.Left, 10, sound, false), rig.Now);
        rig.Plane.Handle(new ForgetSound(sound), rig.Now);
        rig.Plane.Handle(new PlayOver(PlaneRig.Left, 11, sound), rig.Now);
        Assert.Contains(new Played(PlaneRig.Left, 11, PlayOutcome.Failed), rig.Events);
        rig.Pass(250);
        Assert.Contains(new Played(PlaneRig.Left, 10, PlayOutcome.Finished), rig.Events);
        rig.Plane.Handle(new Play(PlaneRig.Left, 12, sound, false), rig.Now);
        Assert.Contains(new Played(PlaneRig.Left, 12, PlayOutcome.Failed), rig.Events);
    }

    [Fact]
    public void Reports_tell_the_other_side_about_loss()
    {
        rig.Join();
        for (int i = 0; i < 500; i++)
        {
            if (i % 10 != 3)
            {
                rig.Plane.OnRtp(1, PlaneRig.Caller, PlaneRig.Packet((ushort)i, (uint)(i * 160), 7), rig.Now);
                rig.Plane.OnRtp(2, PlaneRig.Agent, PlaneRig.Packet((ushort)i, (uint)(i * 160), 8), rig.Now);
            }
            rig.Pass(20);
        }
        byte[] report = rig.Rtcp.Last();
        Assert.True(
            Media.Rtcp.RtcpPacket.TryRead(report, 7, out Media.Rtcp.RtcpReport ofCaller)
                | Media.Rtcp.RtcpPacket.TryRead(report, 8, out Media.Rtcp.RtcpReport ofAgent)
        );
        int fraction = ofCaller.HasBlock ? ofCaller.FractionLost : ofAgent.FractionLost;
        Assert.InRange(fraction, 20, 32);
    }

    private static (double Left, double Right) Hear(RecordingTap tap)
    {
        short[] frame = new short[RecordingTap.FrameLength];
        ToneEar left = new(500);
        ToneEar right = new(900);
        short[] side = new short[RecordingTap.FrameSamples];
        while (tap.TryTake(frame, out _))
        {
            for (int i = 0; i < side.Length; i++)
            {
                side[i] = frame[2 * i];
            }
            left.Hear(side);
            for (int i = 0; i < side.Length; i++)
            {
                side[i] = frame[2 * i + 1];
            }
            right.Hear(side);
        }
        return (left.Take(), right.Take());
    }
}
