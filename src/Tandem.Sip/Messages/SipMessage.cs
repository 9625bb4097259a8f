namespace Tandem.Sip.Messages;

using System.Text;
using Tandem.Sip.Headers;

/// <summary>
/// A received message: one copy of its bytes and an index into it. What is asked for as text is made then.
/// Made by <see cref="SipParser"/>; immutable for whoever gets it.
/// </summary>
public sealed class SipMessage
{
    private const int FirstBytes = 1_024;
    private const int FirstSlots = 20;

    private byte[] bytes = [];
    private HeaderSlot[] slots = [];
    private int count;
    private Range startLeft;
    private Range startRight;
    private Range body;
    private Range fromTagAt;
    private Range toTagAt;
    private string? callId;
    private string? fromTag;
    private string? toTag;

    internal SipMessage() { }

    public bool IsRequest { get; private set; }

    /// <summary>Of a request; for a response see <see cref="CSeqMethod"/>.</summary>
    public SipMethod Method { get; private set; }

    public ReadOnlySpan<byte> MethodText => IsRequest ? bytes.AsSpan(startLeft) : default;

    /// <summary>100–699 of a response, 0 of a request.</summary>
    public int StatusCode { get; private set; }

    public ReadOnlySpan<byte> ReasonPhrase => IsRequest ? default : bytes.AsSpan(startRight);

    public ReadOnlySpan<byte> RequestUriText => IsRequest ? bytes.AsSpan(startRight) : default;

    /// <summary>Of a request. <c>default</c> (scheme None) for a response.</summary>
    public SipUri RequestUri => SipUri.TryParse(RequestUriText, out SipUri uri) ? uri : default;

    public ReadOnlySpan<byte> Body => bytes.AsSpan(body);

    public ReadOnlyMemory<byte> BodyMemory => bytes.AsMemory(body);

    public bool HasBody => !Body.IsEmpty;

    /// <summary>The whole message as received (folded lines unfolded, body cut to Content-Length).</summary>
    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, body.End.Value);

    /// <summary>Empty when there is none.</summary>
    public string CallId => callId ??= Text(HeaderName.CallId);

    public uint CSeq { get; internal set; }

    public SipMethod CSeqMethod { get; internal set; }

    /// <summary>Empty when there is none.</summary>
    public string FromTag => fromTag ??= Encoding.UTF8.GetString(FromTagText);

    public string ToTag => toTag ??= Encoding.UTF8.GetString(ToTagText);

    public ReadOnlySpan<byte> FromTagText => bytes.AsSpan(fromTagAt);

    public ReadOnlySpan<byte> ToTagText => bytes.AsSpan(toTagAt);

    internal Range FromTagAt
    {
        set => fromTagAt = value;
    }

    internal Range ToTagAt
    {
        set => toTagAt = value;
    }

    /// <summary>−1 when the header is missing.</summary>
    public int MaxForwards { get; internal set; } = -1;

    public NameAddr From => NameAddr.TryParse(First(HeaderName.From), out NameAddr value) ? value : default;

    public NameAddr To => NameAddr.TryParse(First(HeaderName.To), out NameAddr value) ? value : default;

    /// <summary>The topmost Via; <c>default</c> when there is none.</summary>
    public ViaHeader Via => TryVia(out ViaHeader via) ? via : default;

    public ReadOnlySpan<byte> ContentType => First(HeaderName.ContentType);

    public int HeaderCount => count;

    /// <summary>Somebody answers it later: it is not read into again.</summary>
    internal bool IsHeld { get; set; }

    /// <summary>It takes no more memory than most.</summary>
    internal bool IsUsual => bytes.Length <= 4 * FirstBytes;

    public bool TryVia(out ViaHeader via)
    {
        via = default;
        ValueEnumerator values = Values(HeaderName.Via).GetEnumerator();
        return values.MoveNext() && ViaHeader.TryParse(values.Current, out via);
    }

    public bool Has(HeaderName name)
    {
        foreach (ref readonly HeaderSlot slot in slots.AsSpan(0, count))
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
        foreach (ref readonly HeaderSlot slot in slots.AsSpan(0, count))
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
        foreach (ref readonly HeaderSlot slot in slots.AsSpan(0, count))
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

    /// <summary>Begins anew: takes a copy of these bytes, which the parser may still change.</summary>
    internal Span<byte> Take(ReadOnlySpan<byte> text)
    {
        if (bytes.Length < text.Length)
        {
            bytes = new byte[Math.Max(FirstBytes, text.Length)];
        }
        text.CopyTo(bytes);
        count = 0;
        (callId, fromTag, toTag) = (null, null, null);
        (fromTagAt, toTagAt, body) = (default, default, default);
        (CSeq, CSeqMethod, MaxForwards) = (0, SipMethod.Unknown, -1);
        return bytes.AsSpan(0, text.Length);
    }

    internal void Add(in HeaderSlot slot)
    {
        if (count == slots.Length)
        {
            Array.Resize(ref slots, Math.Max(FirstSlots, count * 2));
        }
        slots[count++] = slot;
    }

    internal void Begin(in StartLine start)
    {
        IsRequest = start.IsRequest;
        StatusCode = start.StatusCode;
        startLeft = start.Left;
        startRight = start.Right;
        Method = start.IsRequest ? SipMethods.Parse(bytes.AsSpan(start.Left)) : SipMethod.Unknown;
    }

    internal void End(Range of) => body = of;

    /// <summary>Where a value out of this message lies in it.</summary>
    internal Range PlaceOf(ReadOnlySpan<byte> part)
    {
        bool lies = bytes.AsSpan().Overlaps(part, out int at);
        return lies ? new Range(at, at + part.Length) : default;
    }

    internal int NextLine(HeaderName name, int from)
    {
        for (int i = from; i < count; i++)
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
