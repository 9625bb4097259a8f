namespace Tandem.Core.Legs;

using Tandem.Core.Contract.Legs;

/// <summary>End causes as records have them, and the answer that tells a caller the same.</summary>
internal static class Causes
{
    public static string Word(LegEndCause cause) =>
        cause switch
        {
            LegEndCause.RemoteHangUp => "remote_hang_up",
            LegEndCause.LocalHangUp => "local_hang_up",
            LegEndCause.Busy => "busy",
            LegEndCause.Rejected => "rejected",
            LegEndCause.NoAnswer => "no_answer",
            LegEndCause.NotRegistered => "not_registered",
            LegEndCause.Congestion => "congestion",
            LegEndCause.NoSuchNumber => "no_such_number",
            LegEndCause.Incompatible => "incompatible",
            LegEndCause.PeerLost => "peer_lost",
            LegEndCause.SystemFailure => "system_failure",
            LegEndCause.ServerStops => "server_stops",
            _ => "internal_error",
        };

    /// <summary>
    /// What the calling side hears when the called side failed so: its final code. A challenge is for us alone, and 487 is about an INVITE that nobody
    /// wants any more.
    /// </summary>
    public static int CodeFor(LegEndCause cause, int sipCode) =>
        cause switch
        {
            LegEndCause.LocalHangUp or LegEndCause.RemoteHangUp => 480,
            _ when sipCode is >= 400 and <= 699 and not (401 or 407 or 487) => sipCode,
            LegEndCause.Busy => 486,
            LegEndCause.Rejected => 603,
            LegEndCause.NoSuchNumber => 404,
            LegEndCause.Incompatible => 488,
            LegEndCause.Congestion or LegEndCause.ServerStops => 503,
            _ => 480,
        };

    /// <summary>The same in words, for reason phrases and records.</summary>
    public static string ReasonFor(LegEndCause cause) =>
        cause switch
        {
            LegEndCause.Busy => "busy",
            LegEndCause.Rejected => "rejected",
            LegEndCause.NoAnswer => "not answered",
            LegEndCause.NotRegistered => "no phone registered",
            LegEndCause.NoSuchNumber => "no such number",
            LegEndCause.Incompatible => "no common codec",
            LegEndCause.Congestion => "congestion",
            _ => "other party gone",
        };
}
