using static Tandem.Sip.Usages.Invite.OutgoingInviteAction;

namespace Tandem.Sip.Usages.Invite;

/// <summary>Where an INVITE we send stands.</summary>
internal enum OutgoingInviteState : byte
{
    /// <summary>A flow to the peer is looked for.</summary>
    Searching,

    /// <summary>The INVITE is out, nothing has come back.</summary>
    Calling,

    /// <summary>A provisional answer is there.</summary>
    Proceeding,

    /// <summary>Given up before anything came back: CANCEL may not go out yet (RFC 3261 §9.1).</summary>
    CancelDue,

    /// <summary>CANCEL is out, the final answer is due.</summary>
    Cancelling,

    /// <summary>The 2xx brought an offer; our answer goes out in the ACK.</summary>
    AnswerDue,

    /// <summary>Refused, or acknowledged: what follows is the dialog's affair.</summary>
    Done,
}

internal enum OutgoingInviteInput : byte
{
    FlowFound,

    /// <summary>The name is unknown, nobody answers the connect, or a limit of ours is reached.</summary>
    NoFlow,
    Provisional,

    /// <summary>A 2xx with the answer to our offer.</summary>
    Success,

    /// <summary>A 2xx with an offer.</summary>
    SuccessWithOffer,

    /// <summary>300–699.</summary>
    Failure,

    /// <summary>A 401, 407 or 422 that another INVITE may satisfy.</summary>
    TryAgain,

    /// <summary>The owner gives up, or nobody has answered in time.</summary>
    GiveUp,

    /// <summary>The owner answers the 2xx's offer.</summary>
    AnswerGiven,
    HangUp,

    /// <summary>64·T1 without any answer.</summary>
    Timeout,
    FlowLost,

    /// <summary>64·T1 after CANCEL without a final answer.</summary>
    CancelIgnored,
}

[Flags]
internal enum OutgoingInviteAction : byte
{
    None = 0,
    SendInvite = 1,
    SendCancel = 2,
    SendAck = 4,
    SendBye = 8,
    TellAnswered = 16,

    /// <summary>The usage is over for its owner.</summary>
    End = 32,

    /// <summary>The transaction is waited for no longer.</summary>
    DropTransaction = 64,
}

internal readonly record struct OutgoingInviteStep(OutgoingInviteState State, OutgoingInviteAction Actions);

/// <summary>The calling half of an INVITE usage until its ACK, CANCEL and its races included (RFC 3261 §9.1, §13.2, §15).</summary>
internal static class OutgoingInviteMachine
{
    public static OutgoingInviteStep Next(OutgoingInviteState state, OutgoingInviteInput input) =>
        (state, input) switch
        {
            (OutgoingInviteState.Searching, OutgoingInviteInput.FlowFound) => new(OutgoingInviteState.Calling, SendInvite),
            (OutgoingInviteState.Searching, OutgoingInviteInput.NoFlow or OutgoingInviteInput.GiveUp or OutgoingInviteInput.HangUp) => new(
                OutgoingInviteState.Done,
                End
            ),

            (OutgoingInviteState.Calling, OutgoingInviteInput.Provisional) => new(OutgoingInviteState.Proceeding, None),
            (OutgoingInviteState.Calling or OutgoingInviteState.Proceeding, OutgoingInviteInput.Success) => new(
                OutgoingInviteState.Done,
                SendAck | TellAnswered
            ),
            (OutgoingInviteState.Calling or OutgoingInviteState.Proceeding, OutgoingInviteInput.SuccessWithOffer) => new(
                OutgoingInviteState.AnswerDue,
                TellAnswered
            ),
            (OutgoingInviteState.Calling or OutgoingInviteState.Proceeding, OutgoingInviteInput.TryAgain) => new(
                OutgoingInviteState.Searching,
                None
            ),
            (
                OutgoingInviteState.Calling
                    or OutgoingInviteState.Proceeding,
                OutgoingInviteInput.Failure
                    or OutgoingInviteInput.Timeout
                    or OutgoingInviteInput.FlowLost
            ) => new(OutgoingInviteState.Done, End),
            (OutgoingInviteState.Calling, OutgoingInviteInput.GiveUp or OutgoingInviteInput.HangUp) => new(
                OutgoingInviteState.CancelDue,
                End
            ),
            (OutgoingInviteState.Proceeding, OutgoingInviteInput.GiveUp or OutgoingInviteInput.HangUp) => new(
                OutgoingInviteState.Cancelling,
                End | SendCancel
            ),

            (OutgoingInviteState.CancelDue, OutgoingInviteInput.Provisional) => new(OutgoingInviteState.Cancelling, SendCancel),
            // The answer crossed our CANCEL: it is taken and ended (§13.2.2.4, §9.1).
            (
                OutgoingInviteState.CancelDue
                    or OutgoingInviteState.Cancelling,
                OutgoingInviteInput.Success
                    or OutgoingInviteInput.SuccessWithOffer
            ) => new(OutgoingInviteState.Done, SendAck | SendBye),
            (
                OutgoingInviteState.CancelDue
                    or OutgoingInviteState.Cancelling,
                OutgoingInviteInput.Failure
                    or OutgoingInviteInput.TryAgain
                    or OutgoingInviteInput.Timeout
                    or OutgoingInviteInput.FlowLost
            ) => new(OutgoingInviteState.Done, None),
            (OutgoingInviteState.Cancelling, OutgoingInviteInput.CancelIgnored) => new(OutgoingInviteState.Done, DropTransaction),

            // Another fork answered as well, or the owner has left meanwhile (§13.2.2.4).
            (OutgoingInviteState.Done, OutgoingInviteInput.Success or OutgoingInviteInput.SuccessWithOffer) => new(
                OutgoingInviteState.Done,
                SendAck | SendBye
            ),
            (OutgoingInviteState.AnswerDue, OutgoingInviteInput.AnswerGiven) => new(OutgoingInviteState.Done, SendAck),
            (OutgoingInviteState.AnswerDue, OutgoingInviteInput.HangUp) => new(OutgoingInviteState.Done, SendAck | End | SendBye),
            _ => new(state, None),
        };
}
