using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Tandem.Foundation;

/// <summary>
/// An IP address and port as a plain value: no allocation, no name resolution. IPv4 is kept as such, IPv6 without zone.
/// </summary>
public readonly record struct NetAddress : IComparable<NetAddress>
{
    /// <summary>Bytes of the longest address as text, brackets and port included.</summary>
    public const int LongestText = 64;

    private readonly ulong high;
    private readonly ulong low;

    private NetAddress(ulong high, ulong low, bool isV6, ushort port)
    {
        this.high = high;
        this.low = low;
        IsV6 = isV6;
        Port = port;
    }

    /// <summary>The port in host order; 0 when none is known.</summary>
    public ushort Port { get; }

    public bool IsV6 { get; }

    /// <summary>True for <c>default</c> (IPv4 0.0.0.0 with port 0): "no address known".</summary>
    public bool IsNone => high == 0 && low == 0 && Port == 0 && !IsV6;

    /// <summary>0.0.0.0 or ::, whatever the port: the "unspecified" address, which old SDP uses for hold.</summary>
    public bool IsUnspecified => high == 0 && low == 0;

    /// <summary>127.0.0.0/8 or ::1.</summary>
    public bool IsLoopback => IsV6 ? high == 0 && low == 1 : (low >> 24) == 127;

    /// <summary>
    /// Loopback, RFC 1918, RFC 6598 and link-local; for IPv6 unique local and link-local: an address that means something else elsewhere.
    /// </summary>
    public bool IsPrivate =>
        IsLoopback
        || (
            IsV6
                ? high >> 57 == 0xFC >> 1 || high >> 54 == 0xFE80 >> 6
                : low >> 24 == 10 || low >> 20 == 0xAC1 || low >> 16 is 0xC0A8 or 0xA9FE || low >> 22 == 0x64400000 >> 22
        );

    /// <summary>The IPv4 address as a number in host order (127.0.0.1 is 0x7F000001).</summary>
    public uint V4 => (uint)low;

    public static NetAddress FromV4(uint address, ushort port) => new(0, address, false, port);

    /// <param name="bytes">4 or 16 bytes in network order; an IPv4-mapped IPv6 address becomes IPv4.</param>
    /// <param name="port">The port in host order.</param>
    public static NetAddress FromBytes(ReadOnlySpan<byte> bytes, ushort port)
    {
        if (bytes.Length == 4)
        {
            return FromV4(BinaryPrimitives.ReadUInt32BigEndian(bytes), port);
        }
        ulong high = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        ulong low = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        return high == 0 && (low >> 32) == 0xFFFF ? FromV4((uint)low, port) : new(high, low, true, port);
    }

    /// <summary>Writes 4 or 16 bytes in network order and returns how many.</summary>
    public int WriteBytes(Span<byte> target)
    {
        if (!IsV6)
        {
            BinaryPrimitives.WriteUInt32BigEndian(target, (uint)low);
            return 4;
        }
        BinaryPrimitives.WriteUInt64BigEndian(target, high);
        BinaryPrimitives.WriteUInt64BigEndian(target[8..], low);
        return 16;
    }

    public NetAddress WithPort(int port) => new(high, low, IsV6, (ushort)port);

    /// <summary>Same address, any port.</summary>
    public bool SameHost(NetAddress other) => high == other.high && low == other.low && IsV6 == other.IsV6;

    /// <summary>Parses a bare address: <c>127.0.0.1</c>, <c>::1</c> or <c>[::1]</c>. No names.</summary>
    public static bool TryParseHost(ReadOnlySpan<byte> text, out NetAddress address)
    {
        address = default;
        if (text.Length >= 2 && text[0] == '[' && text[^1] == ']')
        {
            text = text[1..^1];
            if (text.IndexOf((byte)':') < 0)
            {
                return false;
            }
        }
        if (text.Length is 0 or > 45)
        {
            return false;
        }
        if (text.IndexOf((byte)':') < 0)
        {
            return TryParseV4(text, out address);
        }
        Span<char> chars = stackalloc char[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is (byte)'%' or > 127)
            {
                return false;
            }
            chars[i] = (char)text[i];
        }
        if (!System.Net.IPAddress.TryParse(chars, out System.Net.IPAddress? parsed))
        {
            return false;
        }
        Span<byte> bytes = stackalloc byte[16];
        parsed.TryWriteBytes(bytes, out int written);
        address = FromBytes(bytes[..written], 0);
        return true;
    }

    /// <summary>Parses <c>127.0.0.1:5060</c> or <c>[::1]:5060</c>.</summary>
    public static bool TryParse(string text, out NetAddress address)
    {
        address = default;
        int colon = text.LastIndexOf(':');
        if (colon <= 0 || (text.IndexOf(':') != colon && text[colon - 1] != ']'))
        {
            return false;
        }
        if (!ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
        {
            return false;
        }
        if (!TryParseHost(Encoding.ASCII.GetBytes(text[..colon]), out NetAddress host))
        {
            return false;
        }
        address = host.WithPort(port);
        return true;
    }

    private static bool TryParseV4(ReadOnlySpan<byte> text, out NetAddress address)
    {
        address = default;
        uint value = 0;
        int part = 0;
        int digits = 0;
        int parts = 1;
        foreach (byte c in text)
        {
            if (c == '.')
            {
                if (digits == 0 || ++parts > 4)
                {
                    return false;
                }
                value = (value << 8) | (uint)part;
                part = 0;
                digits = 0;
                continue;
            }
            if (c is < (byte)'0' or > (byte)'9' || ++digits > 3)
            {
                return false;
            }
            part = part * 10 + (c - '0');
            if (part > 255)
            {
                return false;
            }
        }
        if (parts != 4 || digits == 0)
        {
            return false;
        }
        address = FromV4((value << 8) | (uint)part, 0);
        return true;
    }

    /// <summary>The bare address without port and brackets, as SDP writes it.</summary>
    public string HostText
    {
        get
        {
            if (!IsV6)
            {
                uint v = (uint)low;
                return string.Create(CultureInfo.InvariantCulture, $"{v >> 24}.{(v >> 16) & 255}.{(v >> 8) & 255}.{v & 255}");
            }
            Span<byte> bytes = stackalloc byte[16];
            WriteBytes(bytes);
            return new System.Net.IPAddress(bytes).ToString();
        }
    }

    /// <summary>The bare address, IPv6 in brackets, as SIP writes it.</summary>
    public string SipHostText => IsV6 ? $"[{HostText}]" : HostText;

    /// <summary>Writes <see cref="HostText"/> as UTF-8 and returns how many bytes that are, at most <see cref="LongestText"/>.</summary>
    public int WriteHost(Span<byte> target)
    {
        int length;
        if (!IsV6)
        {
            uint v = (uint)low;
            Utf8.TryWrite(target, $"{v >> 24}.{(v >> 16) & 255}.{(v >> 8) & 255}.{v & 255}", out length);
            return length;
        }
        Span<byte> bytes = stackalloc byte[16];
        WriteBytes(bytes);
        new System.Net.IPAddress(bytes).TryFormat(target, out length);
        return length;
    }

    /// <summary>Writes <see cref="SipHostText"/> likewise.</summary>
    public int WriteSipHost(Span<byte> target)
    {
        if (!IsV6)
        {
            return WriteHost(target);
        }
        target[0] = (byte)'[';
        int end = 1 + WriteHost(target[1..]);
        target[end] = (byte)']';
        return end + 1;
    }

    /// <summary>Writes <see cref="ToString"/> likewise.</summary>
    public int Write(Span<byte> target)
    {
        int host = WriteSipHost(target);
        Utf8.TryWrite(target[host..], $":{Port}", out int port);
        return host + port;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{SipHostText}:{Port}");

    public int CompareTo(NetAddress other)
    {
        int order = IsV6.CompareTo(other.IsV6);
        order = order != 0 ? order : high.CompareTo(other.high);
        order = order != 0 ? order : low.CompareTo(other.low);
        return order != 0 ? order : Port.CompareTo(other.Port);
    }
}
