namespace Tandem.Media.Tests.Listening;

using Tandem.Media.Codecs;
using Tandem.Media.Dtmf;
using Tandem.Media.Playback;

/// <summary>What a leg is listened to for.</summary>
public sealed class LegEarTests
{
    private const int Millis = 20;
    private readonly PlaneRig rig = new();
    private ushort sequence;
    private uint timestamp;

    [Fact]
    public void A_key_pressed_as_a_tone_is_told_at_once_where_no_events_were_agreed_on()
    {
        Open(-1);
        Listen(true, 0);
        Say(Tone5(60));
        Digit digit = Assert.Single(rig.Events.OfType<Digit>());
        Assert.Equal(('5', true), (digit.Value, digit.IsTone));
    }

    [Fact]
    public void Where_events_may_come_a_tone_counts_when_it_is_over()
    {
        Open(101);
        Listen(true, 0);
        Say(Tone5(60));
        Assert.Empty(rig.Events.OfType<Digit>());
        Say(new short[800]);
        Assert.Equal('5', Assert.Single(rig.Events.OfType<Digit>()).Value);
    }

    [Fact]
    public void The_same_key_as_event_and_as_tone_is_one()
    {
        Open(101);
        Listen(true, 0);
        for (int press = 0; press < 3; press++)
        {
            uint at = timestamp;
            Say(Tone5(40));
            for (int i = 0; i < 4; i++)
            {
                Event(at, i == 3, (ushort)(640 + i * 160));
            }
            Say(Tone5(20));
            Say(new short[960]);
        }
        Assert.Equal("555", string.Concat(rig.Events.OfType<Digit>().Select(digit => digit.Value)));
        Assert.DoesNotContain(rig.Events.OfType<Digit>(), digit => digit.IsTone);
    }

    [Fact]
    public void Nobody_listens_for_keys_where_that_was_not_asked_for_or_others_talk()
    {
        Open(-1);
        Say(Tone5(60));
        Listen(true, 0);
        Listen(false, 0);
        Say(Tone5(60));
        Listen(true, 0);
        rig.Plane.Handle(new Open(PlaneRig.Right, 1, PlaneRig.PlanOf(PlaneRig.Agent, CodecTable.Pcmu, 101)), rig.Now);
        rig.Plane.Handle(new Connect(PlaneRig.Left, 9, PlaneRig.Right), rig.Now);
        Say(Tone5(60));
        Assert.Empty(rig.Events.OfType<Digit>());
    }

    [Fact]
    public void A_pause_after_words_is_told_once()
    {
        Open(-1);
        Listen(false, 2_000);
        Say(Noise(400));
        Say(Words(1_000));
        Say(Noise(1_500));
        Assert.Empty(rig.Events.OfType<Paused>());
        Say(Words(500));
        Say(Noise(1_900));
        Assert.Empty(rig.Events.OfType<Paused>());
        Say(Noise(200));
        Assert.True(Assert.Single(rig.Events.OfType<Paused>()).Spoke);
        Say(Noise(9_000));
        Assert.Single(rig.Events.OfType<Paused>());
    }

    [Fact]
    public void A_phone_that_sends_nothing_between_words_pauses_too()
    {
        Open(-1);
        Listen(false, 2_000);
        Say(Words(1_000));
        rig.Pass(2_100);
        Assert.True(Assert.Single(rig.Events.OfType<Paused>()).Spoke);
    }

    [Fact]
    public void Who_says_nothing_is_given_time_to_begin()
    {
        Open(-1);
        Listen(false, 1_000);
        rig.Pass(4_900);
        Assert.Empty(rig.Events.OfType<Paused>());
        rig.Pass(200);
        Assert.False(Assert.Single(rig.Events.OfType<Paused>()).Spoke);
    }

    private void Open(int digits) =>
        rig.Plane.Handle(new Open(PlaneRig.Left, 1, PlaneRig.PlanOf(PlaneRig.Caller, CodecTable.Pcmu, digits)), rig.Now);

    private void Listen(bool keys, int pauseMillis) => rig.Plane.Handle(new Listen(PlaneRig.Left, 2, keys, pauseMillis), rig.Now);

    private void Say(short[] samples)
    {
        byte[] payload = new byte[160];
        for (int i = 0; i + 160 <= samples.Length; i += 160)
        {
            CodecTable.Pcmu.Encode(samples.AsSpan(i, 160), payload);
            rig.Plane.OnRtp(1, PlaneRig.Caller, PlaneRig.Packet(++sequence, timestamp, 7, 0, payload), rig.Now);
            timestamp += 160;
            rig.Pass(Millis);
        }
    }

    private void Event(uint at, bool end, ushort duration)
    {
        byte[] payload = new byte[TelephoneEvent.Bytes];
        TelephoneEvent.Write(payload, 5, end, duration);
        rig.Plane.OnRtp(1, PlaneRig.Caller, PlaneRig.Packet(++sequence, at, 7, 101, payload), rig.Now);
    }

    private static short[] Tone5(int millis)
    {
        short[] low = Sound.Tone(770, millis, 0.2).Samples.ToArray();
        short[] high = Sound.Tone(1_336, millis, 0.2).Samples.ToArray();
        return [.. low.Zip(high, (a, b) => (short)(a + b))];
    }

    private static short[] Noise(int millis) => Sound.Tone(50, millis, 0.002).Samples.ToArray();

    private static short[] Words(int millis) => Sound.Tone(310, millis, 0.3).Samples.ToArray();
}
