using static Tandem.Sip.Usages.Invite.SessionTimerAction;

namespace Tandem.Sip.Usages.Invite;

/// <summary>Who keeps a session alive.</summary>
internal enum SessionTimerState : byte
{
    /// <summary>Nobody: none is agreed.</summary>
    Off,

    /// <summary>We refresh.</summary>
    Ours,

    /// <summary>The peer refreshes.</summary>
    Theirs,
}

internal enum SessionTimerInput : byte
{
    /// <summary>A 2xx makes us the refresher.</summary>
    AgreeOurs,

    /// <summary>A 2xx makes the peer the refresher.</summary>
    AgreeTheirs,

    /// <summary>A 2xx without session timer.</summary>
    AgreeNone,

    /// <summary>Half the interval has passed, or what stood in the way of a refresh or probe is over.</summary>
    RefreshDue,

    /// <summary>A refresh was refused, though not for good.</summary>
    RefreshRefused,

    /// <summary>The interval has passed without a refresh.</summary>
    Expired,

    /// <summary>The session is over.</summary>
    Stop,
}

[Flags]
internal enum SessionTimerAction : byte
{
    None = 0,
    Disarm = 1,

    /// <summary>A refresh at half the interval, the end at its end (RFC 4028 §7.2).</summary>
    ArmOurs = 2,

    /// <summary>BYE a little before the end (RFC 4028 §10).</summary>
    ArmTheirs = 4,
    Refresh = 8,

    /// <summary>Another refresh while there is time.</summary>
    RetrySoon = 16,
    HangUp = 32,
}

internal readonly record struct SessionTimerStep(SessionTimerState State, SessionTimerAction Actions);

/// <summary>The session timer (RFC 4028 §7.2, §9, §10).</summary>
internal static class SessionTimerMachine
{
    public static SessionTimerStep Next(SessionTimerState state, SessionTimerInput input) =>
        (state, input) switch
        {
            (_, SessionTimerInput.AgreeOurs) => new(SessionTimerState.Ours, Disarm | ArmOurs),
            (_, SessionTimerInput.AgreeTheirs) => new(SessionTimerState.Theirs, Disarm | ArmTheirs),
            (_, SessionTimerInput.AgreeNone or SessionTimerInput.Stop) => new(SessionTimerState.Off, Disarm),
            // A probe that had to wait comes this way too, whoever refreshes.
            (_, SessionTimerInput.RefreshDue) => new(state, Refresh),
            (SessionTimerState.Ours, SessionTimerInput.RefreshRefused) => new(SessionTimerState.Ours, RetrySoon),
            (SessionTimerState.Ours or SessionTimerState.Theirs, SessionTimerInput.Expired) => new(SessionTimerState.Off, Disarm | HangUp),
            _ => new(state, None),
        };
}
