namespace Tandem.Media.Sdp;

using System.Globalization;
using System.Text;
using Tandem.Foundation;

/// <summary>One rtpmap (RFC 8866 §6.6).</summary>
public readonly record struct RtpMap(int PayloadType, string Name, int ClockRate);

/// <summary>One m-line with its attributes.</summary>
public sealed class SdpMedia
{
    public required string Kind { get; init; }

    public required int Port { get; init; }

    public required string Protocol { get; init; }

    /// <summary>Formats as on the m-line.</summary>
    public required string[] Formats { get; init; }

    /// <summary>From this m-line's c=, or the session's; none when neither is an address.</summary>
    public NetAddress Connection { get; set; }

    /// <summary>The direction as the sender sees it; null when neither here nor in the session.</summary>
    public MediaDirection? Direction { get; set; }

    public List<RtpMap> Maps { get; } = [];

    /// <summary>RTCP port of a=rtcp (RFC 3605), 0 when not given.</summary>
    public int RtcpPort { get; set; }

    public bool RtcpMux { get; set; }

    public bool IsActive => Port != 0;

    public RtpMap? Map(int payloadType)
    {
        foreach (RtpMap map in Maps)
        {
            if (map.PayloadType == payloadType)
            {
                return map;
            }
        }
        return null;
    }
}

/// <summary>A session description as far as we act on it (RFC 8866). Lines and attributes we do not know are passed over.</summary>
public sealed class SdpDescription
{
    /// <summary>Bytes of a description we read.</summary>
    public const int MaxBytes = 32_768;

    /// <summary>m-lines of a description; one more makes it unreadable.</summary>
    public const int MaxMedia = 32;

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
        NetAddress sessionConnection = default;
        MediaDirection? sessionDirection = null;
        SdpMedia? media = null;
        bool first = true;
        foreach (string raw in Encoding.UTF8.GetString(bytes).Split('\n'))
        {
            string line = raw.TrimEnd('\r', ' ');
            if (line.Length == 0)
            {
                continue;
            }
            if (line.Length < 2 || line[1] != '=')
            {
                error = "a line is not type=value";
                return false;
            }
            if (first && line != "v=0")
            {
                error = "does not start with v=0";
                return false;
            }
            first = false;
            string value = line[2..];
            switch (line[0])
            {
                case 'c':
                    if (!TryConnection(value, out NetAddress connection))
                    {
                        error = "bad c= line";
                        return false;
                    }
                    if (media is null)
                    {
                        sessionConnection = connection;
                    }
                    else
                    {
                        media.Connection = connection;
                    }
                    break;
                case 'm':
                    if (description.Media.Count == MaxMedia || !TryMedia(value, out media))
                    {
                        error = "bad m= line";
                        return false;
                    }
                    media.Connection = sessionConnection;
                    media.Direction = sessionDirection;
                    description.Media.Add(media);
                    break;
                case 'a' when media is null:
                    sessionDirection = DirectionOf(value) ?? sessionDirection;
                    break;
                case 'a':
                    Attribute(media, value);
                    break;
            }
        }
        return true;
    }

    private static bool TryConnection(string value, out NetAddress address)
    {
        address = default;
        string[] parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3 || parts[0] != "IN" || parts[1] is not ("IP4" or "IP6"))
        {
            return false;
        }
        int slash = parts[2].IndexOf('/', StringComparison.Ordinal);
        string host = slash < 0 ? parts[2] : parts[2][..slash];
        // A name instead of an address is legal; we then wait for the peer's packets to show where it is.
        NetAddress.TryParseHost(Encoding.ASCII.GetBytes(host), out address);
        return host.Length > 0;
    }

    private static bool TryMedia(string value, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SdpMedia? media)
    {
        media = null;
        string[] parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 4)
        {
            return false;
        }
        int slash = parts[1].IndexOf('/', StringComparison.Ordinal);
        string port = slash < 0 ? parts[1] : parts[1][..slash];
        if (!ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out ushort number))
        {
            return false;
        }
        media = new SdpMedia
        {
            Kind = parts[0],
            Port = number,
            Protocol = parts[2],
            Formats = parts[3..],
        };
        return true;
    }

    private static void Attribute(SdpMedia media, string value)
    {
        if (DirectionOf(value) is { } direction)
        {
            media.Direction = direction;
        }
        else if (value.StartsWith("rtpmap:", StringComparison.Ordinal))
        {
            if (TryMap(value[7..], out RtpMap map))
            {
                media.Maps.Add(map);
            }
        }
        else if (value == "rtcp-mux")
        {
            media.RtcpMux = true;
        }
        else if (value.StartsWith("rtcp:", StringComparison.Ordinal))
        {
            string port = value[5..].Split(' ')[0];
            if (ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out ushort number))
            {
                media.RtcpPort = number;
            }
        }
    }

    private static bool TryMap(string value, out RtpMap map)
    {
        map = default;
        int blank = value.IndexOf(' ', StringComparison.Ordinal);
        if (blank <= 0 || !int.TryParse(value.AsSpan(0, blank), NumberStyles.None, CultureInfo.InvariantCulture, out int type))
        {
            return false;
        }
        string[] parts = value[(blank + 1)..].Trim().Split('/');
        if (parts.Length < 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int rate))
        {
            return false;
        }
        map = new RtpMap(type, parts[0], rate);
        return type <= 127;
    }

    private static MediaDirection? DirectionOf(string value) =>
        value switch
        {
            "sendrecv" => MediaDirection.SendRecv,
            "sendonly" => MediaDirection.SendOnly,
            "recvonly" => MediaDirection.RecvOnly,
            "inactive" => MediaDirection.Inactive,
            _ => null,
        };
}
