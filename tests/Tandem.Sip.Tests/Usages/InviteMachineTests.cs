using Tandem.Sip.Dialogs;
using Tandem.Sip.Tests.Transactions;
using Tandem.Sip.Usages.Invite;
using Tandem.Sip.Usages.Refer;

namespace Tandem.Sip.Tests.Usages;

/// <summary>The machines of an INVITE usage, each pair of state and input against a written table.</summary>
public sealed class InviteMachineTests
{
    // Provide, Accept, AcceptLater, Pracked, Refuse, HangUp, Cancel, Bye, Ack, NoAck, NoPrack, FlowLost.
    [Fact]
    public void The_called_half() =>
        MachineTable.Check<IncomingInviteState, IncomingInviteInput, IncomingInviteAction>(
            [
                "Trying: Early[SendProvisional] Accepted[SendSuccess] AcceptWaits[] - Done[SendRefusal,End] Done[SendRefusal,End]"
                    + " Done[SendRefusal,End] Done[SendRefusal,End] - - Done[SendRefusal,End] Done[End]",
                "Early: Early[SendProvisional] Accepted[SendSuccess] AcceptWaits[] - Done[SendRefusal,End] Done[SendRefusal,End]"
                    + " Done[SendRefusal,End] Done[SendRefusal,End] - - Done[SendRefusal,End] Done[End]",
                "AcceptWaits: - - - Accepted[SendSuccess] Done[SendRefusal,End] Done[SendRefusal,End]"
                    + " Done[SendRefusal,End] Done[SendRefusal,End] - - Done[SendRefusal,End] Done[End]",
                "Accepted: - - - - - Leaving[End] - Done[StopRepeating,End] Done[StopRepeating,TellAcked]"
                    + " Done[StopRepeating,End,SendBye] - -",
                "Leaving: - - - - - - - Done[StopRepeating] Done[StopRepeating,SendBye] Done[StopRepeating,SendBye] - -",
                "Done: - - - - - - - - - - - -",
            ],
            (state, input) =>
            {
                IncomingInviteStep step = IncomingInviteMachine.Next(state, input);
                return (step.State, step.Actions);
            }
        );

    // FlowFound, NoFlow, Provisional, Success, SuccessWithOffer, Failure, TryAgain, GiveUp, AnswerGiven, HangUp, Timeout, FlowLost,
    // CancelIgnored.
    [Fact]
    public void The_calling_half() =>
        MachineTable.Check<OutgoingInviteState, OutgoingInviteInput, OutgoingInviteAction>(
            [
                "Searching: Calling[SendInvite] Done[End] - - - - - Done[End] - Done[End] - - -",
                "Calling: - - Proceeding[] Done[SendAck,TellAnswered] AnswerDue[TellAnswered] Done[End] Searching[] CancelDue[End] -"
                    + " CancelDue[End] Done[End] Done[End] -",
                "Proceeding: - - - Done[SendAck,TellAnswered] AnswerDue[TellAnswered] Done[End] Searching[] Cancelling[End,SendCancel] -"
                    + " Cancelling[End,SendCancel] Done[End] Done[End] -",
                "CancelDue: - - Cancelling[SendCancel] Done[SendAck,SendBye] Done[SendAck,SendBye] Done[] Done[] - - - Done[] Done[] -",
                "Cancelling: - - - Done[SendAck,SendBye] Done[SendAck,SendBye] Done[] Done[] - - - Done[] Done[] Done[DropTransaction]",
                "AnswerDue: - - - - - - - - Done[SendAck] Done[SendAck,End,SendBye] - - -",
                "Done: - - - Done[SendAck,SendBye] Done[SendAck,SendBye] - - - - - - - -",
            ],
            (state, input) =>
            {
                OutgoingInviteStep step = OutgoingInviteMachine.Next(state, input);
                return (step.State, step.Actions);
            }
        );

    // SendOffer, ReceiveOffer, SendAnswer, ReceiveAnswer, OursRefused, TheirsRefused.
    [Fact]
    public void Offer_and_answer() =>
        MachineTable.Check<SdpState, SdpInput, SdpVerdict>(
            [
                "None: OurFirst[Taken] TheirFirst[Taken] None[Ignored] None[Ignored] None[Ignored] None[Ignored]",
                "OurFirst: OurFirst[Wait] OurFirst[Glare] OurFirst[Ignored] Agreed[Taken] None[Taken] OurFirst[Ignored]",
                "TheirFirst: TheirFirst[Wait] TheirFirst[Later] Agreed[Taken] TheirFirst[Ignored] TheirFirst[Ignored] None[Taken]",
                "Agreed: OurChange[Taken] TheirChange[Taken] Agreed[Ignored] Agreed[Ignored] Agreed[Ignored] Agreed[Ignored]",
                "OurChange: OurChange[Wait] OurChange[Glare] OurChange[Ignored] Agreed[Taken] Agreed[Taken] OurChange[Ignored]",
                "TheirChange: TheirChange[Wait] TheirChange[Later] Agreed[Taken] TheirChange[Ignored] TheirChange[Ignored] Agreed[Taken]",
            ],
            (state, input) =>
            {
                SdpStep step = SdpNegotiation.Next(state, input);
                return (step.State, step.Verdict);
            }
        );

    // Send, Prack, StrayPrack, Repeat, Expired, Stop.
    [Fact]
    public void Reliable_provisional_answers() =>
        MachineTable.Check<ReliableState, ReliableInput, ReliableAction>(
            [
                "Idle: Waiting[SendNew] Idle[RefusePrack] Idle[RefusePrack] - - Idle[Clear]",
                "Waiting: Waiting[Queue] Idle[TakePrack] Waiting[RefusePrack] Waiting[SendAgain] Idle[GiveUp] Idle[Clear]",
            ],
            (state, input) =>
            {
                ReliableStep step = ReliableMachine.Next(state, input);
                return (step.State, step.Actions);
            }
        );

    // AgreeOurs, AgreeTheirs, AgreeNone, RefreshDue, RefreshRefused, Expired, Stop.
    [Fact]
    public void The_session_timer() =>
        MachineTable.Check<SessionTimerState, SessionTimerInput, SessionTimerAction>(
            [
                "Off: Ours[Disarm,ArmOurs] Theirs[Disarm,ArmTheirs] Off[Disarm] Off[Refresh] - - Off[Disarm]",
                "Ours: Ours[Disarm,ArmOurs] Theirs[Disarm,ArmTheirs] Off[Disarm] Ours[Refresh] Ours[RetrySoon] Off[Disarm,HangUp] Off[Disarm]",
                "Theirs: Ours[Disarm,ArmOurs] Theirs[Disarm,ArmTheirs] Off[Disarm] Theirs[Refresh] - Off[Disarm,HangUp] Off[Disarm]",
            ],
            (state, input) =>
            {
                SessionTimerStep step = SessionTimerMachine.Next(state, input);
                return (step.State, step.Actions);
            }
        );

    // Refer, Progress, Success, Failure, Stop.
    [Fact]
    public void A_referral() =>
        MachineTable.Check<ReferState, ReferInput, ReferAction>(
            [
                "None: Asked[TellOwner] - - - -",
                "Asked: Asked[RefuseBusy] Subscribed[Accept,Notify] None[Accept,NotifyTrying,NotifyLast] None[Refuse] None[Refuse]",
                "Subscribed: Subscribed[RefuseBusy] Subscribed[Notify] None[NotifyLast] None[NotifyLast] None[]",
            ],
            (state, input) =>
            {
                ReferStep step = ReferMachine.Next(state, input);
                return (step.State, step.Actions);
            }
        );
}
