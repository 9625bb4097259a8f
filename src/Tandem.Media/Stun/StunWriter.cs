namespace Tandem.Media.Stun;

using System.Buffers.Binary;
using Tandem.Foundation;

/// <summary>Writes one STUN message into room that has enough of it (<see cref="MostBytes"/> for what we write).</summary>
public ref struct StunWriter
{
    /// <summary>Of a check or its answer, with the longest user name.</summary>
    public const int MostBytes = 640;

    private readonly Span<byte> room;
    private int length;

    /// <param name="room">Where it is written.</param>
    /// <param name="kind">Request, success….</param>
    /// <param name="transaction">12 bytes.</param>
    public StunWriter(Span<byte> room, StunClass kind, scoped ReadOnlySpan<byte> transaction)
    {
        this.room = room;
        int bits = (int)kind;
        BinaryPrimitives.WriteUInt16BigEndian(room, (ushort)(StunMessage.Binding | (bits & 1) << 4 | (bits & 2) << 7));
        BinaryPrimitives.WriteUInt32BigEndian(room[4..], StunMessage.Cookie);
        transaction.CopyTo(room[8..]);
        length = StunMessage.HeaderBytes;
    }

    public void Add(ushort attribute, scoped ReadOnlySpan<byte> value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(room[length..], attribute);
        BinaryPrimitives.WriteUInt16BigEndian(room[(length + 2)..], (ushort)value.Length);
        value.CopyTo(room[(length + 4)..]);
        int padded = value.Length + 3 & ~3;
        room[(length + 4 + value.Length)..(length + 4 + padded)].Clear();
        length += 4 + padded;
    }

    public void Add(ushort attribute, uint value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        Add(attribute, bytes);
    }

    public void Add(ushort attribute, ulong value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        Add(attribute, bytes);
    }

    /// <summary>XOR-MAPPED-ADDRESS (RFC 8489 §14.2).</summary>
    public void AddMapped(in NetAddress address)
    {
        Span<byte> value = stackalloc byte[20];
        int size = address.WriteBytes(value[4..]);
        value[0] = 0;
        value[1] = (byte)(size == 4 ? 1 : 2);
        BinaryPrimitives.WriteUInt16BigEndian(value[2..], (ushort)(address.Port ^ (StunMessage.Cookie >> 16)));
        for (int i = 0; i < size; i++)
        {
            value[4 + i] ^= room[4 + i];
        }
        Add(StunAttribute.XorMappedAddress, value[..(4 + size)]);
    }

    /// <summary>ERROR-CODE (RFC 8489 §14.8), without a phrase.</summary>
    public void AddError(int code)
    {
        ReadOnlySpan<byte> value = [0, 0, (byte)(code / 100), (byte)(code % 100)];
        Add(StunAttribute.ErrorCode, value);
    }

    /// <summary>Ends it with MESSAGE-INTEGRITY and FINGERPRINT; returns its length.</summary>
    /// <param name="key">The password of whom the message is for, or of whom it answers.</param>
    public int Finish(scoped ReadOnlySpan<byte> key)
    {
        Span<byte> sum = stackalloc byte[StunMessage.IntegrityBytes];
        StunMessage.Integrity(room[..length], key, sum);
        Add(StunAttribute.MessageIntegrity, sum);
        BinaryPrimitives.WriteUInt16BigEndian(room[2..], (ushort)(length + 8 - StunMessage.HeaderBytes));
        Add(StunAttribute.Fingerprint, Crc32.Of(room[..length]) ^ StunMessage.FingerprintMask);
        return length;
    }
}
