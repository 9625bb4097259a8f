namespace Tandem.Engine.Legs;

using System.Globalization;
using System.Text;
using Tandem.Core.Contract.Legs;
using Tandem.Engine.Admission;
using Tandem.Engine.Tenants;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Sdp;
using Tandem.Sip;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Messages;
using Tandem.Sip.Usages.Invite;

/// <summary>Turns what SIP reports of calls into leg events: one method per event.</summary>
internal sealed class SessionDesk(
    SipStack sip,
    TenantTable tenants,
    LegTable legs,
    LegFactory factory,
    OrderDesk orders,
    MediaDesk media,
    CallGate gate,
    ExchangeLimits limits,
    IdSource ids,
    Turn turn
)
{
    private readonly ExtraHeader[] retryAfter = [new("Retry-After", limits.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture))];

    public void Handle(InviteEvent happened)
    {
        if (happened is InviteReceived arrived)
        {
            Arrived(arrived);
            return;
        }
        InviteUsage session = happened.Usage;
        if (session.Owner is not Leg leg)
        {
            return;
        }
        switch (happened)
        {
            case Progressed { Code: > 100 } when leg.State == LegState.Calling && !leg.RingingTold:
                leg.RingingTold = true;
                turn.Tell(leg.Tenant, new LegRinging(leg.Id));
                break;
            case Answered answered:
                ForkAnswered(leg, session, answered);
                break;
            case Acked acked:
                Confirmed(leg, acked);
                break;
            case SdpOffered offered:
                Reoffered(leg, session, offered);
                break;
            case SdpAnswered { IsRefresh: false, Sdp: { } sdp }:
                Agreed(leg, sdp);
                break;
            case Probed:
                leg.Probing = false;
                break;
            case DigitReceived digit:
                Pressed(leg, digit.Digit);
                break;
            case ReferReceived refer:
                turn.Tell(leg.Tenant, new LegReferred(leg.Id, refer.ReferTo, LegOf(refer.Replaces, leg.Tenant)));
                break;
            case Ended ended:
                SessionEnded(leg, session, ended);
                break;
        }
    }

    private void Arrived(InviteReceived arrived)
    {
        InviteUsage session = arrived.Usage;
        Tenant? tenant = tenants.ByDomain(arrived.Caller.Realm);
        if (tenant is null)
        {
            session.Reject(404, null, null, turn.Now);
            return;
        }
        Refusal refusal = gate.TryEnter(legs.Calls, turn.Now.Mono);
        if (refusal != Refusal.None || !factory.TryMake(ids.NextGuid(turn.Now), ids.NextGuid(turn.Now), tenant, out Leg? leg))
        {
            session.Reject(503, null, retryAfter, turn.Now);
            return;
        }
        leg.State = LegState.Arrived;
        leg.Session = session;
        session.Owner = leg;
        if (arrived.Sdp is { } offer)
        {
            if (!leg.Sdp.TryAnswer(offer, null, out byte[] answer, out LegPlan plan, out _))
            {
                session.Owner = null;
                factory.Unmake(leg);
                session.Reject(488, null, null, turn.Now);
                return;
            }
            leg.PreparedAnswer = answer;
            leg.Plan = plan;
            leg.Held = leg.Sdp.RemoteHeld;
        }
        turn.Tell(tenant, Describe(leg, arrived));
    }

    // The leg whose dialog a Replaces names; of another tenant's it names none.
    private Guid LegOf(ReplacesTarget? replaces, Tenant tenant) =>
        replaces is not null && sip.Find(replaces)?.Owner is Leg leg && leg.Tenant == tenant ? leg.Id : Guid.Empty;

    private CallArrived Describe(Leg leg, InviteReceived arrived)
    {
        bool fromTrunk = arrived.Caller.Extension is null;
        return new CallArrived(
            leg.Id,
            leg.Call,
            fromTrunk ? LegOrigin.Trunk : LegOrigin.Extension,
            arrived.Caller.Extension ?? arrived.Caller.Trunk ?? "",
            Text(arrived.Request.From.Uri.User),
            arrived.Request.From.DisplayName.ToString(),
            Text(arrived.Request.RequestUri.User),
            arrived.Usage.CallId,
            Replaced(leg, arrived)
        );
    }

    // A trunk may not take a place in our calls, and what names no leg must not become an ordinary call.
    private Guid Replaced(Leg leg, InviteReceived arrived)
    {
        if (arrived.Replaces is not { } replaces)
        {
            return Guid.Empty;
        }
        Guid found = arrived.Caller.Extension is null ? Guid.Empty : LegOf(replaces, leg.Tenant);
        return found == Guid.Empty ? leg.Id : found;
    }

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    private void ForkAnswered(Leg leg, InviteUsage session, Answered answered)
    {
        leg.Forks.Remove(session);
        if (leg.State != LegState.Calling)
        {
            session.Owner = null;
            session.Bye(turn.Now);
            return;
        }
        leg.Session = session;
        foreach (InviteUsage other in leg.Forks)
        {
            other.Owner = null;
            other.Cancel(turn.Now, "SIP;cause=200;text=\"Call completed elsewhere\"");
        }
        leg.Forks.Clear();
        if (answered.Sdp is not { } sdp || !leg.Sdp.TryAccept(sdp, out LegPlan plan, out _))
        {
            orders.End(leg, 488, "no usable answer", LegEndCause.Incompatible);
            return;
        }
        leg.State = LegState.Up;
        media.Open(leg, plan);
        turn.Tell(leg.Tenant, new LegAnswered(leg.Id));
    }

    private void Confirmed(Leg leg, Acked acked)
    {
        if (acked.Sdp is { } sdp && leg.Plan is null && !Agreed(leg, sdp))
        {
            return;
        }
        if (leg.State != LegState.Answering)
        {
            return;
        }
        if (leg.Plan is null)
        {
            orders.End(leg, 488, "no answer to our offer", LegEndCause.Incompatible);
            return;
        }
        leg.State = LegState.Up;
        turn.Tell(leg.Tenant, new LegAnswered(leg.Id));
    }

    private bool Agreed(Leg leg, byte[] answer)
    {
        if (leg.Sdp.TryAccept(answer, out LegPlan plan, out _))
        {
            media.Open(leg, plan);
            return true;
        }
        orders.End(leg, 488, "no usable answer", LegEndCause.Incompatible);
        return false;
    }

    private void Reoffered(Leg leg, InviteUsage session, SdpOffered offered)
    {
        if (offered.Sdp is not { } offer)
        {
            session.AnswerSdp(leg.Sdp.Offer(), turn.Now);
            return;
        }
        if (!leg.Sdp.TryAnswer(offer, null, out byte[] answer, out LegPlan plan, out _))
        {
            session.RefuseSdp(488, turn.Now);
            return;
        }
        session.AnswerSdp(answer, turn.Now);
        if (!leg.IsAnswered)
        {
            leg.PreparedAnswer = leg.State == LegState.Arrived ? answer : null;
            leg.Plan = plan;
            return;
        }
        media.Open(leg, plan);
        if (leg.Held != leg.Sdp.RemoteHeld)
        {
            leg.Held = leg.Sdp.RemoteHeld;
            turn.Tell(leg.Tenant, new LegHeld(leg.Id, leg.Held));
        }
    }

    // A key by INFO reaches the other party as telephone-event; by RTP the media worker has forwarded it already.
    private void Pressed(Leg leg, char digit)
    {
        if (leg.Partner is { } partner)
        {
            media.SendDigit(partner, digit);
        }
        turn.Tell(leg.Tenant, new LegDigit(leg.Id, digit));
    }

    private void SessionEnded(Leg leg, InviteUsage session, Ended ended)
    {
        session.Owner = null;
        if (leg.Session == session)
        {
            LegEndCause cause = leg.IsAnswered ? EndCauses.OfAnswered(ended.Cause) : EndCauses.OfUnanswered(ended.Cause, ended.Code);
            orders.Over(leg, cause, ended.Code, ended.Reason);
            return;
        }
        if (!leg.Forks.Remove(session))
        {
            return;
        }
        ForkFailure failure = new(EndCauses.OfUnanswered(ended.Cause, ended.Code), ended.Code, ended.Reason);
        if (leg.Failure is null || EndCauses.Weight(failure.Cause) > EndCauses.Weight(leg.Failure.Cause))
        {
            leg.Failure = failure;
        }
        if (leg.Forks.Count == 0 && leg.State == LegState.Calling)
        {
            orders.Over(leg, leg.Failure.Cause, leg.Failure.SipCode, leg.Failure.Reason);
        }
    }
}
