namespace Tandem.Media.Sdp;

using System.Diagnostics.CodeAnalysis;
using Tandem.Foundation;
using Tandem.Media.Codecs;

/// <summary>
/// The offer/answer state of one leg (RFC 3264): our origin line and its version, what was agreed, who holds whom. Every style of hold is
/// read: sendonly, inactive, and the address 0.0.0.0 (RFC 2543). Each side's description numbers what that side receives (§5.1, §6.1).
/// </summary>
public sealed class SdpSession(ulong sessionId, NetAddress localRtp, SdpPolicy policy)
{
    private const string PlainProfile = "RTP/AVP";
    private const int UsualBytes = 1_024;

    private NetAddress localRtp = localRtp;

    private readonly List<string> refusals = [];

    /// <summary>What our last description lists, in its own numbers: we receive any of it.</summary>
    private readonly SdpFormats ours = new();
    private MediaDirection ourDirection = MediaDirection.SendRecv;
    private string? profile;
    private bool offers;
    private IReadOnlyList<NetAddress> alsoAt = [];
    private uint version;
    private int audioIndex;

    /// <summary>How media are protected; null for not at all.</summary>
    public SdpProtector? Protector { get; init; }

    /// <summary>What we offer and accept from now on.</summary>
    public SdpPolicy Policy { get; set; } = policy;

    /// <summary>The last description we sent, unchanged; empty before the first.</summary>
    public byte[] Current { get; private set; } = [];

    /// <summary>The peer has put us on hold.</summary>
    public bool RemoteHeld { get; private set; }

    /// <summary>The codec we send; null until agreed.</summary>
    public Codec? Agreed { get; private set; }

    /// <summary>
    /// The peer reaches us there. A description that was made is the same but for that: phones that ring for one leg may each be told another address.
    /// </summary>
    public void ReachedAt(NetAddress address, IReadOnlyList<NetAddress>? others = null)
    {
        if (address != localRtp || others is not null)
        {
            localRtp = address;
            alsoAt = others ?? [];
            Current = Current.Length == 0 ? Current : Written();
        }
    }

    /// <summary>Our offer: all our codecs, <paramref name="first"/> before the others; once one is agreed, it alone leads.</summary>
    public byte[] Offer(Codec? first = null, MediaDirection direction = MediaDirection.SendRecv)
    {
        ours.Offer(Policy, Agreed ?? (first is not null && Policy.Order.Contains(first) ? first : null));
        ourDirection = direction;
        return Describe(true);
    }

    /// <summary>Answers an offer; <paramref name="prefer"/> wins over the offer's order if the offer has it.</summary>
    public bool TryAnswer(ReadOnlySpan<byte> offer, Codec? prefer, out byte[] answer, out LegPlan plan, out SdpError error)
    {
        answer = [];
        plan = null!;
        if (!TryRead(offer, out SdpDescription description, out SdpMedia? audio, out error))
        {
            return false;
        }
        if (!TryChoose(audio, prefer, false, out PayloadFormat chosen))
        {
            error = SdpError.NoCodec;
            return false;
        }
        if (!TryProtect(audio, false, out Protection? protection, out error))
        {
            return false;
        }
        RefuseOthers(description, audio);
        profile = audio.Protocol;
        ours.Answer(chosen, DigitsOf(audio, chosen.Codec));
        ourDirection = Read(audio);
        answer = Describe(false);
        plan = Plan(audio, chosen, ourDirection, protection);
        return true;
    }

    /// <summary>Takes the answer to our last description, which was an offer, or was repeated as one.</summary>
    public bool TryAccept(ReadOnlySpan<byte> answer, out LegPlan plan, out SdpError error)
    {
        plan = null!;
        if (!TryRead(answer, out _, out SdpMedia? audio, out error))
        {
            return false;
        }
        if (!TryChoose(audio, null, !ours.IsEmpty, out PayloadFormat chosen))
        {
            error = SdpError.NoCodec;
            return false;
        }
        if (!TryProtect(audio, true, out Protection? protection, out error))
        {
            return false;
        }
        plan = Plan(audio, chosen, Both(Read(audio), ourDirection), protection);
        return true;
    }

    private bool TryProtect(SdpMedia audio, bool isAnswer, out Protection? protection, out SdpError error)
    {
        protection = null;
        error = Protector?.TryTake(audio, isAnswer, out protection) ?? SdpError.None;
        return error == SdpError.None;
    }

    private bool TryRead(
        ReadOnlySpan<byte> bytes,
        out SdpDescription description,
        [NotNullWhen(true)] out SdpMedia? audio,
        out SdpError error
    )
    {
        audio = null;
        error = SdpError.Unreadable;
        if (!SdpDescription.TryParse(bytes, out description, out _))
        {
            return false;
        }
        error = SdpError.NoAudio;
        int most = 0;
        foreach (SdpMedia media in description.Media)
        {
            if (!media.IsAudio || !media.IsActive)
            {
                continue;
            }
            int suits = Protector?.Suits(media) ?? (media.Protocol is PlainProfile or "RTP/AVPF" ? 1 : 0);
            if (suits > most)
            {
                (audio, most) = (media, suits);
            }
            error = audio is null ? SdpError.NotHere : SdpError.None;
        }
        return audio is not null;
    }

    // The peer's first format that we know, or the one preferred; of an answer only what our offer had.
    private bool TryChoose(SdpMedia audio, Codec? prefer, bool ofOurs, out PayloadFormat chosen)
    {
        chosen = default;
        foreach (byte type in audio.PayloadTypes)
        {
            Codec? known = audio.Map(type) is { } map ? CodecTable.Find(map.Name, map.ClockRate) : CodecTable.FindStatic(type);
            if (
                known is null
                || !Policy.Order.Contains(known)
                || (chosen.Codec is not null && known != prefer)
                || (ofOurs && ours.NumberOf(known) is null)
            )
            {
                continue;
            }
            chosen = new PayloadFormat(type, known);
            if (prefer is null || known == prefer)
            {
                return true;
            }
        }
        return chosen.Codec is not null;
    }

    private static int DigitsOf(SdpMedia audio, Codec codec)
    {
        foreach (byte type in audio.PayloadTypes)
        {
            if (
                audio.Map(type) is { } map
                && map.ClockRate == codec.ClockRate
                && string.Equals(map.Name, "telephone-event", StringComparison.OrdinalIgnoreCase)
            )
            {
                return type;
            }
        }
        return -1;
    }

    // From the peer's side to ours; 0.0.0.0 means "do not send to me", whatever the attribute says.
    private MediaDirection Read(SdpMedia audio)
    {
        MediaDirection theirs = audio.Direction ?? MediaDirection.SendRecv;
        bool nowhere =
            Protector is not { FindsPeer: true }
            && audio.Connection.IsUnspecified
            && !audio.Connection.IsV6
            && theirs != MediaDirection.RecvOnly;
        MediaDirection ours = theirs switch
        {
            MediaDirection.SendOnly => MediaDirection.RecvOnly,
            MediaDirection.RecvOnly => MediaDirection.SendOnly,
            _ => theirs,
        };
        if (nowhere)
        {
            ours = Both(ours, MediaDirection.RecvOnly);
        }
        RemoteHeld = theirs is MediaDirection.SendOnly or MediaDirection.Inactive || nowhere;
        return ours;
    }

    private static MediaDirection Both(MediaDirection a, MediaDirection b)
    {
        bool send = Sends(a) && Sends(b);
        bool receive = Receives(a) && Receives(b);
        return (send, receive) switch
        {
            (true, true) => MediaDirection.SendRecv,
            (true, false) => MediaDirection.SendOnly,
            (false, true) => MediaDirection.RecvOnly,
            _ => MediaDirection.Inactive,
        };
    }

    private static bool Sends(MediaDirection d) => d is MediaDirection.SendOnly or MediaDirection.SendRecv;

    private static bool Receives(MediaDirection d) => d is MediaDirection.RecvOnly or MediaDirection.SendRecv;

    private LegPlan Plan(SdpMedia audio, PayloadFormat sent, MediaDirection direction, Protection? protection)
    {
        Agreed = sent.Codec;
        NetAddress remote = audio.Connection.WithPort(audio.Port);
        NetAddress rtcp = audio.RtcpMux
            ? remote
            : audio.Connection.WithPort(audio.RtcpPort != 0 ? audio.RtcpPort : (ushort)(audio.Port + 1));
        return new LegPlan(
            remote,
            rtcp,
            sent.Codec,
            ours.NumberOf(sent.Codec) ?? sent.Type,
            sent.Type,
            ours.DigitsIn(sent.Codec.ClockRate),
            DigitsOf(audio, sent.Codec),
            direction,
            audio.RtcpMux
        )
        {
            Others = ours.OthersThan(sent.Codec),
            Protection = protection,
        };
    }

    private void RefuseOthers(SdpDescription description, SdpMedia audio)
    {
        refusals.Clear();
        audioIndex = description.Media.IndexOf(audio);
        foreach (SdpMedia media in description.Media)
        {
            if (media != audio)
            {
                refusals.Add(media.Refusal);
            }
        }
    }

    // The version rises only when what follows it changes (RFC 3264 §5), so a repeated description is the same to the byte.
    private byte[] Describe(bool isOffer)
    {
        offers = isOffer;
        SdpText text = new(stackalloc byte[UsualBytes]);
        Write(ref text);
        if (!text.Bytes.SequenceEqual(Current))
        {
            version++;
            Current = Written();
        }
        return Current;
    }

    private byte[] Written()
    {
        SdpText text = new(stackalloc byte[UsualBytes]);
        Write(ref text);
        return text.Bytes.ToArray();
    }

    private void Write(ref SdpText text)
    {
        Span<byte> host = stackalloc byte[NetAddress.LongestText];
        host = host[..localRtp.WriteHost(host)];
        ReadOnlySpan<byte> family = localRtp.IsV6 ? " IN IP6 "u8 : " IN IP4 "u8;
        text.Add("v=0\r\no=- "u8);
        text.Add(sessionId);
        text.Add(" "u8);
        text.Add((ulong)version);
        text.Add(family);
        text.Add(host);
        text.Add("\r\ns=-\r\nc="u8);
        text.Add(family[1..]);
        text.Add(host);
        text.Add("\r\nt=0 0\r\n"u8);
        Protector?.WriteSession(ref text);
        int refusal = 0;
        for (int i = 0; i <= refusals.Count; i++)
        {
            if (i == audioIndex)
            {
                WriteAudio(ref text);
            }
            else
            {
                text.Add(refusals[refusal++]);
            }
        }
    }

    private void WriteAudio(ref SdpText text)
    {
        text.Add("m=audio "u8);
        text.Add(localRtp.Port);
        text.Add(" "u8);
        text.Add(profile ?? Protector?.Profile ?? PlainProfile);
        ours.WriteTypes(ref text);
        text.Add("\r\n"u8);
        ours.WriteMaps(ref text);
        Protector?.WriteMedia(ref text, offers, new SdpPlaces(localRtp, alsoAt));
        text.Add("a=ptime:"u8);
        text.Add(Policy.PtimeMs);
        text.Add("\r\na="u8);
        text.Add(Word(ourDirection));
        text.Add("\r\n"u8);
    }

    private static ReadOnlySpan<byte> Word(MediaDirection direction) =>
        direction switch
        {
            MediaDirection.SendOnly => "sendonly"u8,
            MediaDirection.RecvOnly => "recvonly"u8,
            MediaDirection.Inactive => "inactive"u8,
            _ => "sendrecv"u8,
        };
}
