namespace Tandem.Fuzz.Tests;

using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using Tandem.Foundation;
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

/// <summary>
/// Mutated input for everything that reads packets: nothing throws, nothing hangs, what was accepted can be written again. 20 s in all, or
/// TANDEM_FUZZ_SECONDS; TANDEM_FUZZ_SEED replays one seed of one target.
/// </summary>
public class FuzzTests
{
    private const int Targets = 5;
    private const int InputsPerSeed = 200;
    private static readonly NetAddress Peer = NetAddress.FromV4(0x0A000009, 5060);

    private static readonly double Seconds = double.TryParse(Environment.GetEnvironmentVariable("TANDEM_FUZZ_SECONDS"), out double wanted)
        ? wanted / Targets
        : 20.0 / Targets;

    [Fact]
    public void Sip_messages() =>
        Run(
            Seeds.Sip,
            input =>
            {
                if (SipParser.TryParse(input, SipParseLimits.Default, out SipMessage? message, out _))
                {
                    // What was read once is read again, and means the same.
                    Assert.True(SipParser.TryParse(message.Bytes, SipParseLimits.Default, out SipMessage? again, out _));
                    Assert.Equal(message.CallId, again.CallId);
                    Assert.Equal(message.CSeq, again.CSeq);
                }
            }
        );

    [Fact]
    public void Streams_cut_anywhere() =>
        Run(
            Seeds.Sip,
            input =>
            {
                List<string> whole = Frames(input, input.Length);
                Assert.Equal(whole, Frames(input, 1 + input.Length % 7));
            }
        );

    [Fact]
    public void A_whole_stack()
    {
        SipOutbox outbox = new();
        SipStack stack = new(
            new SipConfig { Listeners = [new SipListener(SipTransport.Udp, NetAddress.FromV4(0x0A000001, 5060))] },
            new IdSource(new byte[32]),
            outbox,
            new OpenDoor()
        );
        Now now = new(new Instant(1), 1);
        Run(
            Seeds.Sip,
            input =>
            {
                now = now.Plus(TimeSpan.FromMilliseconds(50));
                stack.OnDatagram(new Flow(SipTransport.Udp, NetAddress.FromV4(0x0A000001, 5060), Peer), input, now);
                stack.OnDeadline(now);
                foreach (InviteReceived call in outbox.Events.OfType<InviteReceived>().ToArray())
                {
                    call.Usage.Reject(486, null, null, now);
                }
                outbox.Clear();
                Assert.True(stack.Counts.Usages < 1_000);
            }
        );
    }

    [Fact]
    public void Sdp() =>
        Run(
            Seeds.Sdp,
            input =>
            {
                SdpSession session = new(1, NetAddress.FromV4(0x0A000001, 4000), new SdpPolicy());
                if (session.TryAnswer(input, null, out byte[] answer, out _, out _))
                {
                    SdpSession other = new(2, Peer, new SdpPolicy());
                    other.Offer();
                    Assert.True(other.TryAccept(answer, out _, out _), Encoding.UTF8.GetString(answer));
                }
                session.TryAccept(input, out _, out _);
            }
        );

    [Fact]
    public void Rtp_rtcp_and_stun()
    {
        Silent output = new();
        MediaPlane plane = new(new MediaLimits(), output, 1);
        Now now = new(new Instant(1), 1);
        LegPlan plan = new(Peer, Peer.WithPort(5061), CodecTable.Pcmu, 0, 0, 101, 101, MediaDirection.SendRecv, false);
        LegPort left = new(1, 1);
        LegPort right = new(2, 1);
        plane.Handle(new Open(left, 1, plan), now);
        plane.Handle(new Open(right, 1, plan with { Codec = CodecTable.Pcma, PayloadIn = 8, PayloadOut = 8 }), now);
        plane.Handle(new Connect(left, 2, right), now);
        plane.Handle(new Record(left, 3, Guid.NewGuid()), now);
        Run(
            Seeds.Rtp,
            input =>
            {
                now = now.Plus(TimeSpan.FromMilliseconds(20));
                plane.OnRtp(1, Peer, input, now);
                plane.OnRtp(2, Peer, input, now);
                plane.OnRtcp(1, Peer, input, now);
                plane.OnDeadline(now);
                _ = RtpHeader.TryParse(input, out _);
                _ = RtcpPacket.TryRead(input, 1, out _);
            }
        );
    }

    private static void Run(byte[][] seeds, Action<byte[]> target, [CallerMemberName] string name = "")
    {
        if (ulong.TryParse(Environment.GetEnvironmentVariable("TANDEM_FUZZ_SEED"), out ulong one))
        {
            RunSeed(one, seeds, target);
            return;
        }
        Stopwatch watch = Stopwatch.StartNew();
        ulong seed = 1;
        for (; watch.Elapsed.TotalSeconds < Seconds; seed++)
        {
            RunSeed(seed, seeds, target);
        }
        Console.WriteLine($"fuzz {name}: {(seed - 1) * InputsPerSeed} inputs tried in {watch.Elapsed.TotalSeconds:0.0} s");
    }

    private static void RunSeed(ulong seed, byte[][] seeds, Action<byte[]> target)
    {
        Mutator mutator = new(new Prng(seed), seeds);
        for (int i = 0; i < InputsPerSeed; i++)
        {
            byte[] input = mutator.Next();
            long start = Stopwatch.GetTimestamp();
            try
            {
                target(input);
            }
            catch (Exception e)
            {
                Assert.Fail($"TANDEM_FUZZ_SEED={seed}, input {i}: {Convert.ToHexString(input)}\n{e}");
            }
            Assert.True(
                Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(5),
                $"TANDEM_FUZZ_SEED={seed}, input {i} took too long: {Convert.ToHexString(input)}"
            );
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

    private sealed class OpenDoor : ISipDirectory
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
