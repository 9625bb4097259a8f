namespace Tandem.Phones;

using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Codecs;
using Tandem.Media.Dtmf;
using Tandem.Media.Playback;
using Tandem.Media.Rtp;
using Tandem.Media.Sdp;
using Tandem.Media.Tones;
using Tandem.Sip.Usages.Invite;

/// <summary>One call of a phone: its SIP usage, what was agreed, the tone it speaks and what it hears.</summary>
public sealed class PhoneLine
{
    private const int FrameSamples = 160;
    private const int WindowSamples = 4_000;

    private const double MixedShare = 0.12;

    private volatile int[] mixture = [];
    private readonly ToneEar[] ears;
    private readonly short[] samples = new short[1_500];
    private readonly byte[] packet = new byte[RtpHeader.Bytes + FrameSamples];
    private readonly Sound voice;
    private readonly uint ssrc;
    private Codec? coderOf;
    private Codec? coder;
    private ushort sequence;
    private uint timestamp;
    private int frame;

    internal PhoneLine(long id, InviteUsage? session, SdpSession sdp, NetAddress rtp, PhoneConfig config, Sound voice, uint ssrc)
    {
        Id = id;
        Session = session;
        Sdp = sdp;
        Rtp = rtp;
        this.voice = voice;
        this.ssrc = ssrc;
        ears = [.. config.ListenHz.Select(hz => new ToneEar(hz))];
    }

    public long Id { get; }

    /// <summary>Our RTP address.</summary>
    public NetAddress Rtp { get; }

    public bool IsUp { get; internal set; }

    /// <summary>Speaks before it answers.</summary>
    public bool IsHeardEarly { get; internal set; }

    public long PacketsIn { get; private set; }

    public long PacketsOut { get; private set; }

    /// <summary>Keys that are pressed on it.</summary>
    internal PhoneKeys Keys { get; } = new();

    internal InviteUsage? Session { get; set; }

    internal SdpSession Sdp { get; }

    internal LegPlan? Plan { get; set; }

    internal byte[]? Answer { get; set; }

    internal DeadlineHandle Decide;
    internal DeadlineHandle Speak;
    internal DeadlineHandle Finish;

    /// <summary>The tone that was clear in the last half second that had one, in hertz; 0 when none ever was.</summary>
    public int Heard { get; private set; }

    /// <summary>All tones that made up a good part of the last half second, in hertz.</summary>
    /// <remarks>May be read by any thread.</remarks>
    public IReadOnlyList<int> Mixture => mixture;

    /// <summary>Half seconds in which at least one tone was there, since it is up.</summary>
    public int ToneWindows { get; private set; }

    private int Clearest()
    {
        double best = 0.5;
        List<int> present = [];
        int heard = 0;
        foreach (ToneEar ear in ears)
        {
            double share = ear.Take();
            if (share > MixedShare)
            {
                present.Add((int)ear.Hertz);
            }
            if (share > best)
            {
                best = share;
                heard = (int)ear.Hertz;
            }
        }
        mixture = [.. present];
        ToneWindows += IsUp && present.Count > 0 ? 1 : 0;
        return heard;
    }

    internal void Hear(ReadOnlySpan<byte> bytes)
    {
        if (Plan is not { } plan || !RtpHeader.TryParse(bytes, out RtpHeader header) || plan.CodecOf(header.PayloadType) is not { } codec)
        {
            return;
        }
        PacketsIn++;
        if (ears.Length > 0)
        {
            int count = CoderOf(codec).Decode(bytes.Slice(header.PayloadStart, header.PayloadLength), samples);
            foreach (ToneEar ear in ears)
            {
                ear.Hear(samples.AsSpan(0, count));
            }
            if (ears[0].Count >= WindowSamples && Clearest() is int clear and not 0)
            {
                Heard = clear;
            }
        }
    }

    private Codec CoderOf(Codec codec)
    {
        if (coderOf != codec)
        {
            coderOf = codec;
            coder = codec.ForLeg();
        }
        return coder!;
    }

    /// <summary>The next packet of its voice, and how far its clock moves on.</summary>
    internal byte[] NextVoice(int everyMs)
    {
        LegPlan plan = Plan!;
        if (NextKey(plan) is { } key)
        {
            return key;
        }
        ReadOnlySpan<short> tone = Keys.NextTone();
        RtpHeader.Write(packet, plan.PayloadOut, PacketsOut == 0, sequence++, timestamp, ssrc);
        CoderOf(plan.Codec).Encode(tone.IsEmpty ? voice.Frame(frame) : tone, packet.AsSpan(RtpHeader.Bytes));
        frame = (frame + 1) % voice.Frames;
        timestamp += (uint)(everyMs * 8);
        PacketsOut++;
        return packet.ToArray();
    }

    // A key is sent instead of the voice while it is down.
    private byte[]? NextKey(LegPlan plan)
    {
        Span<byte> payload = stackalloc byte[TelephoneEvent.Bytes];
        if (plan.DigitsOut < 0 || !Keys.NextEvent(timestamp, payload, out uint pressed, out bool first))
        {
            return null;
        }
        byte[] sent = new byte[RtpHeader.Bytes + TelephoneEvent.Bytes];
        RtpHeader.Write(sent, (byte)plan.DigitsOut, first, sequence++, pressed, ssrc);
        payload.CopyTo(sent.AsSpan(RtpHeader.Bytes));
        timestamp += FrameSamples;
        PacketsOut++;
        return sent;
    }
}
