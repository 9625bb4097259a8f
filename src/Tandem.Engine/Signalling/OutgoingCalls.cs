namespace Tandem.Engine.Signalling;

using Tandem.Core.Calls;
using Tandem.Core.Configuration;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Admission;
using Tandem.Engine.Legs;
using Tandem.Engine.Tenants;
using Tandem.Media;
using Tandem.Numbering;
using Tandem.Sip;
using Tandem.Sip.Auth;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;
using Tandem.Sip.Registration;
using Tandem.Sip.Usages.Invite;

/// <summary>Calls extensions, at every registered contact at once, and numbers through trunks.</summary>
internal sealed class OutgoingCalls(SipStack sip, LegTable legs, LegFactory factory, LegEndings endings, CallGate gate, Turn turn)
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
        if (!factory.TryMake(order.Leg, order.Call, tenant, isPhone, out Leg? leg))
        {
            turn.Tell(tenant, new LegEnded(order.Leg, LegEndCause.Congestion, 503, "no RTP ports"));
            return;
        }
        leg.State = LegState.Calling;
        SipLeg sipLeg = new(leg, turn) { Order = order };
        leg.Signalling = sipLeg;
        Codec? first = order.Near is { } near ? legs.ById(near)?.Plan?.Codec : null;
        byte[] offer = leg.Sdp.Offer(first);
        if (isPhone)
        {
            foreach (Binding binding in sip.Registrar.Lookup(tenant.Domain, order.Target))
            {
                Call(sipLeg, order, offer, binding.Contact, binding, $"sip:{order.Target}@{tenant.Domain}");
            }
        }
        else if (tenant.TrunkNamed(order.Trunk ?? "") is { } trunk)
        {
            CallThrough(trunk, sipLeg, order, offer);
        }
        if (sipLeg.Forks == 0)
        {
            LegEndCause cause = isPhone ? LegEndCause.NotRegistered : LegEndCause.NoSuchNumber;
            endings.Over(leg, cause, isPhone ? 480 : 404, "nobody to call");
        }
    }

    /// <summary>The number that the leg asks for, as its far end is told it.</summary>
    public static string NumberOf(SipLeg sipLeg) =>
        sipLeg.Order is not { } order ? ""
        : order.TargetKind == LegTargetKind.Extension ? order.Target
        : NumberForms.National(order.Target, sipLeg.Leg.Tenant.Region);

    /// <summary>The next trunk of the tenant, when the one tried is silent, refuses its service or wants credentials we do not have; false when there is none.</summary>
    public bool TryNextTrunk(SipLeg sipLeg)
    {
        if (sipLeg.Order is not { TargetKind: LegTargetKind.Trunk } order || gate.Ending || sipLeg.Leg.Tenant.IsLeaving)
        {
            return false;
        }
        // In the order of the tenant's list, from the one that was ordered on, each once.
        IReadOnlyList<TrunkRow> trunks = sipLeg.Leg.Tenant.Trunks;
        if (sipLeg.TrunksTried >= trunks.Count)
        {
            return false;
        }
        int first = trunks.TakeWhile(trunk => trunk.Name != order.Trunk).Count();
        CallThrough(trunks[(first + sipLeg.TrunksTried) % trunks.Count], sipLeg, order, sipLeg.Leg.Sdp.Offer());
        return true;
    }

    private void CallThrough(TrunkRow trunk, SipLeg sipLeg, OriginateLeg order, byte[] offer)
    {
        sipLeg.TrunksTried++;
        sipLeg.MediaBySdp = trunk.MediaBySdp;
        string number = NumberOf(sipLeg);
        // A machine that a redirect named is the carrier's of the first trunk; the others have their own.
        bool isNamed = order.At.Length > 0 && sipLeg.TrunksTried == 1;
        string target = $"sip:{WrittenNumber.Escaped(number)}@{(isNamed ? order.At : trunk.Address)}";
        OutboundCredential? credential = trunk.User.Length == 0 ? null : new OutboundCredential(trunk.User, trunk.Password);
        string caller = NumberForms.National(order.CallerNumber, sipLeg.Leg.Tenant.Region);
        Call(sipLeg, order with { CallerNumber = caller }, offer, target, null, target, credential);
    }

    private void Call(
        SipLeg leg,
        OriginateLeg order,
        byte[] offer,
        string target,
        Binding? binding,
        string to,
        OutboundCredential? credential = null
    )
    {
        InviteRequest request = new()
        {
            Target = target,
            Flow = binding?.Flow,
            Route = binding?.Path ?? [],
            Peer = binding?.Peer,
            FromUser = order.CallerNumber,
            FromDisplay = order.CallerName,
            FromDomain = leg.Leg.Tenant.Domain,
            ToUri = to,
            Sdp = offer,
            Headers = order.AutoAnswer ? AutoAnswer : [],
            Owner = leg,
            Credential = credential,
        };
        leg.Add(sip.Invite(request, turn.Now));
    }
}
