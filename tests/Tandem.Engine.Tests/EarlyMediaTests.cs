namespace Tandem.Engine.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Ports;
using Tandem.Engine.Tests.Rig;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Playback;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>Sound before the answer: whose is heard when there are several, and what is when there is none.</summary>
public class EarlyMediaTests
{
    private const string Progress = "183 Session Progress";
    private static readonly NetAddress Second = NetAddress.FromV4(0x0A020000, 5060);

    [Fact]
    public void What_a_provisional_describes_is_opened_and_joined()
    {
        ExchangeRig rig = Dialled(out string invite);
        rig.Outbox.Media.Clear();
        rig.Answer(invite, Progress, ExchangeRig.Carrier(1), sdp: ExchangeRig.SdpAt("10.1.0.77"));
        Assert.Equal("10.1.0.77", Assert.Single(Commands<Open>(rig)).Plan.Remote.HostText);
        Assert.Single(Commands<Connect>(rig));
        Assert.Single(Told(rig).OfType<Kinds.LegEarlyMedia>());
        rig.Answer(invite, Progress, ExchangeRig.Carrier(1), sdp: ExchangeRig.SdpAt("10.1.0.77"));
        Assert.Single(Commands<Connect>(rig));
        rig.Answer(invite, "200 OK", ExchangeRig.Carrier(1), sdp: ExchangeRig.SdpAt("10.1.0.78"));
        Assert.Equal("10.1.0.78", Commands<Open>(rig).Last().Plan.Remote.HostText);
        Assert.Equal(2, Commands<Connect>(rig).Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData(
        "v=0\r\no=- 1 1 IN IP4 10.0.0.9\r\ns=-\r\nc=IN IP4 10.0.0.9\r\nt=0 0\r\nm=audio 4000 RTP/AVP 99\r\na=rtpmap:99 opus/48000/2\r\n"
    )]
    public void What_describes_nothing_we_can_use_only_rings(string sdp)
    {
        ExchangeRig rig = Dialled(out string invite);
        rig.Answer(invite, Progress, ExchangeRig.Carrier(1), sdp: sdp);
        Assert.Empty(Told(rig).OfType<Kinds.LegEarlyMedia>());
        Assert.Empty(Commands<Connect>(rig));
        Assert.Equal(2, Told(rig).OfType<Kinds.LegMade>().Count());
        Assert.Single(Told(rig).OfType<Kinds.LegRinging>());
    }

    [Fact]
    public void When_the_call_goes_on_at_the_next_trunk_our_ringing_is_heard_meanwhile()
    {
        ExchangeRig rig = Dialled(out string invite, TrunkRow.At(2, "second", Second) with { Priority = 2 });
        rig.Answer(invite, Progress, ExchangeRig.Carrier(1), sdp: ExchangeRig.SdpAt("10.1.0.77"));
        rig.Outbox.Media.Clear();
        rig.Answer(invite, "503 Service Unavailable", ExchangeRig.Carrier(1));
        Assert.Equal(BuiltInSound.Ringback, Assert.Single(Commands<Play>(rig)).Sound);
        Assert.Equal([true, false], Told(rig).OfType<Kinds.LegEarlyMedia>().Select(each => each.Heard));
        string again = Assert.Single(rig.Sent($"INVITE sip:13900139000@{Second}"));
        rig.Answer(again, Progress, Second, sdp: ExchangeRig.SdpAt("10.1.0.79"));
        Assert.Equal("10.1.0.79", Commands<Open>(rig).Last().Plan.Remote.HostText);
        Assert.Single(Commands<Connect>(rig));
    }

    [Fact]
    public void Of_several_forks_the_last_to_speak_is_heard()
    {
        ExchangeRig rig = Dialled(out string invite);
        rig.Answer(invite, Progress, ExchangeRig.Carrier(1), sdp: ExchangeRig.SdpAt("10.1.0.1"), tag: "one");
        rig.Answer(invite, Progress, ExchangeRig.Carrier(1), sdp: ExchangeRig.SdpAt("10.1.0.2"), tag: "two");
        Assert.Equal("10.1.0.2", Commands<Open>(rig).Last().Plan.Remote.HostText);
        rig.Answer(invite, "200 OK", ExchangeRig.Carrier(1), sdp: ExchangeRig.SdpAt("10.1.0.1"), tag: "one");
        Assert.Equal("10.1.0.1", Commands<Open>(rig).Last().Plan.Remote.HostText);
        Assert.Equal(1, rig.Exchange.LiveCalls);
    }

    [Fact]
    public void The_final_code_is_told_and_recorded()
    {
        ExchangeRig rig = Dialled(out string invite);
        rig.Answer(invite, Progress, ExchangeRig.Carrier(1), sdp: ExchangeRig.SdpAt("10.1.0.77"));
        rig.Answer(invite, "484 Address Incomplete", ExchangeRig.Carrier(1));
        Assert.Contains("Reason: SIP;cause=484;text=\"no such number\"", Assert.Single(rig.Sent("BYE sip:")), StringComparison.Ordinal);
        Assert.Contains(Told(rig).OfType<Kinds.LegEnded>(), ended => ended is { Cause: "no_such_number", SipCode: 484 });
        Assert.Equal(0, rig.Exchange.LiveCalls);
    }

    private static IEnumerable<T> Commands<T>(ExchangeRig rig)
        where T : MediaCommand => rig.Outbox.Media.Select(order => order.Command).OfType<T>();

    private static IEnumerable<Kinds.EventData> Told(ExchangeRig rig) =>
        rig.Outbox.Store.OfType<KeepEvents>().SelectMany(each => each.Events).Select(each => each.Data);

    // An agent dials: his phone has answered, and the number is called.
    private static ExchangeRig Dialled(out string invite, params TrunkRow[] more)
    {
        ExchangeRig rig = new(trunks: [TrunkRow.At(1, "first", ExchangeRig.Carrier(1)), .. more]);
        rig.Register("1001");
        rig.Ask(new SignIn("1001", null, null));
        rig.Outbox.Sip.Outputs.Clear();
        rig.Ask(new Dial("1001", null, "13900139000"));
        rig.Answer(Assert.Single(rig.Sent("INVITE sip:1001@")), "200 OK", ExchangeRig.Phone);
        invite = Assert.Single(rig.Sent("INVITE sip:13900139000@"));
        rig.Outbox.Media.Clear();
        return rig;
    }
}
