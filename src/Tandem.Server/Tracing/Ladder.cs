namespace Tandem.Server.Tracing;

using System.Globalization;
using System.Text;
using Tandem.Access.Contract;
using Tandem.Foundation;
using Tandem.Server.Words;

/// <summary>
/// Draws a call's signalling as a ladder: a column for each address, Tandem's between who called and who was called, an arrow for each message
/// with the time since the first.
/// </summary>
internal sealed class Ladder(SipTrace trace, TextWriter to)
{
    private const int TimeWidth = 10;
    private const int Column = 36;
    private const double MicrosPerSecond = 1e6;

    // Null is Tandem.
    private readonly List<NetAddress?> columns = [];

    public void Draw()
    {
        Arrange();
        Heading();
        foreach (SipTraceMessage message in trace.Messages)
        {
            Rung(message);
        }
        to.WriteLine();
        foreach (SipTraceLeg leg in trace.Legs)
        {
            to.WriteLine(QualityLine.Of(leg));
        }
        if (!trace.IsWhole)
        {
            to.WriteLine(Texts.Say("Some messages are missing: they could not be kept.", "部分消息缺失：当时未能保存。"));
        }
    }

    // Who called is on the left, who was called on the right.
    private void Arrange()
    {
        HashSet<string> inbound = [.. trace.Legs.Where(leg => leg.IsInbound).Select(leg => leg.SipCallId)];
        bool isRegistration = trace.Legs.Count == 0;
        List<NetAddress?> right = [];
        foreach (SipTraceMessage message in trace.Messages)
        {
            List<NetAddress?> side = isRegistration || inbound.Contains(message.SipCallId) ? columns : right;
            if (!columns.Contains(message.Remote) && !right.Contains(message.Remote))
            {
                side.Add(message.Remote);
            }
        }
        columns.Add(null);
        columns.AddRange(right);
    }

    private void Heading()
    {
        long first = trace.Messages[0].WallMicros;
        string begin = DateTime
            .UnixEpoch.AddTicks(first * TimeSpan.TicksPerMicrosecond)
            .ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
        to.WriteLine(
            Texts.Say(
                $"SIP messages from {begin} UTC on; times in seconds since then",
                $"SIP 消息，始于 {begin}（UTC）；左列为此后经过的秒数"
            )
        );
        to.WriteLine();
        to.WriteLine(Line("", columns.Select(NameOf)));
        to.WriteLine(Line("", columns.Select(column => column?.ToString() ?? Local())));
    }

    private string NameOf(NetAddress? column)
    {
        if (column is not { } address)
        {
            return "Tandem";
        }
        HashSet<string> dialogs = [.. trace.Messages.Where(message => message.Remote == address).Select(message => message.SipCallId)];
        IEnumerable<string> parties = trace.Legs.Where(leg => dialogs.Contains(leg.SipCallId)).Select(leg => leg.Party).Distinct();
        return LadderLine.Printable(string.Join(' ', parties));
    }

    private string Local() => trace.Messages[0].Local.ToString();

    private static string Line(string time, IEnumerable<string> texts) =>
        (TextWidth.Fit(time, TimeWidth) + string.Concat(texts.Select(text => TextWidth.Fit(text, Column - 1) + " "))).TrimEnd();

    private void Rung(SipTraceMessage message)
    {
        int ours = columns.IndexOf(null);
        int theirs = columns.IndexOf(message.Remote);
        int left = Math.Min(ours, theirs);
        int right = Math.Max(ours, theirs);
        bool toRight = message.IsReceived == theirs < ours;
        StringBuilder line = new();
        string seconds = ((message.WallMicros - trace.Messages[0].WallMicros) / MicrosPerSecond).ToString(
            "0.000",
            CultureInfo.InvariantCulture
        );
        line.Append(seconds.PadLeft(TimeWidth - 2)).Append("  ");
        for (int i = 0; i < left; i++)
        {
            line.Append('|').Append(' ', Column - 1);
        }
        line.Append('|').Append(Arrow(LadderLine.Of(message), (right - left) * Column - 1, toRight)).Append('|');
        for (int i = right + 1; i < columns.Count; i++)
        {
            line.Append(' ', Column - 1).Append('|');
        }
        to.WriteLine(line.ToString());
    }

    private static string Arrow(string text, int width, bool toRight)
    {
        string label = $" {TextWidth.Fit(text, Math.Min(TextWidth.Of(text), width - 4))} ";
        int dashes = width - TextWidth.Of(label) - 1;
        string before = new('-', dashes / 2);
        string after = new('-', dashes - dashes / 2);
        return toRight ? $"{before}{label}{after}>" : $"<{before}{label}{after}";
    }
}
