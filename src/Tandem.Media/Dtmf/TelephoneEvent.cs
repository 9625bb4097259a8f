namespace Tandem.Media.Dtmf;

using System.Buffers.Binary;

/// <summary>The keys of RFC 4733 §3.2 and their 4-byte payload (§2.3).</summary>
public static class TelephoneEvent
{
    public const int Bytes = 4;
    private const string Keys = "0123456789*#ABCD";
    private const byte Volume = 10;

    /// <summary>The key of an event code, or NUL when it is none.</summary>
    public static char KeyOf(byte code) => code < Keys.Length ? Keys[code] : '\0';

    /// <summary>The event code of a key, −1 when it is none.</summary>
    public static int CodeOf(char key) => Keys.IndexOf(char.ToUpperInvariant(key), StringComparison.Ordinal);

    /// <summary>The same key in another clock: its duration is so many times, and one of so many, as long in steps.</summary>
    public static void Retime(ReadOnlySpan<byte> payload, Span<byte> target, int times, int parts)
    {
        payload[..Bytes].CopyTo(target);
        int duration = BinaryPrimitives.ReadUInt16BigEndian(payload[2..]) * times / parts;
        BinaryPrimitives.WriteUInt16BigEndian(target[2..], (ushort)Math.Min(duration, ushort.MaxValue));
    }

    public static void Write(Span<byte> payload, byte code, bool end, ushort duration)
    {
        payload[0] = code;
        payload[1] = (byte)(Volume | (end ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(payload[2..], duration);
    }
}

/// <summary>
/// Makes one key out of the many packets of a press: start, updates, three ends, any of them lost, doubled or out of order. All packets of
/// a press share their timestamp.
/// </summary>
public sealed class TelephoneEventReceiver
{
    private const int SamplesPerMs = 8;
    private bool pending;
    private bool any;
    private uint timestamp;
    private byte code;
    private ushort duration;

    /// <summary>A press that began and whose end has not been seen.</summary>
    public bool IsPending => pending;

    /// <summary>Takes a packet; true when a key is complete. A new press completes one whose end was lost.</summary>
    public bool Take(uint packetTimestamp, ReadOnlySpan<byte> payload, out char key, out int milliseconds)
    {
        key = '\0';
        milliseconds = 0;
        if (payload.Length < TelephoneEvent.Bytes || TelephoneEvent.KeyOf(payload[0]) == '\0')
        {
            return false;
        }
        bool complete = false;
        if (!any || packetTimestamp != timestamp)
        {
            if (any && (int)(packetTimestamp - timestamp) < 0)
            {
                return false;
            }
            complete = pending && Flush(out key, out milliseconds);
            any = true;
            pending = true;
            timestamp = packetTimestamp;
            code = payload[0];
            duration = 0;
        }
        if (!pending)
        {
            return complete;
        }
        duration = Math.Max(duration, BinaryPrimitives.ReadUInt16BigEndian(payload[2..]));
        if ((payload[1] & 0x80) == 0 || complete)
        {
            return complete;
        }
        return Flush(out key, out milliseconds);
    }

    /// <summary>Completes a press whose end never came.</summary>
    public bool Flush(out char key, out int milliseconds)
    {
        key = TelephoneEvent.KeyOf(code);
        milliseconds = duration / SamplesPerMs;
        bool had = pending;
        pending = false;
        return had;
    }
}
