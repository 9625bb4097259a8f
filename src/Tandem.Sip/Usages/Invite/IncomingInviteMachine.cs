using static Tandem.Sip.Usages.Invite.IncomingInviteAction;

namespace Tandem.Sip.Usages.Invite;

/// <summary>Where an INVITE we received stands.</summary>
internal enum IncomingInviteState : byte
{
    /// <summary>100 is out.</summary>
    Trying,

    /// <summary>A provisional answer above 100 is out.</summary>
    Early,

    /// <summary>The owner has answered; the 2xx waits for the PRACK of a provisional with SDP (RFC 3262 §5).</summary>
    AcceptWaits,

    /// <summary>The 2xx is out, its ACK is due.</summary>
    Accepted,

    /// <summary>The owner has hung up before the ACK: BYE goes out when it is there (RFC 3261 §15).</summary>
    Leaving,

    /// <summary>Refused, or acknowledged: what follows is the dialog's affair.</summary>
    Done,
}

internal enum IncomingInviteInput : byte
{
    /// <summary>The owner answers 101–199.</summary>
    Provide,

    /// <summary>The owner answers 2xx.</summary>
    Accept,

    /// <summary>The owner answers 2xx while a provisional with SDP is not acknowledged.</summary>
    AcceptLater,

    /// <summary>That provisional is acknowledged.</summary>
    Pracked,

    /// <summary>The owner answers 300–699.</summary>
    Refuse,
    HangUp,
    Cancel,
    Bye,
    Ack,

    /// <summary>64·T1 without ACK.</summary>
    NoAck,

    /// <summary>64·T1 without PRACK.</summary>
    NoPrack,

    /// <summary>The caller's stream ended.</summary>
    FlowLost,
}

[Flags]
internal enum IncomingInviteAction : byte
{
    None = 0,
    SendProvisional = 1,
    SendSuccess = 2,
    SendRefusal = 4,

    /// <summary>The 2xx is repeated no more.</summary>
    StopRepeating = 8,
    TellAcked = 16,

    /// <summary>The usage is over for its owner.</summary>
    End = 32,
    SendBye = 64,
}

internal readonly record struct IncomingInviteStep(IncomingInviteState State, IncomingInviteAction Actions);

/// <summary>The called half of an INVITE usage until its ACK (RFC 3261 §13.3, §15.1.2; RFC 3262 §3, §5).</summary>
internal static class IncomingInviteMachine
{
    public static IncomingInviteStep Next(IncomingInviteState state, IncomingInviteInput input) =>
        (state, input) switch
        {
            (IncomingInviteState.Trying or IncomingInviteState.Early, IncomingInviteInput.Provide) => new(
                IncomingInviteState.Early,
                SendProvisional
            ),
            (IncomingInviteState.Trying or IncomingInviteState.Early, IncomingInviteInput.Accept) => new(
                IncomingInviteState.Accepted,
                SendSuccess
            ),
            (IncomingInviteState.Trying or IncomingInviteState.Early, IncomingInviteInput.AcceptLater) => new(
                IncomingInviteState.AcceptWaits,
                None
            ),
            (IncomingInviteState.AcceptWaits, IncomingInviteInput.Pracked) => new(IncomingInviteState.Accepted, SendSuccess),

            (
                IncomingInviteState.Trying
                    or IncomingInviteState.Early
                    or IncomingInviteState.AcceptWaits,
                IncomingInviteInput.Refuse
                    or IncomingInviteInput.HangUp
                    or IncomingInviteInput.Cancel
                    or IncomingInviteInput.Bye
                    or IncomingInviteInput.NoPrack
            ) => new(IncomingInviteState.Done, SendRefusal | End),
            (IncomingInviteState.Trying or IncomingInviteState.Early or IncomingInviteState.AcceptWaits, IncomingInviteInput.FlowLost) =>
                new(IncomingInviteState.Done, End),

            (IncomingInviteState.Accepted, IncomingInviteInput.Ack) => new(IncomingInviteState.Done, StopRepeating | TellAcked),
            (IncomingInviteState.Accepted, IncomingInviteInput.HangUp) => new(IncomingInviteState.Leaving, End),
            (IncomingInviteState.Accepted, IncomingInviteInput.Bye) => new(IncomingInviteState.Done, StopRepeating | End),
            // Nobody acknowledges: the dialog is confirmed all the same, and ended (§13.3.1.4).
            (IncomingInviteState.Accepted, IncomingInviteInput.NoAck) => new(IncomingInviteState.Done, StopRepeating | End | SendBye),

            (IncomingInviteState.Leaving, IncomingInviteInput.Ack or IncomingInviteInput.NoAck) => new(
                IncomingInviteState.Done,
                StopRepeating | SendBye
            ),
            (IncomingInviteState.Leaving, IncomingInviteInput.Bye) => new(IncomingInviteState.Done, StopRepeating),
            _ => new(state, None),
        };
}
