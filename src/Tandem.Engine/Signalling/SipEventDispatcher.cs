namespace Tandem.Engine.Signalling;

using Tandem.Core.Calls;
using Tandem.Core.Contract.Legs;
using Tandem.Engine.Legs;
using Tandem.Engine.Media;
using Tandem.Engine.Tenants;
using Tandem.Foundation;
using Tandem.Sip.Usages.Invite;

/// <summary>What SIP reports of calls, as the call centre understands it.</summary>
internal sealed class SipEventDispatcher(
    IncomingCalls incoming,
    TrunkCalls trunks,
    SdpAgreement agreement,
    EarlyMedia early,
    LegEndings endings,
    LegMedia media,
    DialogLegs dialogs,
    DialogKeeper keeper,
    Turn turn
)
{
    /// <summary>A key that was heard as a tone, and comes as INFO within it, was pressed once.</summary>
    private static readonly TimeSpan SamePress = TimeSpan.FromMilliseconds(500);

    public void Handle(InviteEvent happened)
    {
        if (happened is InviteReceived arrived)
        {
            incoming.Handle(arrived);
        }
        else if (happened.Usage.Owner is SipLeg sipLeg)
        {
            Handle(sipLeg, happened);
        }
    }

    private void Handle(SipLeg sipLeg, InviteEvent happened)
    {
        Leg leg = sipLeg.Leg;
        switch (happened)
        {
            case Progressed { Code: > 100 } progressed when leg.State == LegState.Calling:
                early.Progressed(sipLeg, progressed);
                break;
            case Answered answered:
                TrunkCalls.Answered(sipLeg);
                agreement.Answered(sipLeg, answered);
                KeepDialog(leg, happened.Usage);
                break;
            case Acked:
                agreement.Confirmed(leg);
                KeepDialog(leg, happened.Usage);
                break;
            case SdpOffered offered:
                agreement.Reoffered(sipLeg, offered);
                break;
            case SdpAnswered agreed:
                agreement.Agreed(leg, agreed.Sdp);
                break;
            case Probed:
                leg.Probing = false;
                break;
            case DigitReceived digit:
                Pressed(leg, digit.Digit);
                break;
            case ReferReceived refer:
                turn.Tell(leg.Tenant, new LegReferred(leg.Id, refer.ReferTo, dialogs.LegOf(refer.Replaces, leg.Tenant)));
                break;
            case Ended ended:
                UsageEnded(sipLeg, ended);
                break;
        }
    }

    private void KeepDialog(Leg leg, InviteUsage usage)
    {
        if (leg.State == LegState.Up)
        {
            keeper.Keep(leg, usage);
        }
    }

    // A key by INFO reaches the other party as telephone-event; by RTP the media worker has forwarded it already.
    private void Pressed(Leg leg, char digit)
    {
        if (leg.Partner is { } partner)
        {
            media.SendDigit(partner, digit);
        }
        // Its tone was in the sound too, and came first: the same press.
        (char tone, Instant at) = leg.LastTone;
        bool isHeard = !leg.HasKeyMessages && tone == digit && turn.Now.Mono - at < SamePress;
        leg.HasKeyMessages = true;
        if (!isHeard)
        {
            turn.Tell(leg.Tenant, new LegDigit(leg.Id, digit));
        }
    }

    private void UsageEnded(SipLeg sipLeg, Ended ended)
    {
        Leg leg = sipLeg.Leg;
        ended.Usage.Owner = null;
        if (sipLeg.Usage == ended.Usage)
        {
            LegEndCause cause = leg.IsAnswered ? EndCauses.OfAnswered(ended.Cause) : EndCauses.OfUnanswered(ended.Cause, ended.Code);
            endings.Over(leg, cause, EndCauses.ToldCode(ended.Cause, ended.Code), ended.Reason);
            return;
        }
        int code = EndCauses.ToldCode(ended.Cause, ended.Code);
        ForkFailure failure = new(EndCauses.OfUnanswered(ended.Cause, ended.Code), code, ended.Reason);
        sipLeg.Redirects.AddRange(trunks.RedirectsOf(ended, sipLeg));
        bool isLast = sipLeg.Failed(ended.Usage, failure) && sipLeg.Forks == 0 && leg.State == LegState.Calling;
        if (isLast && !trunks.TryNext(sipLeg, ended.Cause, ended.Code))
        {
            ForkFailure most = sipLeg.Failure!;
            // What a person has refused at one phone is not rung at where another phone of his sends it.
            IReadOnlyList<RedirectTarget> redirects = most.Cause == LegEndCause.Rejected ? [] : sipLeg.Redirects;
            endings.Over(leg, most.Cause, most.SipCode, most.Reason, redirects);
            return;
        }
        early.Lost(sipLeg, ended.Usage);
    }
}
