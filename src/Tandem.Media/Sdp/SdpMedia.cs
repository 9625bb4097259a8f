namespace Tandem.Media.Sdp;

using System.Text;
using Tandem.Foundation;

/// <summary>One rtpmap (RFC 8866 §6.6).</summary>
/// <param name="PayloadType">0–127.</param>
/// <param name="Name">Encoding name in the spelling we know it by, else as it came.</param>
/// <param name="ClockRate">Hz.</param>
public readonly record struct RtpMap(int PayloadType, string Name, int ClockRate);

/// <summary>One m-line with its attributes.</summary>
public sealed class SdpMedia
{
    private readonly string formats;

    /// <param name="kind">audio, video …</param>
    /// <param name="port">0 when the line is off.</param>
    /// <param name="protocol">RTP/AVP …</param>
    /// <param name="formats">What follows, as it came.</param>
    internal SdpMedia(string kind, int port, string protocol, ReadOnlySpan<byte> formats)
    {
        Kind = kind;
        Port = port;
        Protocol = protocol;
        bool areNumbers = IsAudio && TryAddPayloadTypes(formats);
        this.formats = areNumbers ? "" : Encoding.UTF8.GetString(formats);
    }

    public string Kind { get; }

    public int Port { get; }

    public string Protocol { get; }

    /// <summary>The formats of an audio line, best first; what is no number is left out.</summary>
    public List<byte> PayloadTypes { get; } = [];

    /// <summary>From this m-line's c=, or the session's; none when neither is an address.</summary>
    public NetAddress Connection { get; set; }

    /// <summary>The direction as the sender sees it; null when neither here nor in the session.</summary>
    public MediaDirection? Direction { get; set; }

    public List<RtpMap> Maps { get; } = [];

    /// <summary>RTCP port of a=rtcp (RFC 3605), 0 when not given.</summary>
    public int RtcpPort { get; set; }

    public bool RtcpMux { get; set; }

    /// <summary>a=mid; empty when there is none.</summary>
    public string Mid { get; internal set; } = "";

    /// <summary>Its mid is in the session's BUNDLE group.</summary>
    public bool IsBundled { get; internal set; }

    /// <summary>What it says of protection, or else the session.</summary>
    internal SdpSecurity Security { get; set; } = SdpSecurity.None;

    public bool IsAudio => Kind == "audio";

    public bool IsActive => Port != 0;

    /// <summary>The line that refuses it in an answer (RFC 3264 §6).</summary>
    public string Refusal =>
        $"m={Kind} 0 {Protocol} {(formats.Length == 0 ? string.Join(' ', PayloadTypes) : formats)}\r\n"
        + (Mid.Length == 0 ? "" : $"a=mid:{Mid}\r\n");

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

    // True when each of them is a payload type, so that they can be written again from their numbers.
    private bool TryAddPayloadTypes(ReadOnlySpan<byte> text)
    {
        bool all = true;
        foreach (Range range in text.Split((byte)' '))
        {
            bool isType = SdpDescription.TryNumber(text[range], 127, out int type);
            if (isType)
            {
                PayloadTypes.Add((byte)type);
            }
            all &= isType;
        }
        return all && PayloadTypes.Count > 0;
    }
}
