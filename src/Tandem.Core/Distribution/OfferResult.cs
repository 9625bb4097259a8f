namespace Tandem.Core.Distribution;

using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;

/// <summary>How an offer ended, and what the agent's delay after it is (mod_callcenter's table).</summary>
internal enum OfferResult : byte
{
    Won,
    NoAnswer,
    Busy,
    Rejected,
    NotRegistered,

    /// <summary>The caller is gone, or the agent went on break: nobody's fault.</summary>
    Cancelled,

    /// <summary>Another agent was faster.</summary>
    LostRace,

    /// <summary>Answered, but media did not run.</summary>
    Failed,
}

internal static class OfferResults
{
    private const int NotRegisteredDelaySeconds = 5;

    public static OfferResult Of(LegEndCause cause, OfferState state) =>
        cause switch
        {
            LegEndCause.Busy or LegEndCause.Congestion => OfferResult.Busy,
            LegEndCause.Rejected => OfferResult.Rejected,
            LegEndCause.NotRegistered => OfferResult.NotRegistered,
            LegEndCause.RemoteHangUp => state == OfferState.Joining ? OfferResult.Failed : OfferResult.Rejected,
            LegEndCause.NoAnswer => OfferResult.NoAnswer,
            _ => OfferResult.Failed,
        };

    public static string Word(this OfferResult result) =>
        result switch
        {
            OfferResult.Won => "won",
            OfferResult.NoAnswer => "no_answer",
            OfferResult.Busy => "busy",
            OfferResult.Rejected => "rejected",
            OfferResult.NotRegistered => "not_registered",
            OfferResult.Cancelled => "cancelled",
            OfferResult.LostRace => "lost_race",
            _ => "failed",
        };

    /// <summary>Seconds the agent is left alone.</summary>
    public static int DelayOf(this OfferResult result, AgentRow agent) =>
        result switch
        {
            OfferResult.Busy => agent.BusyDelaySeconds,
            OfferResult.Rejected => agent.RejectDelaySeconds,
            OfferResult.NotRegistered => NotRegisteredDelaySeconds,
            OfferResult.NoAnswer or OfferResult.Failed => agent.NoAnswerDelaySeconds,
            _ => 0,
        };

    /// <summary>Counts towards the limit of calls not answered.</summary>
    public static bool IsNoAnswer(this OfferResult result) => result is OfferResult.NoAnswer or OfferResult.Failed;
}
