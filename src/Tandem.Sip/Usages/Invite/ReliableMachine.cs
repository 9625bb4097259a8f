using static Tandem.Sip.Usages.Invite.ReliableAction;

namespace Tandem.Sip.Usages.Invite;

/// <summary>Where reliable provisional answers of ours stand.</summary>
internal enum ReliableState : byte
{
    /// <summary>All are acknowledged.</summary>
    Idle,

    /// <summary>One is out without its PRACK.</summary>
    Waiting,
}

internal enum ReliableInput : byte
{
    Send,
    Prack,

    /// <summary>A PRACK for something else.</summary>
    StrayPrack,

    /// <summary>It is time to repeat.</summary>
    Repeat,

    /// <summary>64·T1 without PRACK.</summary>
    Expired,

    /// <summary>A final answer is out.</summary>
    Stop,
}

[Flags]
internal enum ReliableAction : byte
{
    None = 0,
    SendNew = 1,

    /// <summary>One at a time: it waits for the PRACK of the one before (RFC 3262 §3).</summary>
    Queue = 2,
    SendAgain = 4,
    TakePrack = 8,
    RefusePrack = 16,
    GiveUp = 32,
    Clear = 64,
}

internal readonly record struct ReliableStep(ReliableState State, ReliableAction Actions);

/// <summary>Our side of reliable provisional answers (RFC 3262 §3).</summary>
internal static class ReliableMachine
{
    public static ReliableStep Next(ReliableState state, ReliableInput input) =>
        (state, input) switch
        {
            (ReliableState.Idle, ReliableInput.Send) => new(ReliableState.Waiting, SendNew),
            (ReliableState.Waiting, ReliableInput.Send) => new(ReliableState.Waiting, Queue),
            (ReliableState.Waiting, ReliableInput.Prack) => new(ReliableState.Idle, TakePrack),
            (_, ReliableInput.Prack or ReliableInput.StrayPrack) => new(state, RefusePrack),
            (ReliableState.Waiting, ReliableInput.Repeat) => new(ReliableState.Waiting, SendAgain),
            (ReliableState.Waiting, ReliableInput.Expired) => new(ReliableState.Idle, GiveUp),
            (_, ReliableInput.Stop) => new(ReliableState.Idle, Clear),
            _ => new(state, None),
        };
}
