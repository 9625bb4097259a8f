namespace Tandem.Sip.Messages;

/// <summary>How much of a message we take.</summary>
public sealed record SipParseLimits
{
    public static readonly SipParseLimits Default = new();

    /// <summary>Bytes of a whole message.</summary>
    public int Message { get; init; } = 65_535;

    /// <summary>Bytes of the start line.</summary>
    public int StartLine { get; init; } = 4_096;

    /// <summary>Bytes of one header, folding included.</summary>
    public int Header { get; init; } = 8_192;

    /// <summary>Headers of a message.</summary>
    public int Headers { get; init; } = 256;
}

/// <summary>Why a message is not one, or not one we act on.</summary>
public enum SipParseReason : byte
{
    None,

    /// <summary>Nothing but line breaks: a keep-alive (RFC 5626 §4.4.1).</summary>
    KeepAlive,
    TooLarge,
    BadStartLine,

    /// <summary>Not SIP/2.0 (505).</summary>
    BadVersion,
    BadRequestUri,

    /// <summary>A Request-URI whose scheme we do not know (416).</summary>
    UnknownScheme,
    BadStatusCode,
    BadHeader,
    TooManyHeaders,
    MissingHeader,
    DuplicateHeader,
    BadCSeq,

    /// <summary>The CSeq method is not the request's.</summary>
    CSeqMismatch,
    BadVia,
    BadFrom,
    BadTo,
    BadCallId,
    BadMaxForwards,
    BadContentLength,

    /// <summary>The body is shorter than Content-Length says.</summary>
    Truncated,
    BadContact,
    BadValue,
}

/// <param name="Reason">What is wrong.</param>
/// <param name="Answer">The status to answer a request with when it can be answered, else 0 (drop).</param>
/// <param name="Text">For the reason phrase and the log.</param>
public readonly record struct SipParseError(SipParseReason Reason, int Answer, string Text);
