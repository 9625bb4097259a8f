namespace Tandem.Engine.Signalling;

using Tandem.Core.Calls;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Legs;
using Tandem.Engine.Admission;
using Tandem.Engine.Legs;
using Tandem.Engine.Registrations;
using Tandem.Engine.Tenants;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Sip;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;
using Tandem.Sip.Registration;
using Tandem.Sip.Usages.Invite;

/// <summary>Calls extensions, at every registered contact at once, and numbers through trunks.</summary>
internal sealed class OutgoingCalls(
    SipStack sip,
    LegTable legs,
    LegFactory factory,
    TrunkCalls trunks,
    PageTable pages,
    PageCalls pageCalls,
    LegEndings endings,
    CallGate gate,
    Turn turn
)
{
    // What desk phones know as "answer by yourself": the RFC 5373 header and the two that came before it.
    private static readonly ExtraHeader[] AutoAnswer =
    [
        new("Answer-Mode", "Auto"),
        new("Call-Info", "<sip:auto>;answer-after=0"),
        new("Alert-Info", "info=alert-autoanswer"),
    ];

    public void Originate(Tenant tenant, OriginateLeg order)
    {
        if (gate.Ending || tenant.IsLeaving)
        {
            turn.Tell(tenant, new LegEnded(order.Leg, LegEndCause.Congestion, 503, gate.Ending ? "server stops" : "tenant removed"));
            return;
        }
        bool isPhone = order.TargetKind == LegTargetKind.Extension;
        List<(Binding At, MediaGuard Guard)> phones = isPhone ? Phones(tenant, order.Target) : [];
        IReadOnlyList<Page> rung = isPhone && factory.ServesBrowsers ? pages.Of(tenant, order.Target) : [];
        MediaGuard guard =
            phones.Count > 0 ? phones[0].Guard
            : rung.Count > 0 ? MediaGuard.Browser
            : MediaGuard.None;
        if (!factory.TryMake(order.Leg, order.Call, tenant, isPhone, guard, out Leg? leg))
        {
            turn.Tell(tenant, new LegEnded(order.Leg, LegEndCause.Congestion, 503, "no RTP ports"));
            return;
        }
        leg.State = LegState.Calling;
        SipLeg sipLeg = new(leg, turn) { Order = order, Extension = isPhone ? order.Target : null };
        leg.Signalling = sipLeg;
        if (!isPhone)
        {
            trunks.Start(sipLeg, order);
            return;
        }
        Codec? first = order.Near is { } near ? legs.ById(near)?.Plan?.Codec : null;
        leg.Sdp.Offer(first);
        foreach ((Binding at, MediaGuard kind) in phones)
        {
            if (TryFace(leg, kind, first, at.Peer.Host, out byte[] offer))
            {
                Call(sipLeg, order, offer, at, kind);
            }
        }
        foreach (Page page in rung)
        {
            if (TryFace(leg, MediaGuard.Browser, first, page.Remote, out byte[] offer))
            {
                pageCalls.Ring(sipLeg, page, order, offer);
            }
        }
        if (sipLeg.Forks == 0)
        {
            endings.Over(leg, LegEndCause.NotRegistered, 480, "nobody to call");
        }
    }

    private List<(Binding At, MediaGuard Guard)> Phones(Tenant tenant, string extension)
    {
        List<(Binding At, MediaGuard Guard)> phones = [];
        foreach (Binding binding in sip.Registrar.Lookup(tenant.Domain, extension))
        {
            if (PhoneGuards.OfCalled(tenant, extension, binding.Flow, factory.ServesBrowsers) is { } guard)
            {
                phones.Add((binding, guard));
            }
        }
        return phones;
    }

    // The offer for a phone of that kind; false when there is no place for another kind.
    private bool TryFace(Leg leg, MediaGuard kind, Codec? first, NetAddress at, out byte[] offer)
    {
        offer = [];
        if (kind == leg.Guard)
        {
            offer = factory.Face(leg, at);
            return true;
        }
        if (leg.Others.Find(side => side.Guard == kind) is not { } side)
        {
            if (!factory.TryAdd(leg, kind))
            {
                return false;
            }
            side = leg.Others[^1];
            side.Sdp.Offer(first);
        }
        offer = factory.Face(side, at);
        return true;
    }

    private void Call(SipLeg leg, OriginateLeg order, byte[] offer, Binding binding, MediaGuard guard)
    {
        InviteRequest request = new()
        {
            Target = binding.Contact,
            Flow = binding.Flow,
            Route = binding.Path,
            Peer = binding.Peer,
            FromUser = order.CallerNumber,
            FromDisplay = order.CallerName,
            FromDomain = leg.Leg.Tenant.Domain,
            ToUri = $"sip:{order.Target}@{leg.Leg.Tenant.Domain}",
            Sdp = offer,
            Headers = order.AutoAnswer ? AutoAnswer : [],
            Owner = leg,
        };
        InviteUsage fork = sip.Invite(request, turn.Now);
        leg.Add(fork, guard);
        leg.Signalled(fork, false, PartyName.Extension(order.Target));
    }
}
