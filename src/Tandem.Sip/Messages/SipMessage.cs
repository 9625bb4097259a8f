namespace Tandem.Sip.Messages;

using System.Text;
using Tandem.Sip.Headers;

/// <summary>
/// A received message: one copy of its bytes and an index into it. Nothing else is copied but the fields every layer needs.
/// Immutable. Made by <see cref="SipParser"/>.
/// </summary>
public sealed class SipMessage
{
    private readonly byte[] bytes;
    private readonly HeaderSlot[] slots;
    private readonly Range startLeft;
    private readonly Range startRight;
    private readonly Range body;

    internal SipMessage(byte[] bytes, HeaderSlot[] slots, in StartLine start, Range body)
    {
        this.bytes = bytes;
        this.slots = slots;
        this.body = body;
        IsRequest = start.IsRequest;
        StatusCode = start.StatusCode;
        startLeft = start.Left;
        startRight = start.Right;
        Method = start.IsRequest ? SipMethods.Parse(bytes.AsSpan(start.Left)) : SipMethod.Unknown;
    }

    public bool IsRequest { get; }

    /// <summary>Of a request; for a response see <see cref="CSeqMethod"/>.</summary>
    public SipMethod Method { get; }

    public ReadOnlySpan<byte> MethodText => IsRequest ? bytes.AsSpan(startLeft) : default;

    /// <summary>100–699 of a response, 0 of a request.</summary>
    public int StatusCode { get; }

    public ReadOnlySpan<byte> ReasonPhrase => IsRequest ? default : bytes.AsSpan(startRight);

    public ReadOnlySpan<byte> RequestUriText => IsRequest ? bytes.AsSpan(startRight) : default;

    /// <summary>Of a request. <c>default</c> (scheme None) for a response.</summary>
    public SipUri RequestUri => SipUri.TryParse(RequestUriText, out SipUri uri) ? uri : default;

    public ReadOnlySpan<byte> Body => bytes.AsSpan(body);

    public ReadOnlyMemory<byte> BodyMemory => bytes.AsMemory(body);

    public bool HasBody => !Body.IsEmpty;

    /// <summary>The whole message as received (folded lines unfolded, body cut to Content-Length).</summary>
    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, body.End.Value);

    public string CallId { get; internal set; } = "";

    public uint CSeq { get; internal set; }

    public SipMethod CSeqMethod { get; internal set; }

    /// <summary>Empty when there is none.</summary>
    public string FromTag { get; internal set; } = "";

    public string ToTag { get; internal set; } = "";

    /// <summary>−1 when the header is missing.</summary>
    public int MaxForwards { get; internal set; } = -1;

    public NameAddr From => NameAddr.TryParse(First(HeaderName.From), out NameAddr value) ? value : default;

    public NameAddr To => NameAddr.TryParse(First(HeaderName.To), out NameAddr value) ? value : default;

    /// <summary>The topmost Via; <c>default</c> when there is none.</summary>
    public ViaHeader Via => TryVia(out ViaHeader via) ? via : default;

    public ReadOnlySpan<byte> ContentType => First(HeaderName.ContentType);

    public int HeaderCount => slots.Length;

    public bool TryVia(out ViaHeader via)
    {
        via = default;
        ValueEnumerator values = Values(HeaderName.Via).GetEnumerator();
        return values.MoveNext() && ViaHeader.TryParse(values.Current, out via);
    }

    public bool Has(HeaderName name)
    {
        foreach (ref readonly HeaderSlot slot in slots.AsSpan())
        {
            if (slot.Name == name)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The value of the first line of that header, trimmed, lists whole; empty when there is none.</summary>
    public ReadOnlySpan<byte> First(HeaderName name)
    {
        foreach (ref readonly HeaderSlot slot in slots.AsSpan())
        {
            if (slot.Name == name)
            {
                return bytes.AsSpan(slot.ValueStart, slot.ValueLength);
            }
        }
        return default;
    }

    /// <summary>The first line of a header we do not know by number, in any case; empty when there is none.</summary>
    public ReadOnlySpan<byte> First(string name)
    {
        foreach (ref readonly HeaderSlot slot in slots.AsSpan())
        {
            if (Grammar.EqualsIgnoreCase(bytes.AsSpan(slot.NameStart, slot.NameLength), name))
            {
                return bytes.AsSpan(slot.ValueStart, slot.ValueLength);
            }
        }
        return default;
    }

    /// <summary>First value as text; empty when there is none.</summary>
    public string Text(HeaderName name) => Encoding.UTF8.GetString(First(name));

    /// <summary>Every value of a header over all its lines, in order; list headers are split at commas.</summary>
    public HeaderValues Values(HeaderName name) => new(this, name);

    /// <summary>The header line at an index: its name number, name as sent, and value.</summary>
    public HeaderName Line(int index, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        ref readonly HeaderSlot slot = ref slots[index];
        name = bytes.AsSpan(slot.NameStart, slot.NameLength);
        value = bytes.AsSpan(slot.ValueStart, slot.ValueLength);
        return slot.Name;
    }

    /// <summary>True if a list header (Require, Supported, Allow …) holds the token, in any case.</summary>
    public bool Lists(HeaderName name, string token)
    {
        foreach (ReadOnlySpan<byte> value in Values(name))
        {
            if (Grammar.EqualsIgnoreCase(value, token))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A header that is one number; false when missing or not a number up to <paramref name="most"/>.</summary>
    public bool TryNumber(HeaderName name, long most, out long value) => Grammar.TryNumber(First(name), most, out value);

    internal int NextLine(HeaderName name, int from)
    {
        for (int i = from; i < slots.Length; i++)
        {
            if (slots[i].Name == name)
            {
                return i;
            }
        }
        return -1;
    }
}

/// <summary>Where a header's name and value lie in the message's bytes.</summary>
internal readonly record struct HeaderSlot(HeaderName Name, int NameStart, int NameLength, int ValueStart, int ValueLength);

/// <param name="Left">Method, or nothing.</param>
/// <param name="Right">Request-URI, or reason phrase.</param>
internal readonly record struct StartLine(bool IsRequest, int StatusCode, Range Left, Range Right);

/// <summary>The values of one header.</summary>
public readonly ref struct HeaderValues(SipMessage message, HeaderName name)
{
    public ValueEnumerator GetEnumerator() => new(message, name);
}

/// <summary>Walks the values of a header without allocating.</summary>
public ref struct ValueEnumerator(SipMessage message, HeaderName name)
{
    private readonly bool isList = HeaderTable.Row(name).IsList;
    private ReadOnlySpan<byte> rest;
    private int line = -1;

    public ReadOnlySpan<byte> Current { get; private set; }

    public bool MoveNext()
    {
        while (true)
        {
            while (rest.IsEmpty)
            {
                line = message.NextLine(name, line + 1);
                if (line < 0)
                {
                    line = int.MaxValue - 1;
                    return false;
                }
                message.Line(line, out _, out rest);
                if (!isList)
                {
                    Current = rest;
                    rest = default;
                    return true;
                }
            }
            int comma = Grammar.IndexOutside(rest, (byte)',', skipBrackets: true);
            Current = Grammar.Trim(comma < 0 ? rest : rest[..comma]);
            rest = comma < 0 ? default : rest[(comma + 1)..];
            if (!Current.IsEmpty)
            {
                return true;
            }
        }
    }
}
