namespace Tandem.Server.Replaying;

using System.Globalization;
using System.Text.Json;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Engine.Inputs;
using Tandem.Engine.Outputs;
using Tandem.Engine.Replay;
using Tandem.Sip.Flows;

/// <summary>
/// All that happened to one call, in order: what came in, what the call centre made of it and why, what went out. SIP of its legs is
/// recognised by their Call-IDs, which are those of the turns in which the call has events.
/// </summary>
internal sealed class CallStory(TextWriter to, string wanted)
{
    private readonly HashSet<string> sipCalls = [];
    private long startMicros;

    /// <summary>The call is in here.</summary>
    public bool Found => startMicros != 0;

    public void Add(PlayedTurn turn, EngineOutbox left)
    {
        List<Event> own = [.. left.Events.Where(IsWanted)];
        if (own.Count > 0 && startMicros == 0)
        {
            startMicros = turn.Line.Now.WallMicros;
        }
        SipText? came = turn.Line.Input switch
        {
            Datagram datagram => SipText.Of(datagram.Bytes.Span),
            StreamBytes bytes => SipText.Of(bytes.Bytes.Span),
            _ => null,
        };
        List<(SipOutput Output, SipText Text)> sent = [.. Sent(left)];
        if (own.Exists(each => each.Data is CallStarted) && came is { } first)
        {
            sipCalls.Add(first.CallId);
        }
        if (own.Count > 0)
        {
            sipCalls.UnionWith(sent.Where(each => each.Text.IsInvite).Select(each => each.Text.CallId));
        }
        Print(turn, own, came, sent);
    }

    private void Print(PlayedTurn turn, List<Event> own, SipText? came, List<(SipOutput Output, SipText Text)> sent)
    {
        sent.RemoveAll(each => !sipCalls.Contains(each.Text.CallId));
        bool isOwn = came is { } text && sipCalls.Contains(text.CallId);
        if (own.Count == 0 && !isOwn && sent.Count == 0)
        {
            return;
        }
        string at = ((turn.Line.Now.WallMicros - startMicros) / 1e6).ToString("0.000", CultureInfo.InvariantCulture);
        to.WriteLine($"  +{at, -9} {(isOwn ? $"← {came!.FirstLine}  ({Source(turn.Line.Input)})" : Summary(turn.Line.Input))}");
        foreach (Event happened in own)
        {
            to.WriteLine($"             {EventTable.Of(happened.Data).Name} {JsonSerializer.Serialize(happened.Data, ReplayJson.Options)}");
        }
        foreach ((SipOutput output, SipText message) in sent)
        {
            to.WriteLine($"             → {message.FirstLine}  ({output.Flow.Remote})");
        }
    }

    private bool IsWanted(Event happened) =>
        happened.Call != Guid.Empty
        && (
            happened.Call.ToString().EndsWith(wanted, StringComparison.OrdinalIgnoreCase)
            || happened.Call.ToString("N").EndsWith(wanted, StringComparison.OrdinalIgnoreCase)
        );

    private static IEnumerable<(SipOutput, SipText)> Sent(EngineOutbox left)
    {
        foreach (SipOutput output in left.Sip.Outputs)
        {
            if (output.Kind == SipOutputKind.Send && SipText.Of(output.Bytes.Span) is { } text)
            {
                yield return (output, text);
            }
        }
    }

    private static string Source(EngineInput? input) =>
        input switch
        {
            Datagram datagram => datagram.Flow.Remote.ToString(),
            StreamBytes bytes => bytes.Flow.Remote.ToString(),
            _ => "",
        };

    private static string Summary(EngineInput? input) =>
        input switch
        {
            null => "(start)",
            Datagram or StreamBytes => $"(packet of {Source(input)})",
            MediaHappened media => $"({media.Event.GetType().Name} at port pair {media.Event.Leg.Pair})",
            CommandAsked asked => $"({asked.Request.Command.GetType().Name})",
            _ => $"({input.GetType().Name})",
        };
}
