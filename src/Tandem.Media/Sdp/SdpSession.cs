namespace Tandem.Media.Sdp;

using System.Globalization;
using System.Text;
using Tandem.Foundation;
using Tandem.Media.Codecs;

/// <summary>What we offer and accept.</summary>
public sealed record SdpPolicy
{
    /// <summary>Our payload type for telephone-event.</summary>
    public int DigitsPayload { get; init; } = 101;

    /// <summary>Milliseconds of audio in a packet.</summary>
    public int PtimeMs { get; init; } = 20;
}

/// <summary>Why an offer or answer cannot be used; each is a 488.</summary>
public enum SdpError : byte
{
    None,

    /// <summary>Not a session description.</summary>
    Unreadable,

    /// <summary>No active audio m-line over RTP/AVP.</summary>
    NoAudio,

    /// <summary>No codec in common.</summary>
    NoCodec,
}

/// <summary>
/// The offer/answer state of one leg (RFC 3264): our origin line and its version, what was agreed, who holds whom. Every style of hold is
/// read: sendonly, inactive, and the address 0.0.0.0 (RFC 2543).
/// </summary>
public sealed class SdpSession(ulong sessionId, NetAddress localRtp, SdpPolicy policy)
{
    private readonly List<string> otherMedia = [];
    private uint version;
    private string content = "";
    private int audioIndex;
    private byte payload;
    private Codec? agreed;
    private int digits = -1;
    private bool offered;
    private MediaDirection offeredDirection = MediaDirection.SendRecv;

    /// <summary>The last description we sent, unchanged; empty before the first.</summary>
    public byte[] Current { get; private set; } = [];

    /// <summary>The peer has put us on hold.</summary>
    public bool RemoteHeld { get; private set; }

    public Codec? Agreed => agreed;

    /// <summary>Our offer: all our codecs, <paramref name="first"/> before the others; once one is agreed, it alone leads.</summary>
    public byte[] Offer(Codec? first = null, MediaDirection direction = MediaDirection.SendRecv)
    {
        StringBuilder audio = new();
        Codec? lead = agreed ?? first;
        List<(int Type, Codec Codec)> formats = [];
        if (lead is not null)
        {
            formats.Add((agreed is null ? lead.PayloadType : payload, lead));
        }
        foreach (Codec codec in CodecTable.All)
        {
            if (codec != lead)
            {
                formats.Add((codec.PayloadType, codec));
            }
        }
        int digitsType = digits >= 0 ? digits : policy.DigitsPayload;
        Audio(audio, formats, digitsType, direction);
        offered = true;
        offeredDirection = direction;
        return Describe(audio.ToString());
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
        if (!TryChoose(audio, prefer, out int type, out Codec? codec))
        {
            error = SdpError.NoCodec;
            return false;
        }
        RememberOthers(description, audio);
        Agree(audio, type, codec);
        MediaDirection direction = Read(audio);
        StringBuilder text = new();
        Audio(text, [(type, codec)], digits, direction);
        answer = Describe(text.ToString());
        plan = Plan(audio, codec, direction);
        offered = false;
        return true;
    }

    /// <summary>Takes the answer to our offer.</summary>
    public bool TryAccept(ReadOnlySpan<byte> answer, out LegPlan plan, out SdpError error)
    {
        plan = null!;
        if (!TryRead(answer, out _, out SdpMedia? audio, out error))
        {
            return false;
        }
        if (!TryChoose(audio, null, out int type, out Codec? codec))
        {
            error = SdpError.NoCodec;
            return false;
        }
        Agree(audio, type, codec);
        MediaDirection direction = Read(audio);
        if (offered)
        {
            direction = Both(direction, offeredDirection);
        }
        plan = Plan(audio, codec, direction);
        return true;
    }

    private static bool TryRead(
        ReadOnlySpan<byte> bytes,
        out SdpDescription description,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SdpMedia? audio,
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
        foreach (SdpMedia media in description.Media)
        {
            if (media.Kind == "audio" && media.IsActive && media.Protocol is "RTP/AVP" or "RTP/AVPF")
            {
                audio = media;
                error = SdpError.None;
                return true;
            }
        }
        return false;
    }

    private static bool TryChoose(
        SdpMedia audio,
        Codec? prefer,
        out int type,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Codec? codec
    )
    {
        type = -1;
        codec = null;
        foreach (string format in audio.Formats)
        {
            if (!int.TryParse(format, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number > 127)
            {
                continue;
            }
            Codec? known = audio.Map(number) is { } map ? CodecTable.Find(map.Name, map.ClockRate) : CodecTable.FindStatic(number);
            if (known is null || (codec is not null && known != prefer))
            {
                continue;
            }
            type = number;
            codec = known;
            if (prefer is null || known == prefer)
            {
                return true;
            }
        }
        return codec is not null;
    }

    private void Agree(SdpMedia audio, int type, Codec codec)
    {
        payload = (byte)type;
        agreed = codec;
        digits = -1;
        foreach (string format in audio.Formats)
        {
            if (
                int.TryParse(format, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                && audio.Map(number) is { } map
                && string.Equals(map.Name, "telephone-event", StringComparison.OrdinalIgnoreCase)
                && map.ClockRate == codec.ClockRate
            )
            {
                digits = number;
                return;
            }
        }
    }

    // From the peer's side to ours; 0.0.0.0 means "do not send to me", whatever the attribute says.
    private MediaDirection Read(SdpMedia audio)
    {
        MediaDirection theirs = audio.Direction ?? MediaDirection.SendRecv;
        bool nowhere = audio.Connection.IsUnspecified && !audio.Connection.IsV6 && theirs != MediaDirection.RecvOnly;
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

    private LegPlan Plan(SdpMedia audio, Codec codec, MediaDirection direction)
    {
        NetAddress remote = audio.Connection.WithPort(audio.Port);
        NetAddress rtcp = audio.RtcpMux
            ? remote
            : audio.Connection.WithPort(audio.RtcpPort != 0 ? audio.RtcpPort : (ushort)(audio.Port + 1));
        return new LegPlan(remote, rtcp, codec, payload, payload, digits, digits, direction, audio.RtcpMux);
    }

    private void RememberOthers(SdpDescription description, SdpMedia audio)
    {
        otherMedia.Clear();
        audioIndex = 0;
        for (int i = 0; i < description.Media.Count; i++)
        {
            SdpMedia media = description.Media[i];
            if (media == audio)
            {
                audioIndex = i;
                continue;
            }
            otherMedia.Add($"m={media.Kind} 0 {media.Protocol} {string.Join(' ', media.Formats)}\r\n");
        }
    }

    private void Audio(StringBuilder to, List<(int Type, Codec Codec)> formats, int digitsType, MediaDirection direction)
    {
        to.Append("m=audio ").Append(localRtp.Port).Append(" RTP/AVP");
        foreach ((int type, _) in formats)
        {
            to.Append(' ').Append(type);
        }
        if (digitsType >= 0)
        {
            to.Append(' ').Append(digitsType);
        }
        to.Append("\r\n");
        foreach ((int type, Codec codec) in formats)
        {
            to.Append("a=rtpmap:").Append(type).Append(' ').Append(codec.Name).Append('/').Append(codec.ClockRate).Append("\r\n");
        }
        if (digitsType >= 0)
        {
            to.Append("a=rtpmap:").Append(digitsType).Append(" telephone-event/8000\r\n");
            to.Append("a=fmtp:").Append(digitsType).Append(" 0-15\r\n");
        }
        to.Append("a=ptime:").Append(policy.PtimeMs).Append("\r\na=").Append(Word(direction)).Append("\r\n");
    }

    private static string Word(MediaDirection direction) =>
        direction switch
        {
            MediaDirection.SendOnly => "sendonly",
            MediaDirection.RecvOnly => "recvonly",
            MediaDirection.Inactive => "inactive",
            _ => "sendrecv",
        };

    // The version rises only when what follows it changes (RFC 3264 §5), so a repeated description is the same to the byte.
    private byte[] Describe(string audio)
    {
        string family = localRtp.IsV6 ? "IP6" : "IP4";
        StringBuilder body = new();
        body.Append("s=-\r\nc=IN ").Append(family).Append(' ').Append(localRtp.HostText).Append("\r\nt=0 0\r\n");
        int other = 0;
        for (int i = 0; i <= otherMedia.Count; i++)
        {
            body.Append(i == audioIndex ? audio : otherMedia[other++]);
        }
        string text = body.ToString();
        if (text != content)
        {
            content = text;
            version++;
            string head = string.Create(
                CultureInfo.InvariantCulture,
                $"v=0\r\no=- {sessionId} {version} IN {family} {localRtp.HostText}\r\n"
            );
            Current = Encoding.UTF8.GetBytes(head + text);
        }
        return Current;
    }
}
