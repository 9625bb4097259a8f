namespace Tandem.Fuzz.Tests;

using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Codecs;
using Tandem.Media.Dtls;
using Tandem.Media.Legs;
using Tandem.Media.Recording;
using Tandem.Media.Sdp;
using Tandem.Media.Srtp;
using Tandem.Media.Stun;
using Tandem.Sip;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;
using Tandem.Sip.Usages.Invite;

/// <summary>What strangers send to the port of browsers, and what peers that have keys may send behind them.</summary>
internal static class BrowserTargets
{
    private const string Password = "our-password-of-22-chars";
    private static readonly NetAddress Peer = NetAddress.FromV4(0x0A000009, 50_000);
    private static readonly NetAddress Stranger = NetAddress.FromV4(0x0A00000A, 50_000);
    private static readonly LegPort Browser = new(1, 1);
    private static readonly LegPort Phone = new(2, 1);
    private static readonly byte[] Exported = new byte[56];

    /// <summary>What browsers, and phones with keys, describe: what is answered can be taken as an answer, and nothing is agreed by halves.</summary>
    public static Action<byte[]> Descriptions()
    {
        IdSource ids = new([1]);
        CertificateFingerprint own = new("sha-256", string.Join(':', Enumerable.Repeat("0F", 32)));
        return input =>
        {
            Describe(input, () => new DtlsProtector(own, ids));
            Describe(input, () => new SdesProtector(SdesUse.Required, ids));
            Describe(input, () => new SdesProtector(SdesUse.Offered, ids));
            SdpDescription.WantsDtls(input);
        };
    }

    /// <summary>Frames of a WebSocket, as they come: whatever is in one, the next is read.</summary>
    public static Action<byte[]> Frames()
    {
        SipOutbox outbox = new();
        SipStack stack = new(
            new SipConfig { Listeners = [new SipListener(SipTransport.Udp, Peer)] },
            new IdSource(new byte[32]),
            outbox,
            new Target.OpenDoor()
        );
        Now now = new(new Instant(1), 1);
        Flow flow = new(SipTransport.Ws, Peer, Stranger, 7);
        stack.OnFlowOpened(flow, 0, now);
        return input =>
        {
            now = now.Plus(TimeSpan.FromMilliseconds(50));
            stack.OnStreamBytes(flow, input, now);
            stack.OnDeadline(now);
            foreach (InviteReceived call in outbox.Events.OfType<InviteReceived>().ToArray())
            {
                call.Usage.Reject(486, null, null, now);
            }
            outbox.Clear();
            stack.OnStreamBytes(flow, "\r\n\r\n"u8, now);
            Assert.Equal("\r\n"u8, outbox.Outputs[^1].Bytes.Span);
            outbox.Clear();
        };
    }

    private static void Describe(byte[] input, Func<SdpProtector> protector)
    {
        SdpSession session = new(1, Peer, new SdpPolicy()) { Protector = protector() };
        if (session.TryAnswer(input, null, out byte[] answer, out LegPlan plan, out _))
        {
            Assert.True(SdpDescription.TryParse(answer, out _, out string error), error);
            Assert.True(plan.Protection is not DtlsProtection || plan.RtcpMux);
        }
        session.Offer();
        session.TryAccept(input, out _, out _);
    }

    /// <summary>Checks as they come, and with the password of the leg behind whatever they say; answers are no longer than what they answer.</summary>
    public static Action<byte[]> Checks()
    {
        Answers answers = new();
        MediaPlane plane = Begin(answers, CodecTable.Pcmu);
        Now now = new(new Instant(1), 1);
        return input =>
        {
            now = now.Plus(TimeSpan.FromMilliseconds(20));
            answers.Take();
            plane.OnShared(Stranger, input, now);
            bool isAuthentic =
                StunMessage.TryParse(input, out StunMessage message) && message.IsAuthentic(Encoding.ASCII.GetBytes(Password));
            Assert.True(isAuthentic || answers.Take() == 0);
            byte[] check = Finished(input);
            plane.OnShared(Peer, check, now);
            Assert.InRange(answers.Take(), 0, check.Length);
            plane.OnDeadline(now);
        };
    }

    /// <summary>Packets as they come, and sealed as only the peer can: with any header, extension and payload.</summary>
    public static Action<byte[]> Sealed()
    {
        Answers answers = new();
        MediaPlane plane = Begin(answers, CodecTable.Pcmu);
        SrtpKeys keys = SrtpKeys.FromDtls(SrtpSuite.AeadAes128Gcm, DtlsRole.Client, Exported);
        SrtpSender sender = new(keys.Suite, keys.Ours);
        byte[] wire = new byte[70_000];
        Now now = new(new Instant(1), 1);
        ushort sequence = 0;
        byte[] good = [0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, .. new byte[160]];
        plane.OnShared(Peer, wire.AsSpan(0, sender.Protect(good, wire)), now);
        Assert.Equal(1, answers.Media);
        return input =>
        {
            now = now.Plus(TimeSpan.FromMilliseconds(20));
            plane.OnShared(Peer, input, now);
            byte[] packet = [.. input];
            if (packet.Length >= 12)
            {
                BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), sequence++);
                plane.OnShared(Peer, wire.AsSpan(0, sender.Protect(packet, wire)), now);
                plane.OnShared(Peer, wire.AsSpan(0, sender.ProtectControl(input, wire)), now);
            }
            plane.OnDeadline(now);
        };
    }

    /// <summary>Opus that a peer made up, with losses, beside a phone with G.711 and in a recording.</summary>
    public static Action<byte[]> Opus()
    {
        MediaPlane plane = Begin(new Answers(), CodecTable.Opus);
        Now now = new(new Instant(1), 1);
        ushort sequence = 0;
        return input =>
        {
            now = now.Plus(TimeSpan.FromMilliseconds(20));
            sequence += (ushort)(1 + input.Length % 3);
            byte[] packet = [0x80, 111, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, .. input];
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), sequence);
            BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), sequence * 960U);
            plane.OnRtp(3, Peer, packet, now);
            plane.OnDeadline(now);
        };
    }

    private static byte[] Finished(byte[] input)
    {
        byte[] room = new byte[StunMessage.MostBytes];
        StunWriter writer = new(room, StunClass.Request, new byte[12]);
        writer.Add(StunAttribute.Username, "ours:them"u8);
        int used = 0;
        for (int at = 20; at + 4 <= input.Length && used < 1_000; )
        {
            int length = Math.Min(BinaryPrimitives.ReadUInt16BigEndian(input.AsSpan(at + 2)), Math.Min(200, input.Length - at - 4));
            writer.Add(BinaryPrimitives.ReadUInt16BigEndian(input.AsSpan(at)), input.AsSpan(at + 4, length));
            used += 4 + (length + 3 & ~3);
            at += 4 + length;
        }
        return room[..writer.Finish(Encoding.ASCII.GetBytes(Password))];
    }

    private static MediaPlane Begin(Answers answers, Codec codec)
    {
        MediaPlane plane = new(new MediaLimits(), answers, 1, new AtOnce());
        Now now = new(new Instant(1), 1);
        LegPlan phone = new(Peer, Peer.WithPort(50_001), CodecTable.Pcmu, 0, 0, 101, 101, MediaDirection.SendRecv, true);
        LegPlan browser = phone with
        {
            Codec = codec,
            PayloadIn = codec.PayloadType,
            PayloadOut = codec.PayloadType,
            Protection = new DtlsProtection(
                new IceCredentials("ours", Password),
                new IceCredentials("them", "their-password-of-22-ch"),
                DtlsRole.Server,
                new CertificateFingerprint("sha-256", "")
            ),
        };
        plane.Handle(new Open(Browser, 1, browser), now);
        plane.Handle(new Open(new LegPort(3, 1), 1, browser with { Protection = null }), now);
        plane.Handle(new Open(Phone, 1, phone), now);
        plane.Handle(new Connect(codec == CodecTable.Opus ? new LegPort(3, 1) : Browser, 2, Phone), now);
        plane.Handle(new Record(codec == CodecTable.Opus ? new LegPort(3, 1) : Browser, 3, Guid.NewGuid()), now);
        plane.OnShared(Peer, Finished([]), now);
        return plane;
    }

    // A handshake that is done before it begins.
    private sealed class AtOnce : IDtlsFactory, IDtlsAssociation
    {
        private IDtlsOwner? owner;

        public bool TryOpen(
            DtlsRole role,
            CertificateFingerprint expected,
            IDtlsOwner who,
            [NotNullWhen(true)] out IDtlsAssociation? association,
            out string reason
        )
        {
            owner = who;
            association = this;
            reason = "";
            return true;
        }

        public void Begin(Now now) => owner!.Agreed(SrtpSuite.AeadAes128Gcm, Exported);

        public void Receive(ReadOnlySpan<byte> datagram, Now now) { }

        public void Advance(Now now) { }

        public void Dispose() { }
    }

    private sealed class Answers : IMediaOutput
    {
        private int longest;

        /// <summary>Bytes of the longest datagram since the last time.</summary>
        public int Take()
        {
            int taken = longest;
            longest = 0;
            return taken;
        }

        /// <summary>Packets that are no answers to checks.</summary>
        public long Media { get; private set; }

        public void SendRtp(int pair, in NetAddress to, ReadOnlySpan<byte> packet)
        {
            bool isAnswer = StunMessage.IsStun(packet);
            longest = isAnswer ? Math.Max(longest, packet.Length) : longest;
            Media += isAnswer ? 0 : 1;
        }

        public void SendRtcp(int pair, in NetAddress to, ReadOnlySpan<byte> packet) { }

        public void Emit(MediaEvent happened) { }

        public bool OpenTap(RecordingTap tap) => true;
    }
}
