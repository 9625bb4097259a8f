namespace Tandem.Server.Watching;

using System.Text;

/// <summary>What the log says of a SIP request that was refused, read from our answer to it.</summary>
/// <param name="Method">What was asked.</param>
/// <param name="Phrase">What we said.</param>
internal readonly record struct RefusalLine(string Method, string Phrase, string CallId)
{
    /// <summary>Challenges are no refusals; that nobody is there, is busy or has rung off is the call's outcome.</summary>
    public static bool IsOne(int code) => code is >= 400 and not (401 or 407 or 480 or 486 or 487 or 491 or 600 or 603);

    public static RefusalLine Of(ReadOnlySpan<byte> response)
    {
        string[] lines = Encoding.UTF8.GetString(response).Split("\r\n");
        string first = lines[0];
        int phrase = first.IndexOf(' ', first.IndexOf(' ') + 1);
        string sequence = Header(lines, "CSeq");
        return new RefusalLine(
            sequence[(sequence.LastIndexOf(' ') + 1)..],
            phrase < 0 ? "" : first[(phrase + 1)..],
            Header(lines, "Call-ID")
        );
    }

    // Our own answers write names in full.
    private static string Header(string[] lines, string name) =>
        lines.FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)) is { } line
            ? line[(name.Length + 1)..].Trim()
            : "";
}
