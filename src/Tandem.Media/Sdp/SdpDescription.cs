namespace Tandem.Media.Sdp;

using System.Text;
using Tandem.Foundation;
using Tandem.Media.Codecs;

/// <summary>A session description as far as we act on it (RFC 8866). Lines and attributes we do not know are passed over.</summary>
public sealed class SdpDescription
{
    /// <summary>Bytes of a description we read.</summary>
    public const int MaxBytes = 32_768;

    /// <summary>m-lines of a description; one more makes it unreadable.</summary>
    public const int MaxMedia = 32;

    private const int MostMid = 32;

    /// <summary>Words of m-lines and rtpmaps that are worth no string of their own.</summary>
    private static readonly string[] Known =
    [
        "audio",
        "video",
        "image",
        "application",
        "message",
        "RTP/AVP",
        "RTP/AVPF",
        "RTP/SAVP",
        "RTP/SAVPF",
        "UDP/TLS/RTP/SAVPF",
        "UDP/TLS/RTP/SAVP",
        "telephone-event",
        "opus",
        "G729",
    ];

    private NetAddress connection;
    private MediaDirection? direction;
    private SdpSecurity? security;
    private string bundle = "";

    public List<SdpMedia> Media { get; } = [];

    public static bool TryParse(ReadOnlySpan<byte> bytes, out SdpDescription description, out string error)
    {
        description = new SdpDescription();
        error = "";
        if (bytes.IsEmpty || bytes.Length > MaxBytes)
        {
            error = "empty or too large";
            return false;
        }
        bool first = true;
        foreach (Range range in bytes.Split((byte)'\n'))
        {
            ReadOnlySpan<byte> line = bytes[range].TrimEnd("\r "u8);
            if (line.IsEmpty)
            {
                continue;
            }
            error =
                line.Length < 2 || line[1] != '=' ? "a line is not type=value"
                : first && !line.SequenceEqual("v=0"u8) ? "does not start with v=0"
                : description.Take((char)line[0], line[2..]);
            if (error.Length > 0)
            {
                return false;
            }
            first = false;
        }
        return true;
    }

    /// <summary>
    /// The description wants audio with keys by DTLS, as browsers do. Looked at before anything is made for a call, and so without reading all of it.
    /// </summary>
    public static bool WantsDtls(ReadOnlySpan<byte> bytes)
    {
        foreach (Range range in bytes.Split((byte)'\n'))
        {
            ReadOnlySpan<byte> line = bytes[range];
            if (line.StartsWith("m=audio "u8) && !line.StartsWith("m=audio 0 "u8) && line.IndexOf(" UDP/TLS/RTP/SAVP"u8) > 0)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Digits only; false when empty or above <paramref name="most"/>.</summary>
    internal static bool TryNumber(ReadOnlySpan<byte> text, int most, out int number)
    {
        number = 0;
        foreach (byte c in text)
        {
            if (c is < (byte)'0' or > (byte)'9')
            {
                return false;
            }
            number = number * 10 + (c - '0');
            if (number > most)
            {
                return false;
            }
        }
        return !text.IsEmpty;
    }

    // What is wrong with the line, or "".
    private string Take(char type, ReadOnlySpan<byte> value)
    {
        SdpMedia? media = Media.Count > 0 ? Media[^1] : null;
        switch (type)
        {
            case 'c':
                if (!TryConnection(value, out NetAddress address))
                {
                    return "bad c= line";
                }
                if (media is null)
                {
                    connection = address;
                }
                else
                {
                    media.Connection = address;
                }
                break;
            case 'm':
                return Media.Count < MaxMedia && TryMedia(value) ? "" : "bad m= line";
            case 'a' when media is null:
                Attribute(value);
                break;
            case 'a':
                Attribute(media, value);
                break;
        }
        return "";
    }

    private static bool TryConnection(ReadOnlySpan<byte> value, out NetAddress address)
    {
        address = default;
        if (!Word(ref value).SequenceEqual("IN"u8))
        {
            return false;
        }
        ReadOnlySpan<byte> family = Word(ref value);
        if (!family.SequenceEqual("IP4"u8) && !family.SequenceEqual("IP6"u8))
        {
            return false;
        }
        ReadOnlySpan<byte> host = Word(ref value);
        int slash = host.IndexOf((byte)'/');
        host = slash < 0 ? host : host[..slash];
        // A name instead of an address is legal; we then wait for the peer's packets to show where it is.
        NetAddress.TryParseHost(host, out address);
        return !host.IsEmpty && Word(ref value).IsEmpty;
    }

    private bool TryMedia(ReadOnlySpan<byte> value)
    {
        ReadOnlySpan<byte> kind = Word(ref value);
        ReadOnlySpan<byte> port = Word(ref value);
        ReadOnlySpan<byte> protocol = Word(ref value);
        ReadOnlySpan<byte> formats = value.Trim((byte)' ');
        int slash = port.IndexOf((byte)'/');
        if (formats.IsEmpty || !TryNumber(slash < 0 ? port : port[..slash], ushort.MaxValue, out int number))
        {
            return false;
        }
        Media.Add(
            new SdpMedia(Text(kind), number, Text(protocol), formats)
            {
                Connection = connection,
                Direction = direction,
                Security = security ?? SdpSecurity.None,
            }
        );
        return true;
    }

    private void Attribute(ReadOnlySpan<byte> value)
    {
        if (DirectionOf(value) is { } given)
        {
            direction = given;
        }
        else if (SdpSecurity.Concerns(value))
        {
            security ??= new SdpSecurity(null);
            security.Take(value);
        }
        else if (value.StartsWith("group:BUNDLE "u8))
        {
            bundle = $"{Encoding.UTF8.GetString(value["group:BUNDLE".Length..])} ";
        }
    }

    private void Attribute(SdpMedia media, ReadOnlySpan<byte> value)
    {
        if (SdpSecurity.Concerns(value))
        {
            if (media.Security == (security ?? SdpSecurity.None))
            {
                media.Security = new SdpSecurity(security);
            }
            media.Security.Take(value);
            return;
        }
        if (DirectionOf(value) is { } given)
        {
            media.Direction = given;
        }
        else if (value.StartsWith("rtpmap:"u8))
        {
            AddMap(media, value[7..]);
        }
        else if (
            value.StartsWith("mid:"u8)
            && value.Length is > 4 and <= MostMid + 4
            && !value[4..].ContainsAnyExceptInRange((byte)'!', (byte)'~')
        )
        {
            media.Mid = Encoding.ASCII.GetString(value[4..]);
            media.IsBundled = bundle.Contains($" {media.Mid} ", StringComparison.Ordinal);
        }
        else if (value.SequenceEqual("rtcp-mux"u8))
        {
            media.RtcpMux = true;
        }
        else if (value.StartsWith("rtcp:"u8))
        {
            value = value[5..];
            if (TryNumber(Word(ref value), ushort.MaxValue, out int port))
            {
                media.RtcpPort = port;
            }
        }
    }

    private static void AddMap(SdpMedia media, ReadOnlySpan<byte> value)
    {
        if (!media.IsAudio || !TryNumber(Word(ref value), 127, out int type))
        {
            return;
        }
        value = value.Trim((byte)' ');
        int slash = value.IndexOf((byte)'/');
        if (slash <= 0)
        {
            return;
        }
        ReadOnlySpan<byte> rest = value[(slash + 1)..];
        int channels = rest.IndexOf((byte)'/');
        if (TryNumber(channels < 0 ? rest : rest[..channels], int.MaxValue / 10, out int rate))
        {
            media.Maps.Add(new RtpMap(type, Text(value[..slash]), rate));
        }
    }

    private static MediaDirection? DirectionOf(ReadOnlySpan<byte> value) =>
        value.SequenceEqual("sendrecv"u8) ? MediaDirection.SendRecv
        : value.SequenceEqual("sendonly"u8) ? MediaDirection.SendOnly
        : value.SequenceEqual("recvonly"u8) ? MediaDirection.RecvOnly
        : value.SequenceEqual("inactive"u8) ? MediaDirection.Inactive
        : null;

    // The next word, which is taken off; empty at the end.
    private static ReadOnlySpan<byte> Word(ref ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart((byte)' ');
        int blank = rest.IndexOf((byte)' ');
        ReadOnlySpan<byte> word = blank < 0 ? rest : rest[..blank];
        rest = blank < 0 ? default : rest[blank..];
        return word;
    }

    private static string Text(ReadOnlySpan<byte> word)
    {
        foreach (string known in Known)
        {
            if (Ascii.Equals(word, known))
            {
                return known;
            }
        }
        foreach (Codec codec in CodecTable.All)
        {
            if (Ascii.EqualsIgnoreCase(word, codec.Name))
            {
                return codec.Name;
            }
        }
        return Encoding.UTF8.GetString(word);
    }
}
