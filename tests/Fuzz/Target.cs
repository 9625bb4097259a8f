namespace Tandem.Fuzz.Tests;

using System.Text;
using Tandem.Foundation;
using Tandem.Http.Reading;
using Tandem.Media;
using Tandem.Media.Codecs;
using Tandem.Media.Legs;
using Tandem.Media.Recording;
using Tandem.Media.Rtcp;
using Tandem.Media.Rtp;
using Tandem.Media.Sdp;
using Tandem.Sip;
using Tandem.Sip.Auth;
using Tandem.Sip.Flows;
using Tandem.Sip.Framing;
using Tandem.Sip.Messages;
using Tandem.Sip.Settings;
using Tandem.Sip.Usages.Invite;

/// <summary>Something that reads what strangers send.</summary>
/// <param name="Name">In a word.</param>
/// <param name="Seeds">Good input to begin with.</param>
/// <param name="Begin">Makes a reader that takes one input after the other and throws where something is wrong.</param>
internal sealed record Target(string Name, byte[][] Seeds, Func<Action<byte[]>> Begin)
{
    private static readonly NetAddress Peer = NetAddress.FromV4(0x0A000009, 5060);
    private static readonly NetAddress Own = NetAddress.FromV4(0x0A000001, 5060);

    /// <summary>A target is one row.</summary>
    public static readonly IReadOnlyList<Target> All =
    [
        new("sip", Tests.Seeds.Sip, () => Parse),
        new("framing", Tests.Seeds.Sip, () => Frame),
        new("stack", Tests.Seeds.Sip, Stack),
        new("sdp", Tests.Seeds.Sdp, () => Agree),
        new("browsersdp", Tests.Seeds.BrowserSdp, BrowserTargets.Descriptions),
        new("frames", Tests.Seeds.Sip, BrowserTargets.Frames),
        new("rtp", Tests.Seeds.Rtp, Plane),
        new("stun", Tests.Seeds.Stun, BrowserTargets.Checks),
        new("srtp", Tests.Seeds.Rtp, BrowserTargets.Sealed),
        new("opus", Tests.Seeds.Opus, BrowserTargets.Opus),
        new("body", Tests.Seeds.Body, () => Body),
    ];

    public static Target Named(string name) => All.First(target => target.Name == name);

    // What was read once is read again, and means the same.
    private static void Parse(byte[] input)
    {
        if (SipParser.TryParse(input, SipParseLimits.Default, out SipMessage? message, out _))
        {
            Assert.True(SipParser.TryParse(message.Bytes, SipParseLimits.Default, out SipMessage? again, out _));
            Assert.Equal(message.CallId, again.CallId);
            Assert.Equal(message.CSeq, again.CSeq);
        }
    }

    // Wherever a stream is cut, the same messages come out of it.
    private static void Frame(byte[] input) => Assert.Equal(Frames(input, input.Length), Frames(input, 1 + input.Length % 7));

    private static Action<byte[]> Stack()
    {
        SipOutbox outbox = new();
        SipStack stack = new(
            new SipConfig { Listeners = [new SipListener(SipTransport.Udp, Own)] },
            new IdSource(new byte[32]),
            outbox,
            new OpenDoor()
        );
        Now now = new(new Instant(1), 1);
        return input =>
        {
            now = now.Plus(TimeSpan.FromMilliseconds(50));
            stack.OnDatagram(new Flow(SipTransport.Udp, Own, Peer), input, now);
            stack.OnDeadline(now);
            foreach (InviteReceived call in outbox.Events.OfType<InviteReceived>().ToArray())
            {
                call.Usage.Reject(486, null, null, now);
            }
            outbox.Clear();
            Assert.True(stack.Counts.Usages < 1_000);
        };
    }

    // What we answer can be taken.
    private static void Agree(byte[] input)
    {
        SdpSession session = new(1, Own, new SdpPolicy());
        if (session.TryAnswer(input, null, out byte[] answer, out _, out _))
        {
            SdpSession other = new(2, Peer, new SdpPolicy());
            other.Offer();
            Assert.True(other.TryAccept(answer, out _, out _), Encoding.UTF8.GetString(answer));
        }
        session.TryAccept(input, out _, out _);
    }

    private static Action<byte[]> Plane()
    {
        MediaPlane plane = new(new MediaLimits(), new Silent(), 1);
        Now now = new(new Instant(1), 1);
        LegPlan plan = new(Peer, Peer.WithPort(5061), CodecTable.Pcmu, 0, 0, 101, 101, MediaDirection.SendRecv, false);
        LegPort left = new(1, 1);
        LegPort right = new(2, 1);
        plane.Handle(new Open(left, 1, plan), now);
        plane.Handle(new Open(right, 1, plan with { Codec = CodecTable.Pcma, PayloadIn = 8, PayloadOut = 8 }), now);
        plane.Handle(new Connect(left, 2, right), now);
        plane.Handle(new Record(left, 3, Guid.NewGuid()), now);
        return input =>
        {
            now = now.Plus(TimeSpan.FromMilliseconds(20));
            plane.OnRtp(1, Peer, input, now);
            plane.OnRtp(2, Peer, input, now);
            plane.OnRtcp(1, Peer, input, now);
            plane.OnDeadline(now);
            _ = RtpHeader.TryParse(input, out _);
            _ = RtcpPacket.TryRead(input, 1, out _);
        };
    }

    // The bodies of requests: JSON and forms, whatever they are called; what is neither is said to be so.
    private static void Body(byte[] input)
    {
        foreach (string? type in new[] { null, "application/json", "application/x-www-form-urlencoded" })
        {
            Fields? fields = BodyFields.Parse(input, type, out string problem);
            Assert.Equal(fields is null, problem.Length > 0);
        }
    }

    private static List<string> Frames(byte[] input, int step)
    {
        StreamFramer framer = new(SipParseLimits.Default);
        List<string> frames = [];
        for (int at = 0; at < input.Length; at += step)
        {
            framer.Feed(input.AsSpan(at, Math.Min(step, input.Length - at)));
            while (true)
            {
                FrameKind kind = framer.Next(out ReadOnlySpan<byte> message);
                if (kind is FrameKind.NeedMore)
                {
                    break;
                }
                if (kind != FrameKind.Ping)
                {
                    frames.Add(kind + Convert.ToHexString(message));
                }
                if (kind == FrameKind.Broken)
                {
                    return frames;
                }
            }
        }
        return frames;
    }

    internal sealed class OpenDoor : ISipDirectory
    {
        public string? RealmFor(string host, bool isOwnAddress, NetAddress source) => "demo.test";

        public string? TrunkAt(NetAddress source) => "carrier";

        public bool TryGetCredential(string realm, string extension, out SipCredential credential)
        {
            credential = new SipCredential("00000000000000000000000000000000", "");
            return extension == "1001";
        }
    }

    private sealed class Silent : IMediaOutput
    {
        public void SendRtp(int pair, in NetAddress to, ReadOnlySpan<byte> packet) { }

        public void SendRtcp(int pair, in NetAddress to, ReadOnlySpan<byte> packet) { }

        public void Emit(MediaEvent happened) { }

        public bool OpenTap(RecordingTap tap) => true;
    }
}
