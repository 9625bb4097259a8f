namespace Tandem.Server.Tracing;

using System.Text;
using Tandem.Access.Contract;

/// <summary>What a rung of the ladder says of a message.</summary>
internal static class LadderLine
{
    /// <summary>Method or code with phrase, and what else matters: the method a code answers, SDP.</summary>
    public static string Of(SipTraceMessage message)
    {
        string text = Encoding.UTF8.GetString(message.Bytes.Span);
        string[] lines = text.Split("\r\n");
        int body = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        string what = lines[0].StartsWith("SIP/2.0 ", StringComparison.Ordinal)
            ? $"{Printable(lines[0]["SIP/2.0 ".Length..])} ({Method(lines)})"
            : Printable(lines[0].Split(' ')[0]);
        bool hasSdp = body >= 0 && text.IndexOf("v=0", body, StringComparison.Ordinal) >= 0;
        return hasSdp ? what + " SDP" : what;
    }

    /// <summary>What a peer sends must not steer the terminal.</summary>
    public static string Printable(string text) => string.Concat(text.Select(each => char.IsControl(each) ? '?' : each));

    private static string Method(string[] lines)
    {
        string sequence = lines.FirstOrDefault(line => line.StartsWith("CSeq", StringComparison.OrdinalIgnoreCase)) ?? "";
        return Printable(sequence[(sequence.LastIndexOf(' ') + 1)..]);
    }
}
