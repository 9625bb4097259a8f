namespace Tandem.Engine.Signalling;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Admission;
using Tandem.Engine.Legs;
using Tandem.Engine.Trunks;
using Tandem.Engine.Trunks.Calling;
using Tandem.Engine.Trunks.Running;
using Tandem.Foundation;
using Tandem.Media.Codecs;
using Tandem.Media.Sdp;
using Tandem.Sip;
using Tandem.Sip.Usages.Invite;

/// <summary>
/// Calls numbers through trunks: one way after the other while what fails is the way, and not whoever is called. A way that says nothing at all is left
/// after the trunk's own patience, long before SIP gives up.
/// </summary>
internal sealed class TrunkCalls(
    SipStack sip,
    LegTable legs,
    LegFactory factory,
    LegEndings endings,
    CallGate gate,
    SdpPolicy policy,
    TrunkChanges changes,
    TrunkServices services
)
{
    private const int NoWay = 503;
    private const int NoAnswerInTime = 408;
    private const string NoAnswer = "the trunk does not answer";

    /// <summary>Calls by the first way there is; the leg is over when there is none.</summary>
    public void Start(SipLeg sipLeg, OriginateLeg order)
    {
        List<Trunk> trunks = TrunkOrder.Of(services.Table.Of(sipLeg.Leg.Tenant), services);
        sipLeg.Ways = new TrunkWays(trunks, services.Limits.TrunkWays);
        if (NetAddress.TryParse(order.At, out NetAddress at) && trunks.Find(trunk => trunk.Name == order.Trunk) is { } named)
        {
            sipLeg.Ways.Begin(named, at);
        }
        if (!TryWay(sipLeg, order, order.Trunk))
        {
            endings.Over(sipLeg.Leg, LegEndCause.Congestion, NoWay, sipLeg.Ways.Why);
        }
    }

    /// <summary>Where a 3xx sends a leg, as far as it may be sent there.</summary>
    public IEnumerable<RedirectTarget> RedirectsOf(Ended ended, SipLeg sipLeg)
    {
        OriginateLeg? order = sipLeg.Order;
        string asked =
            order is null ? ""
            : sipLeg.Way.Trunk is not { } trunk ? order.Target
            : NumberWriting.Out(trunk.Row, NumberKind.CalledOut, order.Target, trunk.Tenant.Region);
        return RedirectTargets.Of(ended, sipLeg.Leg, asked, services.Table);
    }

    /// <summary>The call was answered by the trunk's far end.</summary>
    public static void Answered(SipLeg sipLeg) => sipLeg.Leg.TrunkUse?.Answered();

    /// <summary>A way has failed, and nothing else rings for the leg. True when another is tried.</summary>
    public bool TryNext(SipLeg sipLeg, EndCause cause, int code)
    {
        if (sipLeg.Order is not { TargetKind: LegTargetKind.Trunk } order || sipLeg.Leg.TrunkUse is not { } use)
        {
            return false;
        }
        // Where it has rung, nobody has answered: whoever is called was reached.
        bool isOfTrunk = EndCauses.IsOfTheWay(cause, code) && !(code == NoAnswerInTime && sipLeg.Leg.RingingTold);
        use.Failed(code, isOfTrunk);
        use.Release();
        if (!isOfTrunk)
        {
            return false;
        }
        string said = cause == EndCause.Timeout ? NoAnswer : EndCauses.Word(cause, code);
        use.Trunk.Failed($"{sipLeg.Way.Target.Address}: {said}", services.Turn.Now);
        services.Reports.Tell(use.Trunk, sipLeg.Leg.Id, new TrunkFailed(use.Trunk.Name, said, code));
        changes.Suspect(use.Trunk, sipLeg.Way.Target, $"{sipLeg.Way.Target.Address}: {said}");
        return TryWay(sipLeg, order, use.Trunk.Name);
    }

    // Nobody has said anything, not even that he tries.
    private void Silent(SipLeg sipLeg, InviteUsage usage)
    {
        if (sipLeg.Leg.State != LegState.Calling || usage.IsHeard || !sipLeg.Abandon(usage))
        {
            return;
        }
        if (!TryNext(sipLeg, EndCause.Timeout, NoAnswerInTime))
        {
            endings.Over(sipLeg.Leg, LegEndCause.Congestion, NoWay, NoAnswer);
        }
    }

    private bool TryWay(SipLeg sipLeg, OriginateLeg order, string? before)
    {
        Leg leg = sipLeg.Leg;
        if (gate.Ending || leg.Tenant.IsLeaving || sipLeg.Ways is not { } ways || !ways.TryNext(services.Turn.Now.Mono, out TrunkWay way))
        {
            return false;
        }
        Trunk trunk = way.Trunk;
        TrunkUse use = TrunkUse.Leave(trunk, services);
        leg.TrunkUse = use;
        sipLeg.Way = way;
        sipLeg.MediaBySdp = trunk.Row.MediaBySdp;
        if (trunk.Name != before)
        {
            services.Reports.Tell(trunk, leg.Id, new TrunkChosen(trunk.Name));
        }
        leg.Sdp.Policy = trunk.Policy(policy);
        Codec? first = order.Near is { } near ? legs.ById(near)?.Plan?.Codec : null;
        leg.Sdp.Offer(first);
        byte[] offer = factory.Face(leg, way.Target.Address.Address);
        InviteUsage usage = sip.Invite(TrunkInvite.Of(way, order, offer, sipLeg), services.Turn.Now);
        sipLeg.Add(usage);
        sipLeg.Signalled(usage, false, PartyName.Trunk(trunk.Name));
        TimeSpan patience = TimeSpan.FromSeconds(trunk.Row.SilenceSeconds);
        services.Clock.Arm(ref use.Silence, services.Turn.Now.Mono + patience, new Waiter(this, sipLeg, usage), 0, "silence of a trunk");
        return true;
    }

    private sealed class Waiter(TrunkCalls calls, SipLeg leg, InviteUsage usage) : ITrunkTimed
    {
        public void OnTimer(int timer) => calls.Silent(leg, usage);
    }
}
