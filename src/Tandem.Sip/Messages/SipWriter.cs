namespace Tandem.Sip.Messages;

using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Tandem.Sip.Headers;

/// <summary>
/// Writes one message at a time into a buffer it keeps; the result is good until the next one is begun. A line break or NUL in a value is written as
/// a blank, so no value can make a header of its own.
/// </summary>
public sealed class SipWriter
{
    private const int InitialBytes = 2_048;
    private byte[] buffer = new byte[InitialBytes];
    private int length;

    /// <summary>Starts a request.</summary>
    public SipWriter Request(SipMethod method, ReadOnlySpan<byte> uri)
    {
        length = 0;
        Raw(method.Text());
        Raw(" "u8);
        Safe(uri);
        Raw(" SIP/2.0\r\n"u8);
        return this;
    }

    public SipWriter Request(string method, string uri)
    {
        length = 0;
        Safe(method);
        Raw(" "u8);
        Safe(uri);
        Raw(" SIP/2.0\r\n"u8);
        return this;
    }

    /// <summary>Starts a response; a null reason is the standard phrase.</summary>
    public SipWriter Response(int code, string? reason = null)
    {
        length = 0;
        Raw("SIP/2.0 "u8);
        Number(code);
        Raw(" "u8);
        Safe(reason ?? ReasonPhrases.Of(code));
        Raw("\r\n"u8);
        return this;
    }

    public SipWriter Header(HeaderName name, ReadOnlySpan<byte> value)
    {
        Begin(name);
        Safe(value);
        return End();
    }

    public SipWriter Header(HeaderName name, string value)
    {
        Begin(name);
        Safe(value);
        return End();
    }

    public SipWriter Header(HeaderName name, long value)
    {
        Begin(name);
        Number(value);
        return End();
    }

    /// <summary>A header by any name.</summary>
    public SipWriter Header(string name, string value)
    {
        Safe(name);
        Raw(": "u8);
        Safe(value);
        return End();
    }

    /// <summary>Begins a header whose value is put together with <see cref="Add(ReadOnlySpan{byte})"/>; close with <see cref="End"/>.</summary>
    public SipWriter Begin(HeaderName name)
    {
        Raw(HeaderTable.Row(name).Prefix);
        return this;
    }

    public SipWriter Add(ReadOnlySpan<byte> part)
    {
        Safe(part);
        return this;
    }

    public SipWriter Add(string part)
    {
        Safe(part);
        return this;
    }

    public SipWriter Add(long number)
    {
        Number(number);
        return this;
    }

    /// <summary>Adds text as a quoted string (RFC 3261 §25.1).</summary>
    public SipWriter AddQuoted(string text)
    {
        Safe("\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"");
        return this;
    }

    public SipWriter End()
    {
        Raw("\r\n"u8);
        return this;
    }

    /// <summary>Copies every line of a header.</summary>
    public SipWriter Copy(SipMessage from, HeaderName name)
    {
        for (int i = from.NextLine(name, 0); i >= 0; i = from.NextLine(name, i + 1))
        {
            from.Line(i, out _, out ReadOnlySpan<byte> value);
            Header(name, value);
        }
        return this;
    }

    /// <summary>Ends the message without a body.</summary>
    public ReadOnlySpan<byte> Finish()
    {
        Raw("Content-Length: 0\r\n\r\n"u8);
        return buffer.AsSpan(0, length);
    }

    /// <summary>Ends the message with a body.</summary>
    public ReadOnlySpan<byte> Finish(string contentType, ReadOnlySpan<byte> body)
    {
        Header(HeaderName.ContentType, contentType);
        Begin(HeaderName.ContentLength);
        Number(body.Length);
        Raw("\r\n\r\n"u8);
        Raw(body);
        return buffer.AsSpan(0, length);
    }

    private void Number(long value)
    {
        Ensure(20);
        Utf8Formatter.TryFormat(value, buffer.AsSpan(length), out int written);
        length += written;
    }

    private void Raw(ReadOnlySpan<byte> bytes)
    {
        Ensure(bytes.Length);
        bytes.CopyTo(buffer.AsSpan(length));
        length += bytes.Length;
    }

    private void Raw(string ascii)
    {
        Ensure(ascii.Length);
        length += Encoding.ASCII.GetBytes(ascii, buffer.AsSpan(length));
    }

    private void Safe(ReadOnlySpan<byte> bytes)
    {
        int from = length;
        Raw(bytes);
        Scrub(from);
    }

    private void Safe(string text)
    {
        int from = length;
        Ensure(Encoding.UTF8.GetMaxByteCount(text.Length));
        length += Encoding.UTF8.GetBytes(text, buffer.AsSpan(length));
        Scrub(from);
    }

    private void Scrub(int from)
    {
        Span<byte> written = buffer.AsSpan(from, length - from);
        while (written.IndexOfAny((byte)'\r', (byte)'\n', (byte)0) is int at and >= 0)
        {
            written[at] = (byte)' ';
        }
    }

    private void Ensure(int more)
    {
        if (length + more > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + more));
        }
    }
}
