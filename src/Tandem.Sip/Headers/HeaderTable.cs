namespace Tandem.Sip.Headers;

using System.Text;

/// <summary>How a header is written and read.</summary>
/// <param name="Name">Number.</param>
/// <param name="Text">Canonical spelling.</param>
/// <param name="Compact">Compact form, or NUL (RFC 3261 §7.3.3 and the registries of later RFCs).</param>
/// <param name="IsList">Several values may share a line, separated by commas (§7.3.1).</param>
public sealed record HeaderRow(HeaderName Name, string Text, char Compact = '\0', bool IsList = false)
{
    /// <summary>The canonical spelling followed by <c>": "</c>, as bytes.</summary>
    public byte[] Prefix { get; } = Encoding.ASCII.GetBytes(Text + ": ");
}

/// <summary>Every header we know by number.</summary>
public static class HeaderTable
{
    private static readonly HeaderRow[] Rows =
    [
        new(HeaderName.Other, ""),
        new(HeaderName.Accept, "Accept", IsList: true),
        new(HeaderName.AlertInfo, "Alert-Info", IsList: true),
        new(HeaderName.Allow, "Allow", IsList: true),
        new(HeaderName.AllowEvents, "Allow-Events", 'u', true),
        new(HeaderName.AnswerMode, "Answer-Mode"),
        new(HeaderName.AuthenticationInfo, "Authentication-Info"),
        new(HeaderName.Authorization, "Authorization"),
        new(HeaderName.CallId, "Call-ID", 'i'),
        new(HeaderName.CallInfo, "Call-Info", IsList: true),
        new(HeaderName.Contact, "Contact", 'm', true),
        new(HeaderName.ContentDisposition, "Content-Disposition"),
        new(HeaderName.ContentEncoding, "Content-Encoding", 'e', true),
        new(HeaderName.ContentLength, "Content-Length", 'l'),
        new(HeaderName.ContentType, "Content-Type", 'c'),
        new(HeaderName.CSeq, "CSeq"),
        new(HeaderName.Date, "Date"),
        new(HeaderName.ErrorInfo, "Error-Info", IsList: true),
        new(HeaderName.Event, "Event", 'o'),
        new(HeaderName.Expires, "Expires"),
        new(HeaderName.From, "From", 'f'),
        new(HeaderName.MaxForwards, "Max-Forwards"),
        new(HeaderName.MimeVersion, "MIME-Version"),
        new(HeaderName.MinExpires, "Min-Expires"),
        new(HeaderName.MinSe, "Min-SE"),
        new(HeaderName.PAssertedIdentity, "P-Asserted-Identity", IsList: true),
        new(HeaderName.Path, "Path", IsList: true),
        new(HeaderName.Privacy, "Privacy"),
        new(HeaderName.ProxyAuthenticate, "Proxy-Authenticate"),
        new(HeaderName.ProxyAuthorization, "Proxy-Authorization"),
        new(HeaderName.ProxyRequire, "Proxy-Require", IsList: true),
        new(HeaderName.RAck, "RAck"),
        new(HeaderName.Reason, "Reason", IsList: true),
        new(HeaderName.RecordRoute, "Record-Route", IsList: true),
        new(HeaderName.ReferredBy, "Referred-By", 'b'),
        new(HeaderName.ReferTo, "Refer-To", 'r'),
        new(HeaderName.Replaces, "Replaces"),
        new(HeaderName.Require, "Require", IsList: true),
        new(HeaderName.RetryAfter, "Retry-After"),
        new(HeaderName.Route, "Route", IsList: true),
        new(HeaderName.RSeq, "RSeq"),
        new(HeaderName.Server, "Server"),
        new(HeaderName.SessionExpires, "Session-Expires", 'x'),
        new(HeaderName.Subject, "Subject", 's'),
        new(HeaderName.SubscriptionState, "Subscription-State"),
        new(HeaderName.Supported, "Supported", 'k', true),
        new(HeaderName.Timestamp, "Timestamp"),
        new(HeaderName.To, "To", 't'),
        new(HeaderName.Unsupported, "Unsupported", IsList: true),
        new(HeaderName.UserAgent, "User-Agent"),
        new(HeaderName.Via, "Via", 'v', true),
        new(HeaderName.Warning, "Warning", IsList: true),
        new(HeaderName.WwwAuthenticate, "WWW-Authenticate"),
    ];

    private static readonly HeaderName[] ByCompact = MakeCompact();
    private static readonly HeaderRow[][] ByLength = MakeByLength();

    public static HeaderRow Row(HeaderName name) => Rows[(int)name];

    /// <summary>All rows but <see cref="HeaderName.Other"/>.</summary>
    public static ReadOnlySpan<HeaderRow> All => Rows.AsSpan(1);

    /// <summary>The header of that name in any case, long or compact; <see cref="HeaderName.Other"/> when unknown.</summary>
    public static HeaderName Find(ReadOnlySpan<byte> name)
    {
        if (name.Length == 1)
        {
            int letter = name[0] | 0x20;
            return letter is >= 'a' and <= 'z' ? ByCompact[letter - 'a'] : HeaderName.Other;
        }
        if (name.Length >= ByLength.Length)
        {
            return HeaderName.Other;
        }
        foreach (HeaderRow row in ByLength[name.Length])
        {
            if (Grammar.EqualsIgnoreCase(name, row.Text))
            {
                return row.Name;
            }
        }
        return HeaderName.Other;
    }

    private static HeaderName[] MakeCompact()
    {
        HeaderName[] table = new HeaderName[26];
        foreach (HeaderRow row in Rows)
        {
            if (row.Compact != '\0')
            {
                table[row.Compact - 'a'] = row.Name;
            }
        }
        return table;
    }

    private static HeaderRow[][] MakeByLength()
    {
        int longest = 0;
        foreach (HeaderRow row in Rows)
        {
            longest = Math.Max(longest, row.Text.Length);
        }
        HeaderRow[][] table = new HeaderRow[longest + 1][];
        for (int length = 0; length <= longest; length++)
        {
            List<HeaderRow> same = [];
            foreach (HeaderRow row in Rows)
            {
                if (row.Text.Length == length && length > 0)
                {
                    same.Add(row);
                }
            }
            table[length] = [.. same];
        }
        return table;
    }
}
