namespace Tandem.Engine.Signalling;

using System.Globalization;
using Tandem.Core.Calls;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Legs;
using Tandem.Engine.Admission;
using Tandem.Engine.Legs;
using Tandem.Engine.Registrations;
using Tandem.Engine.Settings;
using Tandem.Engine.Tenants;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Sip.Messages;
using Tandem.Sip.Usages.Invite;

/// <summary>Lets new calls in, or turns them away, and describes them to their call centre.</summary>
internal sealed class IncomingCalls(
    TenantTable tenants,
    LegTable legs,
    LegFactory factory,
    CallGate gate,
    BindingKeeper bindings,
    DialogLegs dialogs,
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
        bool isPhone = arrived.Caller.Extension is not null;
        Refusal refusal = gate.TryEnter(bindings.Reachable - legs.Phones - (isPhone ? 1 : 0), turn.Now.Mono);
        if (refusal != Refusal.None || !factory.TryMake(ids.NextGuid(turn.Now), ids.NextGuid(turn.Now), tenant, isPhone, out Leg? leg))
        {
            usage.Reject(503, null, retryAfter, turn.Now);
            return;
        }
        leg.State = LegState.Arrived;
        if (arrived.Sdp is { } offer && !TryPrepare(leg, offer))
        {
            factory.Unmake(leg);
            usage.Reject(488, null, null, turn.Now);
            return;
        }
        SipLeg sipLeg = new(leg, turn) { MediaBySdp = tenant.TrunkNamed(arrived.Caller.Trunk ?? "") is { MediaBySdp: true } };
        sipLeg.Take(usage);
        leg.Signalling = sipLeg;
        turn.Tell(tenant, Describe(leg, arrived));
    }

    private static bool TryPrepare(Leg leg, byte[] offer)
    {
        if (!leg.Sdp.TryAnswer(offer, null, out byte[] answer, out LegPlan plan, out _))
        {
            return false;
        }
        leg.PreparedAnswer = answer;
        leg.Plan = plan;
        leg.Held = leg.Sdp.RemoteHeld;
        return true;
    }

    private CallArrived Describe(Leg leg, InviteReceived arrived)
    {
        bool fromTrunk = arrived.Caller.Extension is null;
        CallerIdentity caller = CallerIdentity.Of(arrived.Request, fromTrunk);
        return new CallArrived(
            leg.Id,
            leg.Call,
            fromTrunk ? LegOrigin.Trunk : LegOrigin.Extension,
            arrived.Caller.Extension ?? arrived.Caller.Trunk ?? "",
            caller.Number,
            caller.Name,
            arrived.Request.RequestUri.NumberText,
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
