namespace Tandem.Server.Replaying;

using System.Text;

/// <summary>What a line of a story needs of a SIP message.</summary>
/// <param name="FirstLine">Request line or status line, with the CSeq's method beside a status.</param>
internal sealed record SipText(string FirstLine, string CallId)
{
    public bool IsInvite => FirstLine.StartsWith("INVITE ", StringComparison.Ordinal);

    /// <summary>Null when it is no whole head of a SIP message.</summary>
    public static SipText? Of(ReadOnlySpan<byte> bytes)
    {
        string[] lines = Encoding.UTF8.GetString(bytes).Split("\r\n");
        string first = lines[0];
        string callId = Header(lines, "Call-ID:", "i:");
        if (!first.Contains("SIP/2.0", StringComparison.Ordinal) || callId.Length == 0)
        {
            return null;
        }
        string method = first.StartsWith("SIP/2.0", StringComparison.Ordinal) ? $"  [{Header(lines, "CSeq:")}]" : "";
        return new SipText(first.Replace("SIP/2.0 ", "").Replace(" SIP/2.0", "") + method, callId);
    }

    private static string Header(string[] lines, params string[] names)
    {
        foreach (string line in lines)
        {
            foreach (string name in names)
            {
                if (line.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                {
                    return line[name.Length..].Trim();
                }
            }
        }
        return "";
    }
}
