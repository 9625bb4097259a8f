namespace Tandem.Sip.Messages;

using Tandem.Sip.Headers;

/// <summary>Why the body of a request cannot be taken.</summary>
internal enum BodyProblem : byte
{
    None,

    /// <summary>A type we do not read, and the sender insists that we do: 415 with Accept.</summary>
    UnknownType,

    /// <summary>Compressed or the like: 415 with Accept-Encoding.</summary>
    Encoded,

    /// <summary>A multipart that is none: 400.</summary>
    Malformed,
}

/// <summary>
/// Finds the session description in a body, by itself or inside multipart (RFC 5621). What we do not know is passed over where the sender says
/// that it may be (<c>handling=optional</c>); without a word it may not (RFC 3261 §20.11).
/// </summary>
internal static class SdpBody
{
    /// <summary>Multiparts inside multiparts that are looked into.</summary>
    private const int MaxDepth = 3;

    /// <summary>Parts of one multipart.</summary>
    private const int MaxParts = 16;

    /// <summary>What we read (the value of Accept).</summary>
    public const string Accepted = "application/sdp, multipart/mixed, multipart/alternative";

    /// <summary>The description, empty when there is none, and what is wrong with the rest.</summary>
    public static BodyProblem Find(SipMessage message, out ReadOnlySpan<byte> sdp)
    {
        sdp = default;
        if (!message.HasBody)
        {
            return BodyProblem.None;
        }
        Content whole = new(
            message.ContentType,
            message.First(HeaderName.ContentEncoding),
            message.First(HeaderName.ContentDisposition),
            message.Body
        );
        return Look(whole, 0, ref sdp);
    }

    /// <summary>How a request with that problem is answered.</summary>
    public static (int Code, ExtraHeader[] Headers) Refusal(BodyProblem problem) =>
        problem switch
        {
            BodyProblem.Encoded => (415, [new ExtraHeader("Accept-Encoding", "identity")]),
            BodyProblem.UnknownType => (415, [new ExtraHeader("Accept", Accepted)]),
            _ => (400, []),
        };

    /// <summary>True when a Content-Type names this type, whatever its parameters.</summary>
    public static bool IsType(ReadOnlySpan<byte> contentType, string type)
    {
        int semicolon = contentType.IndexOf((byte)';');
        return Grammar.EqualsIgnoreCase(Grammar.Trim(semicolon < 0 ? contentType : contentType[..semicolon]), type);
    }

    private readonly ref struct Content(
        ReadOnlySpan<byte> type,
        ReadOnlySpan<byte> encoding,
        ReadOnlySpan<byte> disposition,
        ReadOnlySpan<byte> body
    )
    {
        public ReadOnlySpan<byte> Type { get; } = type;
        public ReadOnlySpan<byte> Body { get; } = body;

        public bool IsEncoded { get; } = !encoding.IsEmpty && !Grammar.EqualsIgnoreCase(encoding, "identity");

        public bool IsOptional { get; } = HandlingOf(disposition);

        private static bool HandlingOf(ReadOnlySpan<byte> disposition)
        {
            int semicolon = disposition.IndexOf((byte)';');
            return semicolon >= 0 && Grammar.EqualsIgnoreCase(new Parameters(disposition[semicolon..])["handling"], "optional");
        }
    }

    private static BodyProblem Look(in Content content, int depth, ref ReadOnlySpan<byte> sdp)
    {
        bool isSdp = IsType(content.Type, "application/sdp");
        bool isAlternative = IsType(content.Type, "multipart/alternative");
        bool isMixed = isAlternative || IsType(content.Type, "multipart/mixed") || IsType(content.Type, "multipart/related");
        BodyProblem problem =
            content.IsEncoded ? BodyProblem.Encoded
            : isSdp || (isMixed && depth < MaxDepth) ? BodyProblem.None
            : BodyProblem.UnknownType;
        if (problem != BodyProblem.None)
        {
            return content.IsOptional ? BodyProblem.None : problem;
        }
        if (isSdp)
        {
            sdp = sdp.IsEmpty ? content.Body : sdp;
            return BodyProblem.None;
        }
        return LookInside(content, isAlternative, depth, ref sdp);
    }

    private static BodyProblem LookInside(in Content content, bool isAlternative, int depth, ref ReadOnlySpan<byte> sdp)
    {
        if (!Multipart.TryOpen(content.Type, content.Body, out Multipart parts))
        {
            return BodyProblem.Malformed;
        }
        BodyProblem worst = BodyProblem.None;
        int count = 0;
        while (parts.MoveNext() && count++ < MaxParts)
        {
            Content part = new(
                parts.Header(HeaderName.ContentType),
                parts.Header(HeaderName.ContentEncoding),
                parts.Header(HeaderName.ContentDisposition),
                parts.Body
            );
            BodyProblem problem = Look(part, depth + 1, ref sdp);
            worst = worst == BodyProblem.None ? problem : worst;
        }
        if (parts.IsBroken || count > MaxParts)
        {
            return BodyProblem.Malformed;
        }
        // Of alternatives one is enough.
        return isAlternative && !sdp.IsEmpty ? BodyProblem.None : worst;
    }
}
