namespace Tandem.Engine.Signalling;

using Tandem.Core.Calls;
using Tandem.Core.Contract.Legs;
using Tandem.Engine.Admission;
using Tandem.Engine.Inputs;
using Tandem.Engine.Legs;
using Tandem.Engine.Media;
using Tandem.Engine.Outputs;
using Tandem.Engine.Registrations;
using Tandem.Engine.Settings;
using Tandem.Engine.Tenants;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Sdp;

/// <summary>
/// Calls of pages that speak Verto: what they say becomes leg events, as SIP's does. A page that goes leaves its calls alone for a while; the next one of its
/// extension takes them up.
/// </summary>
internal sealed class PageCalls(
    TenantTable tenants,
    PageTable pages,
    PageTalks talks,
    BindingKeeper bindings,
    LegTable legs,
    LegFactory factory,
    CallGate gate,
    SdpAgreement agreement,
    LegHolds holds,
    LegEndings endings,
    LegMedia media,
    ExchangeLimits limits,
    EngineOutbox outbox,
    IdSource ids,
    Turn turn
)
{
    public void Handle(PageSaid said)
    {
        if (said.Word == PageWord.Enter)
        {
            Enter(said);
        }
        else if (pages.Find(said.Page) is { } page)
        {
            Handle(page, said);
        }
    }

    /// <summary>A page rings for a leg that is being called.</summary>
    public void Ring(SipLeg sipLeg, Page page, OriginateLeg order, byte[] offer)
    {
        string call = sipLeg.Leg.Id.ToString();
        PageFork fork = new(sipLeg, page, call, talks, outbox) { Number = order.CallerNumber, Name = order.CallerName };
        if (!talks.TryAdd(page.Number, call, fork))
        {
            return;
        }
        sipLeg.Add(fork);
        Tell(
            new PageOrder(page.Number, PageVerb.Invite, call)
            {
                Sdp = offer,
                Number = order.CallerNumber,
                Name = order.CallerName,
                Called = order.Target,
                AutoAnswer = order.AutoAnswer,
            }
        );
        if (!sipLeg.Leg.RingingTold)
        {
            sipLeg.Leg.RingingTold = true;
            turn.Tell(sipLeg.Leg.Tenant, new LegRinging(sipLeg.Leg.Id));
        }
    }

    public void Tell(PageOrder order) => outbox.Pages.Add(order);

    public void Confirmed(Leg leg) => agreement.Confirmed(leg);

    public void Over(PageLeg leg) => talks.Remove(leg);

    /// <summary>No page has come back for it in time.</summary>
    public void Lost(PageLeg leg)
    {
        talks.Remove(leg);
        endings.Over(leg.Leg, LegEndCause.PeerLost, 408, "page gone");
    }

    private void Enter(PageSaid said)
    {
        if (tenants.ById(said.Tenant) is not { } tenant || pages.Find(said.Page) is not null)
        {
            Reply(said, "no such tenant here");
            return;
        }
        IReadOnlyList<Page> there = pages.Of(tenant, said.Extension);
        // Whoever comes back is often faster than the news that he was gone.
        Page? before = said.Session.Length == 0 ? null : there.FirstOrDefault(page => page.Session == said.Session);
        if (before is null && there.Count >= limits.PagesOfExtension)
        {
            Reply(said, "too many pages of this extension");
            return;
        }
        Page page = new(said.Page, tenant, said.Extension, said.Remote, said.Session);
        pages.Add(page);
        if (before is not null)
        {
            Leave(before);
            Tell(new PageOrder(before.Number, PageVerb.Punt, ""));
        }
        List<PageLeg> own = talks.TakeUp(page);
        Tell(Answering(said, "") with { Calls = [.. own.Select(leg => leg.Call)] });
        bindings.TellReachable(tenant, said.Extension);
        foreach (PageLeg leg in own)
        {
            leg.Leg.Sdp.Offer();
            byte[] offer = factory.Face(leg.Leg, said.Remote);
            Tell(
                new PageOrder(page.Number, PageVerb.Attach, leg.Call)
                {
                    Sdp = offer,
                    Number = leg.Number,
                    Name = leg.Name,
                }
            );
        }
    }

    private void Handle(Page page, PageSaid said)
    {
        object? talk = talks.Find(said.Page, said.Call);
        switch (said.Word)
        {
            case PageWord.Leave:
                Leave(page);
                break;
            case PageWord.Invite when talk is null:
                Invite(page, said);
                break;
            case PageWord.Answer when talk is PageFork fork:
                Answer(fork, said);
                break;
            case PageWord.Answer when talk is PageLeg attached:
                Reply(said, agreement.Agreed(attached.Leg, said.Sdp) ? "" : "the description cannot be used");
                break;
            case PageWord.Bye when talk is PageFork refused:
                talks.Remove(said.Page, said.Call);
                Failed(refused, PageCauses.OfRefusal(said.Cause));
                Reply(said, "");
                break;
            case PageWord.Bye when talk is PageLeg up:
                talks.Remove(up);
                endings.Over(up.Leg, LegEndCause.RemoteHangUp, 0, "");
                Reply(said, "");
                break;
            case PageWord.Hold or PageWord.Unhold or PageWord.ToggleHold when talk is PageLeg { Leg.State: LegState.Up } holder:
                bool isHeld = said.Word == PageWord.Hold || (said.Word == PageWord.ToggleHold && !holder.Leg.Held);
                holds.Hold(holder.Leg, isHeld);
                Tell(Answering(said, "") with { IsHeld = isHeld });
                break;
            case PageWord.Transfer when talk is PageLeg { Leg.State: LegState.Up, Transfer: 0 } giver:
                Transfer(giver, said);
                break;
            case PageWord.Digits when talk is PageLeg presser:
                Press(presser.Leg, said.Number);
                Reply(said, "");
                break;
            default:
                Reply(said, talk is null ? "no such call" : "not now");
                break;
        }
    }

    private void Leave(Page page)
    {
        pages.Remove(page);
        foreach (PageFork fork in talks.Lose(page))
        {
            Failed(fork, new ForkFailure(LegEndCause.NoAnswer, 480, "page gone"));
        }
        bindings.TellReachable(page.Tenant, page.Extension);
    }

    private void Invite(Page page, PageSaid said)
    {
        Tenant tenant = page.Tenant;
        if (talks.Of(page) >= limits.CallsOfPage || said.Call.Length == 0)
        {
            Reply(said, said.Call.Length == 0 ? "no callID" : "too many calls of this page");
            return;
        }
        if (!factory.ServesBrowsers || gate.TryEnter(bindings.Reachable - legs.Phones - 1, turn.Now.Mono) != Refusal.None)
        {
            Refuse(said, "no calls are taken now", 503);
            return;
        }
        if (!factory.TryMake(ids.NextGuid(turn.Now), ids.NextGuid(turn.Now), tenant, true, MediaGuard.Browser, out Leg? leg))
        {
            Refuse(said, "no calls are taken now", 503);
            return;
        }
        leg.State = LegState.Arrived;
        factory.Face(leg, page.Remote);
        if (!leg.Sdp.TryAnswer(said.Sdp, null, out byte[] answer, out LegPlan plan, out SdpError error))
        {
            factory.Unmake(leg);
            Refuse(said, SdpRefusals.Text(error), 488);
            return;
        }
        leg.PreparedAnswer = answer;
        leg.Plan = plan;
        LegHolds.Begin(leg);
        PageLeg signalling = new(leg, page, said.Call, this) { Number = said.Number };
        talks.TryAdd(page.Number, said.Call, signalling);
        leg.Signalling = signalling;
        Reply(said, "");
        turn.Tell(
            tenant,
            new CallArrived(
                leg.Id,
                leg.Call,
                LegOrigin.Extension,
                page.Extension,
                page.Extension,
                said.Name,
                tenant.Extensions.NumberOf(said.Number),
                said.Call
            )
        );
    }

    private void Answer(PageFork fork, PageSaid said)
    {
        SipLeg sipLeg = fork.SipLeg;
        Leg leg = sipLeg.Leg;
        talks.Remove(said.Page, said.Call);
        sipLeg.Drop(fork);
        if (leg.State != LegState.Calling)
        {
            Refuse(said, "it rings there no more", 487);
            return;
        }
        sipLeg.CancelForks("SIP;cause=200;text=\"Call completed elsewhere\"");
        PageLeg signalling = new(leg, fork.Page, said.Call, this) { Number = fork.Number, Name = fork.Name };
        talks.TryAdd(said.Page, said.Call, signalling);
        leg.Signalling = signalling;
        factory.Settle(leg, MediaGuard.Browser);
        factory.Face(leg, fork.Page.Remote);
        bool isGood = agreement.Agreed(leg, said.Sdp);
        Reply(said, isGood ? "" : "the description cannot be used");
        if (isGood)
        {
            leg.State = LegState.Up;
            turn.Tell(leg.Tenant, new LegAnswered(leg.Id));
        }
    }

    private void Failed(PageFork fork, ForkFailure failure)
    {
        SipLeg sipLeg = fork.SipLeg;
        if (sipLeg.Failed(fork, failure) && sipLeg.Forks == 0 && sipLeg.Leg.State == LegState.Calling)
        {
            ForkFailure most = sipLeg.Failure!;
            endings.Over(sipLeg.Leg, most.Cause, most.SipCode, most.Reason, most.Cause == LegEndCause.Rejected ? [] : sipLeg.Redirects);
        }
    }

    private void Transfer(PageLeg giver, PageSaid said)
    {
        Guid other = Guid.Empty;
        if (said.Other.Length > 0)
        {
            if (talks.Find(said.Page, said.Other) is not PageLeg replaced)
            {
                Reply(said, "no such call");
                return;
            }
            other = replaced.Leg.Id;
        }
        giver.Transfer = said.Request;
        turn.Tell(giver.Leg.Tenant, new LegReferred(giver.Leg.Id, said.Number, other));
    }

    private void Press(Leg leg, string keys)
    {
        foreach (char key in keys)
        {
            if (leg.Partner is { } partner)
            {
                media.SendDigit(partner, key);
            }
            turn.Tell(leg.Tenant, new LegDigit(leg.Id, key));
        }
        leg.HasKeyMessages |= keys.Length > 0;
    }

    private void Refuse(PageSaid said, string trouble, int code)
    {
        Reply(said, trouble);
        Tell(new PageOrder(said.Page, PageVerb.Bye, said.Call) { Cause = PageCauses.OfCode(code) });
    }

    private void Reply(PageSaid said, string trouble) => Tell(Answering(said, trouble));

    private static PageOrder Answering(PageSaid said, string trouble) =>
        new(said.Page, PageVerb.Reply, said.Call) { Request = said.Request, Trouble = trouble };
}
