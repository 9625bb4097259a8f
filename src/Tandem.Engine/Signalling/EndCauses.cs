namespace Tandem.Engine.Signalling;

using System.Globalization;
using Tandem.Core.Contract.Legs;
using Tandem.Sip.Usages.Invite;

/// <summary>What a SIP ending means to the call centre.</summary>
internal static class EndCauses
{
    /// <summary>Before the answer: what the final status says of the far end.</summary>
    public static LegEndCause OfStatus(int code) =>
        code switch
        {
            486 or 600 => LegEndCause.Busy,
            408 or 480 or 487 => LegEndCause.NoAnswer,
            404 or 410 or 484 or 604 => LegEndCause.NoSuchNumber,
            415 or 488 or 606 => LegEndCause.Incompatible,
            500 or 502 or 503 or 504 => LegEndCause.Congestion,
            _ => LegEndCause.Rejected,
        };

    /// <summary>A usage that never was answered.</summary>
    public static LegEndCause OfUnanswered(EndCause cause, int code) =>
        cause switch
        {
            EndCause.Rejected => OfStatus(code),
            // Whoever is elsewhere does not take this call; what a queue offers never follows him.
            EndCause.Redirected => LegEndCause.Busy,
            EndCause.Challenged => LegEndCause.Congestion,
            EndCause.Timeout => LegEndCause.NoAnswer,
            EndCause.FlowLost => LegEndCause.Congestion,
            EndCause.Cancelled or EndCause.RemoteBye => LegEndCause.RemoteHangUp,
            _ => LegEndCause.Rejected,
        };

    /// <summary>The code that others are told: a challenge of the far end is for us alone, and a caller cannot follow where it sends us.</summary>
    public static int ToldCode(EndCause cause, int code) =>
        cause switch
        {
            EndCause.Challenged => 503,
            EndCause.Redirected => 486,
            _ => code,
        };

    /// <summary>The trunk, not the number, is what failed: another trunk may do better.</summary>
    public static bool IsOfTheWay(EndCause cause, int code) =>
        cause is EndCause.FlowLost or EndCause.Timeout or EndCause.Challenged
        || (cause == EndCause.Rejected && code is 408 or 500 or 502 or 503 or 504);

    /// <summary>For the log: what was wrong with the way.</summary>
    public static string Word(EndCause cause, int code) =>
        cause switch
        {
            EndCause.FlowLost => "unreachable",
            EndCause.Challenged => "credentials not accepted",
            EndCause.Timeout => "no answer",
            _ => code.ToString(CultureInfo.InvariantCulture),
        };

    /// <summary>A usage that was up.</summary>
    public static LegEndCause OfAnswered(EndCause cause) =>
        cause switch
        {
            EndCause.RemoteBye or EndCause.Cancelled => LegEndCause.RemoteHangUp,
            EndCause.LocalBye => LegEndCause.LocalHangUp,
            EndCause.Timeout or EndCause.FlowLost or EndCause.SessionExpired => LegEndCause.PeerLost,
            _ => LegEndCause.InternalError,
        };

    /// <summary>Of several contacts' failures, the one that says most: a refusal by a person before silence of a machine.</summary>
    public static int Weight(LegEndCause cause) =>
        cause switch
        {
            LegEndCause.Rejected => 5,
            LegEndCause.Busy => 4,
            LegEndCause.NoAnswer => 3,
            LegEndCause.Incompatible => 2,
            _ => 1,
        };
}
