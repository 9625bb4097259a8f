namespace Tandem.Native.Models;

using Tandem.Core.Contract.Rows;

/// <summary>A call of before with the same number outside, as whoever talks with it now may know.</summary>
internal sealed record EarlierCall
{
    public required Guid Call { get; init; }

    public required string Start { get; init; }

    /// <summary>in or out, as we see it.</summary>
    public required string Direction { get; init; }

    public required string Queue { get; init; }

    /// <summary>The login of the agent who talked last; empty for none.</summary>
    public required string Agent { get; init; }

    public required long TalkMillis { get; init; }

    /// <summary>What was written down of it, newest first.</summary>
    public required IReadOnlyList<NoteModel> Notes { get; init; }

    /// <param name="legs">Those of one call, newest first.</param>
    public static EarlierCall Of(IReadOnlyList<LegRecord> legs, IEnumerable<CallNote> notes)
    {
        LegRecord first = legs[^1];
        LegRecord? agent = legs.FirstOrDefault(leg => leg.AgentLogin.Length > 0 && leg.BridgeMicros > 0);
        return new EarlierCall
        {
            Call = first.Call,
            Start = Moments.Text(first.StartMicros),
            Direction = first.Direction,
            Queue = legs.FirstOrDefault(leg => leg.Queue.Length > 0)?.Queue ?? "",
            Agent = agent?.AgentLogin ?? "",
            TalkMillis = agent?.TalkMillis ?? first.TalkMillis,
            Notes = [.. notes.Select(NoteModel.Of)],
        };
    }
}

/// <summary>Calls of before, newest first.</summary>
internal sealed record EarlierCalls(IReadOnlyList<EarlierCall> Calls);
