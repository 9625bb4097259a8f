namespace Tandem.Sip.Messages;

using Tandem.Sip.Headers;

/// <summary>Reads and checks the fields that every message must have (RFC 3261 §8.1.1).</summary>
internal static class SipValidator
{
    private const long CSeqMax = 0x7FFF_FFFF;
    private const int MaxForwardsMax = 255;

    private static readonly HeaderName[] Single =
    [
        HeaderName.CallId,
        HeaderName.CSeq,
        HeaderName.From,
        HeaderName.To,
        HeaderName.MaxForwards,
    ];

    /// <summary>Fills the message's eager fields; the first thing that is wrong, or <c>default</c>.</summary>
    public static SipParseError Fill(SipMessage message)
    {
        SipParseError error = default;
        foreach (HeaderName name in Single)
        {
            int first = message.NextLine(name, 0);
            if (first >= 0 && message.NextLine(name, first + 1) >= 0)
            {
                Keep(ref error, SipParseReason.DuplicateHeader, $"{HeaderTable.Row(name).Text} twice");
            }
        }
        FillCallId(message, ref error);
        FillCSeq(message, ref error);
        FillParties(message, ref error);
        CheckVias(message, ref error);
        FillMaxForwards(message, ref error);
        CheckContacts(message, ref error);
        CheckNumbers(message, ref error);
        return error;
    }

    /// <summary>Enough is there for an answer to find its way and be understood: Via, From, To, Call-ID, CSeq.</summary>
    public static bool IsAnswerable(SipMessage message) =>
        message.TryVia(out _)
        && message.Has(HeaderName.From)
        && message.Has(HeaderName.To)
        && message.Has(HeaderName.CallId)
        && message.Has(HeaderName.CSeq);

    private static void FillCallId(SipMessage message, ref SipParseError error)
    {
        ReadOnlySpan<byte> value = message.First(HeaderName.CallId);
        if (value.IsEmpty)
        {
            Keep(ref error, message.Has(HeaderName.CallId) ? SipParseReason.BadCallId : SipParseReason.MissingHeader, "Call-ID missing");
            return;
        }
        foreach (byte c in value)
        {
            if (c is <= 32 or 127)
            {
                Keep(ref error, SipParseReason.BadCallId, "Bad Call-ID");
                return;
            }
        }
    }

    private static void FillCSeq(SipMessage message, ref SipParseError error)
    {
        ReadOnlySpan<byte> value = message.First(HeaderName.CSeq);
        if (value.IsEmpty)
        {
            Keep(ref error, SipParseReason.MissingHeader, "CSeq missing");
            return;
        }
        int digits = 0;
        while (digits < value.Length && char.IsAsciiDigit((char)value[digits]))
        {
            digits++;
        }
        ReadOnlySpan<byte> method = Grammar.Trim(value[digits..]);
        if (
            !Grammar.TryNumber(value[..digits], CSeqMax, out long number)
            || digits == value.Length
            || !Grammar.IsBlank(value[digits])
            || !Grammar.IsToken(method)
        )
        {
            Keep(ref error, SipParseReason.BadCSeq, "Bad CSeq");
            return;
        }
        message.CSeq = (uint)number;
        message.CSeqMethod = SipMethods.Parse(method);
        if (message.IsRequest && !method.SequenceEqual(message.MethodText))
        {
            Keep(ref error, SipParseReason.CSeqMismatch, "CSeq method does not match");
        }
    }

    private static void FillParties(SipMessage message, ref SipParseError error)
    {
        ReadOnlySpan<byte> from = message.First(HeaderName.From);
        if (from.IsEmpty)
        {
            Keep(ref error, SipParseReason.MissingHeader, "From missing");
        }
        else if (!NameAddr.TryParse(from, out NameAddr party) || party.IsStar)
        {
            Keep(ref error, SipParseReason.BadFrom, "Bad From");
        }
        else
        {
            message.FromTagAt = message.PlaceOf(party.Tag);
        }
        ReadOnlySpan<byte> to = message.First(HeaderName.To);
        if (to.IsEmpty)
        {
            Keep(ref error, SipParseReason.MissingHeader, "To missing");
        }
        else if (!NameAddr.TryParse(to, out NameAddr party) || party.IsStar)
        {
            Keep(ref error, SipParseReason.BadTo, "Bad To");
        }
        else
        {
            message.ToTagAt = message.PlaceOf(party.Tag);
        }
    }

    private static void CheckVias(SipMessage message, ref SipParseError error)
    {
        int count = 0;
        foreach (ReadOnlySpan<byte> value in message.Values(HeaderName.Via))
        {
            count++;
            if (!ViaHeader.TryParse(value, out _))
            {
                Keep(ref error, SipParseReason.BadVia, "Bad Via");
            }
        }
        if (count == 0)
        {
            Keep(ref error, SipParseReason.MissingHeader, "Via missing");
        }
    }

    private static void FillMaxForwards(SipMessage message, ref SipParseError error)
    {
        ReadOnlySpan<byte> value = message.First(HeaderName.MaxForwards);
        if (value.IsEmpty)
        {
            return;
        }
        if (Grammar.TryNumber(value, MaxForwardsMax, out long hops))
        {
            message.MaxForwards = (int)hops;
        }
        else if (message.IsRequest)
        {
            Keep(ref error, SipParseReason.BadMaxForwards, "Bad Max-Forwards");
        }
    }

    private static void CheckContacts(SipMessage message, ref SipParseError error)
    {
        foreach (ReadOnlySpan<byte> value in message.Values(HeaderName.Contact))
        {
            if (!NameAddr.TryParse(value, out _))
            {
                Keep(ref error, SipParseReason.BadContact, "Bad Contact");
            }
        }
    }

    private static void CheckNumbers(SipMessage message, ref SipParseError error)
    {
        // A bad Expires is read as "the default" (RFC 3261 §20.19); only what cannot be a number at all is refused.
        if (message.IsRequest && message.Has(HeaderName.Expires))
        {
            foreach (byte c in message.First(HeaderName.Expires))
            {
                if (!char.IsAsciiDigit((char)c))
                {
                    Keep(ref error, SipParseReason.BadValue, "Bad Expires");
                    return;
                }
            }
        }
    }

    private static void Keep(ref SipParseError error, SipParseReason reason, string text)
    {
        if (error.Reason == SipParseReason.None)
        {
            error = new SipParseError(reason, 400, text);
        }
    }
}
