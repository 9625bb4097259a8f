namespace Tandem.Engine.Signalling;

using System.Globalization;
using Tandem.Core.Calls;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Admission;
using Tandem.Engine.Legs;
using Tandem.Engine.Registrations;
using Tandem.Engine.Settings;
using Tandem.Engine.Tenants;
using Tandem.Engine.Trunks;
using Tandem.Engine.Trunks.Calling;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Sdp;
using Tandem.Sip.Messages;
using Tandem.Sip.Usages.Invite;

/// <summary>Lets new calls in, or turns them away, and describes them to their call centre.</summary>
internal sealed class IncomingCalls(
    TenantTable tenants,
    TrunkServices trunks,
    SdpPolicy policy,
    LegTable legs,
    LegFactory factory,
    CallGate gate,
    BindingKeeper bindings,
    DialogLegs dialogs,
    PageReturns returns,
    ExchangeLimits limits,
    IdSource ids,
    Turn turn
)
{
    private readonly ExtraHeader[] retryAfter = [new("Retry-After", limits.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture))];

    public void Handle(InviteReceived arrived)
    {
        InviteUsage usage = arrived.Usage;
        if (tenants.ByDomain(arrived.Caller.Realm) is not { } tenant)
        {
            usage.Reject(404, null, null, turn.Now);
            return;
        }
        Trunk? trunk = arrived.Caller.Trunk is { } name ? trunks.Table.Named(tenant, name) : null;
        if (!TryEnter(trunk, usage, out TrunkUse? use))
        {
            return;
        }
        bool isPhone = arrived.Caller.Extension is not null;
        if (PhoneGuards.OfCaller(tenant, arrived, factory.ServesBrowsers, out MediaGuard guard) is not SdpError.None and var unguarded)
        {
            use?.Release();
            usage.Reject(488, null, SdpRefusals.Headers(unguarded), turn.Now);
            return;
        }
        if (returns.TryTakeUp(arrived, tenant, guard))
        {
            return;
        }
        Refusal refusal = gate.TryEnter(bindings.Reachable - legs.Phones - (isPhone ? 1 : 0), turn.Now.Mono);
        if (
            refusal != Refusal.None
            || !factory.TryMake(ids.NextGuid(turn.Now), ids.NextGuid(turn.Now), tenant, isPhone, guard, out Leg? leg)
        )
        {
            use?.Release();
            usage.Reject(503, null, retryAfter, turn.Now);
            return;
        }
        leg.State = LegState.Arrived;
        leg.TrunkUse = use;
        if (trunk is not null)
        {
            leg.Sdp.Policy = trunk.Policy(policy);
        }
        factory.Face(leg, usage.Peer.Host);
        if (arrived.Sdp is { } offer && !TryPrepare(leg, offer, out SdpError error))
        {
            factory.Unmake(leg);
            use?.Release();
            usage.Reject(488, null, SdpRefusals.Headers(error), turn.Now);
            return;
        }
        SipLeg sipLeg = new(leg, turn) { MediaBySdp = trunk is { Row.MediaBySdp: true }, Extension = arrived.Caller.Extension };
        sipLeg.Take(usage);
        leg.Signalling = sipLeg;
        sipLeg.Signalled(usage, true, isPhone ? PartyName.Extension(arrived.Caller.Extension!) : PartyName.Trunk(arrived.Caller.Trunk!));
        turn.Tell(tenant, Describe(tenant, leg, arrived, trunk?.Row));
    }

    // A trunk at its limit is told so, and the log once until it takes calls again.
    private bool TryEnter(Trunk? trunk, InviteUsage usage, out TrunkUse? use)
    {
        use = null;
        if (trunk is null)
        {
            return true;
        }
        use = TrunkUse.TryEnter(trunk, trunks, out TrunkRefusal refusal);
        if (use is null)
        {
            bool isRate = refusal == TrunkRefusal.TooManyCallsPerSecond;
            usage.Reject(503, isRate ? "Trunk Takes No More Calls A Second" : "Trunk Takes No More Calls", retryAfter, turn.Now);
            if (!trunk.IsLimited)
            {
                trunks.Reports.Tell(trunk, new TrunkLimited(trunk.Name, isRate ? "calls_per_second" : "calls"));
            }
        }
        trunk.IsLimited = use is null;
        return use is not null;
    }

    private static bool TryPrepare(Leg leg, byte[] offer, out SdpError error)
    {
        if (!leg.Sdp.TryAnswer(offer, null, out byte[] answer, out LegPlan plan, out error))
        {
            return false;
        }
        leg.PreparedAnswer = answer;
        leg.Plan = plan;
        LegHolds.Begin(leg);
        return true;
    }

    // Phones name themselves and each other by extension or by account.
    private CallArrived Describe(Tenant tenant, Leg leg, InviteReceived arrived, TrunkRow? trunk)
    {
        bool fromTrunk = arrived.Caller.Extension is null;
        CallerIdentity caller = CallerIdentity.Of(arrived.Request, fromTrunk);
        return new CallArrived(
            leg.Id,
            leg.Call,
            fromTrunk ? LegOrigin.Trunk : LegOrigin.Extension,
            arrived.Caller.Extension ?? arrived.Caller.Trunk ?? "",
            trunk is null ? tenant.Extensions.NumberOf(caller.Number) : NumberWriting.In(trunk, NumberKind.CallerIn, caller.Number),
            caller.Name,
            trunk is null
                ? tenant.Extensions.NumberOf(arrived.Request.RequestUri.NumberText)
                : NumberWriting.In(trunk, NumberKind.CalledIn, CalledNumber.Of(trunk, arrived.Request)),
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
        Guid found = arrived.Caller.Extension is null ? Guid.Empty : dialogs.LegOf(replaces, leg.Tenant);
        return found == Guid.Empty ? leg.Id : found;
    }
}
