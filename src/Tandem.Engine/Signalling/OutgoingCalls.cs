namespace Tandem.Engine.Signalling;

using Tandem.Core.Calls;
using Tandem.Core.Contract.Legs;
using Tandem.Engine.Admission;
using Tandem.Engine.Legs;
using Tandem.Engine.Tenants;
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
        IReadOnlyList<Binding> bindings = isPhone ? Reachable(tenant, order.Target) : [];
        MediaGuard guard = bindings.Count > 0 && bindings.All(IsBrowser) ? MediaGuard.Browser : MediaGuard.None;
        if (!factory.TryMake(order.Leg, order.Call, tenant, isPhone, guard, out Leg? leg))
        {
            turn.Tell(tenant, new LegEnded(order.Leg, LegEndCause.Congestion, 503, "no RTP ports"));
            return;
        }
        leg.State = LegState.Calling;
        SipLeg sipLeg = new(leg, turn) { Order = order };
        leg.Signalling = sipLeg;
        if (!isPhone)
        {
            trunks.Start(sipLeg, order);
            return;
        }
        Codec? first = order.Near is { } near ? legs.ById(near)?.Plan?.Codec : null;
        leg.Sdp.Offer(first);
        if (guard != MediaGuard.Browser && bindings.Any(IsBrowser) && factory.TryAdd(leg, MediaGuard.Browser))
        {
            leg.Other!.Sdp.Offer(first);
        }
        foreach (Binding binding in bindings)
        {
            if (IsBrowser(binding) == leg.IsBrowser)
            {
                Call(sipLeg, order, factory.Face(leg, binding.Peer.Host), binding, $"sip:{order.Target}@{tenant.Domain}");
            }
            else if (leg.Other is { } other)
            {
                Call(sipLeg, order, factory.Face(other, binding.Peer.Host), binding, $"sip:{order.Target}@{tenant.Domain}");
            }
        }
        if (sipLeg.Forks == 0)
        {
            endings.Over(leg, LegEndCause.NotRegistered, 480, "nobody to call");
        }
    }

    private Binding[] Reachable(Tenant tenant, string extension) =>
        [.. sip.Registrar.Lookup(tenant.Domain, extension).Where(binding => factory.ServesBrowsers || !IsBrowser(binding))];

    private static bool IsBrowser(Binding binding) => binding.Flow.IsWebSocket;

    private void Call(SipLeg leg, OriginateLeg order, byte[] offer, Binding binding, string to)
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
            ToUri = to,
            Sdp = offer,
            Headers = order.AutoAnswer ? AutoAnswer : [],
            Owner = leg,
        };
        InviteUsage fork = sip.Invite(request, turn.Now);
        leg.Add(fork);
        leg.Signalled(fork, false, $"extension:{order.Target}");
    }
}
