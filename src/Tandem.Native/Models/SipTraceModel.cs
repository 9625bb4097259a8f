namespace Tandem.Native.Models;

using System.Text;
using Tandem.Access.Contract;

/// <summary>The signalling of a call: its legs, and their SIP messages in the order in which they came and went.</summary>
internal sealed record SipTraceModel
{
    public required Guid Call { get; init; }

    /// <summary>False when some messages could not be kept, or there are more than an answer holds.</summary>
    public required bool Whole { get; init; }

    public required IReadOnlyList<SipTraceLegModel> Legs { get; init; }

    public required IReadOnlyList<SipTraceMessageModel> Messages { get; init; }

    public static SipTraceModel Of(Guid call, SipTrace trace)
    {
        Dictionary<string, SipTraceLeg> legs = trace.Legs.ToDictionary(leg => leg.SipCallId);
        return new SipTraceModel
        {
            Call = call,
            Whole = trace.IsWhole,
            Legs = [.. trace.Legs.Select(SipTraceLegModel.Of)],
            Messages = [.. trace.Messages.Select(message => SipTraceMessageModel.Of(message, legs[message.SipCallId]))],
        };
    }
}

/// <summary>A leg, or one of the phones that were rung for it.</summary>
internal sealed record SipTraceLegModel
{
    public required Guid Leg { get; init; }

    /// <summary>The call it was made in; another one when it came from there.</summary>
    public required Guid Call { get; init; }

    /// <summary><c>extension:1001</c> or <c>trunk:NAME</c>.</summary>
    public required string Party { get; init; }

    /// <summary>inbound (it came to us) or outbound.</summary>
    public required string Direction { get; init; }

    public required string SipCallId { get; init; }

    /// <summary>How its media fared; null while nothing has been measured.</summary>
    public required SipTraceQuality? Quality { get; init; }

    public static SipTraceLegModel Of(SipTraceLeg leg) =>
        new()
        {
            Leg = leg.Leg,
            Call = leg.Call,
            Party = leg.Party,
            Direction = leg.IsInbound ? "inbound" : "outbound",
            SipCallId = leg.SipCallId,
            Quality = leg.Quality,
        };
}

/// <summary>A SIP message.</summary>
internal sealed record SipTraceMessageModel
{
    /// <summary>RFC 3339, UTC, to the microsecond.</summary>
    public required string Time { get; init; }

    /// <summary>in (it came to us) or out.</summary>
    public required string Direction { get; init; }

    /// <summary>udp, tcp or tls.</summary>
    public required string Transport { get; init; }

    /// <summary>Our address.</summary>
    public required string Local { get; init; }

    public required string Remote { get; init; }

    public required Guid Leg { get; init; }

    /// <summary>Its first line.</summary>
    public required string FirstLine { get; init; }

    /// <summary>All of it; secrets are masked with x.</summary>
    public required string Text { get; init; }

    public static SipTraceMessageModel Of(SipTraceMessage message, SipTraceLeg leg)
    {
        string text = Encoding.UTF8.GetString(message.Bytes.Span);
        int end = text.IndexOf("\r\n", StringComparison.Ordinal);
        return new SipTraceMessageModel
        {
            Time = Moments.Exact(message.WallMicros),
            Direction = message.IsReceived ? "in" : "out",
            Transport = message.Transport,
            Local = message.Local.ToString(),
            Remote = message.Remote.ToString(),
            Leg = leg.Leg,
            FirstLine = end < 0 ? text : text[..end],
            Text = text,
        };
    }
}
