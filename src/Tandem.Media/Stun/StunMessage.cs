namespace Tandem.Media.Stun;

using System.Buffers.Binary;
using System.Security.Cryptography;
using Tandem.Foundation;

/// <summary>What kind of message (RFC 8489 §5).</summary>
public enum StunClass : byte
{
    Request,
    Indication,
    Success,
    Error,
}

/// <summary>A STUN message (RFC 8489 §5), read in place. What follows its MESSAGE-INTEGRITY is not believed (§14.5), but for the fingerprint.</summary>
public readonly ref struct StunMessage
{
    public const int HeaderBytes = 20;

    /// <summary>Longer ones are not read.</summary>
    public const int MostBytes = 1_500;
    public const uint Cookie = 0x2112_A442;
    public const ushort Binding = 1;
    internal const uint FingerprintMask = 0x5354_554E;
    internal const int IntegrityBytes = 20;
    private const int AttributeHeader = 4;
    private readonly ReadOnlySpan<byte> bytes;
    private readonly int integrityAt;

    private StunMessage(ReadOnlySpan<byte> bytes)
    {
        this.bytes = bytes;
        ushort type = BinaryPrimitives.ReadUInt16BigEndian(bytes);
        Class = (StunClass)((type >> 4 & 1) | (type >> 7 & 2));
        Method = (ushort)((type & 0xF) | (type >> 1 & 0x70) | (type >> 2 & 0xF80));
        for (int at = HeaderBytes; at < bytes.Length; )
        {
            ushort kind = BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
            int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            ReadOnlySpan<byte> value = bytes.Slice(at + AttributeHeader, length);
            if (kind == StunAttribute.Fingerprint)
            {
                HasFingerprint = length == sizeof(uint) && at + AttributeHeader + length == bytes.Length && Fits(value, at);
            }
            else if (integrityAt == 0)
            {
                switch (kind)
                {
                    case StunAttribute.Username when Username.IsEmpty:
                        Username = value;
                        break;
                    case StunAttribute.MessageIntegrity when length == IntegrityBytes:
                        integrityAt = at;
                        break;
                    case StunAttribute.XorMappedAddress:
                        Mapped = ReadXorAddress(value);
                        break;
                    case StunAttribute.ErrorCode when length >= 4:
                        Error = value[2] * 100 + value[3];
                        break;
                    case StunAttribute.Priority when length == sizeof(uint):
                        Priority = BinaryPrimitives.ReadUInt32BigEndian(value);
                        break;
                    case StunAttribute.UseCandidate:
                        UsesCandidate = true;
                        break;
                    case StunAttribute.IceControlled:
                        IsControlled = true;
                        break;
                    case < StunAttribute.FirstOptional when kind != StunAttribute.MessageIntegritySha256 && Unknown == 0:
                        Unknown = kind;
                        break;
                }
            }
            at += AttributeHeader + (length + 3 & ~3);
        }
    }

    public StunClass Class { get; }

    public ushort Method { get; }

    /// <summary>12 bytes.</summary>
    public ReadOnlySpan<byte> Transaction => bytes.Slice(8, 12);

    /// <summary>Empty when there is none.</summary>
    public ReadOnlySpan<byte> Username { get; }

    /// <summary>The peer's candidate's; 0 when not said.</summary>
    public uint Priority { get; }

    /// <summary>The peer wants this pair to be used.</summary>
    public bool UsesCandidate { get; }

    /// <summary>The peer believes that we decide.</summary>
    public bool IsControlled { get; }

    /// <summary>The first attribute we had to know and do not; 0 for none.</summary>
    public ushort Unknown { get; }

    /// <summary>Of an error response; 0 for none.</summary>
    public int Error { get; }

    /// <summary>XOR-MAPPED-ADDRESS; none when there is none.</summary>
    public NetAddress Mapped { get; }

    /// <summary>It has one, and it is right.</summary>
    public bool HasFingerprint { get; }

    public bool HasIntegrity => integrityAt != 0;

    /// <summary>True for what a demultiplexer takes for STUN (RFC 7983 §7).</summary>
    public static bool IsStun(ReadOnlySpan<byte> packet) => packet.Length >= HeaderBytes && packet[0] < 4;

    public static bool TryParse(ReadOnlySpan<byte> packet, out StunMessage message)
    {
        message = default;
        if (
            !IsStun(packet)
            || packet.Length > MostBytes
            || BinaryPrimitives.ReadUInt16BigEndian(packet[2..]) != packet.Length - HeaderBytes
            || BinaryPrimitives.ReadUInt32BigEndian(packet[4..]) != Cookie
            || packet.Length % 4 != 0
        )
        {
            return false;
        }
        for (int at = HeaderBytes; at < packet.Length; )
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(packet[(at + 2)..]);
            at += AttributeHeader + (length + 3 & ~3);
            if (at > packet.Length)
            {
                return false;
            }
        }
        message = new StunMessage(packet);
        return true;
    }

    /// <summary>Its MESSAGE-INTEGRITY is right (RFC 8489 §14.5, short-term credentials: the key is the password).</summary>
    public bool IsAuthentic(ReadOnlySpan<byte> key)
    {
        if (!HasIntegrity)
        {
            return false;
        }
        Span<byte> sum = stackalloc byte[IntegrityBytes];
        Integrity(bytes[..integrityAt], key, sum);
        return CryptographicOperations.FixedTimeEquals(sum, bytes.Slice(integrityAt + AttributeHeader, IntegrityBytes));
    }

    /// <summary>HMAC-SHA1 over a message up to its MESSAGE-INTEGRITY, with the length it has with it.</summary>
    internal static void Integrity(ReadOnlySpan<byte> before, ReadOnlySpan<byte> key, Span<byte> sum)
    {
        Span<byte> counted = stackalloc byte[before.Length];
        before.CopyTo(counted);
        int length = before.Length - HeaderBytes + AttributeHeader + IntegrityBytes;
        BinaryPrimitives.WriteUInt16BigEndian(counted[2..], (ushort)length);
#pragma warning disable CA5350 // What RFC 8489 prescribes; HMAC does not rest on collisions.
        HMACSHA1.HashData(key, counted, sum);
#pragma warning restore CA5350
    }

    private bool Fits(ReadOnlySpan<byte> value, int at) =>
        BinaryPrimitives.ReadUInt32BigEndian(value) == (Crc32.Of(bytes[..at]) ^ FingerprintMask);

    private NetAddress ReadXorAddress(ReadOnlySpan<byte> value)
    {
        int size = value.Length - 4;
        if (size != 4 && size != 16)
        {
            return default;
        }
        Span<byte> address = stackalloc byte[16];
        value[4..].CopyTo(address);
        for (int i = 0; i < size; i++)
        {
            address[i] ^= bytes[4 + i];
        }
        ushort port = (ushort)(BinaryPrimitives.ReadUInt16BigEndian(value[2..]) ^ (ushort)(Cookie >> 16));
        return NetAddress.FromBytes(address[..size], port);
    }
}
