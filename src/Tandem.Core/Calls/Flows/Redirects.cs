namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;
using Tandem.Core.Legs;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>
/// Where a call goes on when whoever is rung sends it elsewhere (3xx, RFC 3261 §8.1.3.4): the places it names, one after the other. A phone's forward
/// leads where its own user may dial; what a trunk names counts as a number that the dialler might have dialled himself. A flow that follows
/// redirects asks here when a leg has ended; a queue's offers never do.
/// </summary>
internal sealed class Redirects(FlowServices services)
{
    /// <summary>From here on a refusal is of the person, wherever he is rung (RFC 3261 §21.6).</summary>
    private const int Everywhere = 600;

    /// <summary>Rings the next place; null when there is none.</summary>
    /// <param name="gone">The leg that was not answered.</param>
    /// <param name="near">Whom the new one will be joined with.</param>
    /// <param name="dialler">Whose rights count for where a trunk sends the call; null where the tenant itself sent it out.</param>
    /// <param name="cause">Why it ended.</param>
    /// <param name="sipCode">The final code.</param>
    public CallLeg? Follow(CallLeg gone, CallLeg near, Line? dialler, LegEndCause cause, int sipCode)
    {
        bool isOver = cause is LegEndCause.LocalHangUp or LegEndCause.RemoteHangUp || sipCode >= Everywhere;
        if (isOver || !near.IsLive || near.IsEnding || gone is { Trail: null, Redirects.Count: 0 })
        {
            return null;
        }
        RedirectTrail trail = gone.Trail ?? Begin(gone);
        int hops = gone.Step.Hops + 1;
        if (hops <= services.Centre.Limits.RedirectHops)
        {
            trail.Add(gone.Redirects, gone.Line ?? gone.Step.By ?? dialler, hops);
        }
        while (trail.Tried < services.Centre.Limits.RedirectTries && trail.TryTake(out RedirectTrail.Step step))
        {
            if (Ring(gone, near, trail, step) is { } next)
            {
                return next;
            }
        }
        return null;
    }

    private RedirectTrail Begin(CallLeg gone)
    {
        string number = gone.Line?.Number ?? gone.Number;
        RedirectTrail trail = new(gone.Line != null ? CallAuthority.Inside : NumberReach.Of(number, services.TenantNumbers.Region));
        trail.Enter(PlaceOf(number, ""));
        return trail;
    }

    private static string PlaceOf(string number, string at) => $"{number}@{at}";

    private CallLeg? Ring(CallLeg gone, CallLeg near, RedirectTrail trail, RedirectTrail.Step step)
    {
        string number = step.Target.Number;
        Party? to = gone.Line == null ? services.Numbers.Outside(number).To as Party : services.Numbers.Forward(number);
        if (to != null && !trail.Enter(PlaceOf(to.Number, step.Target.At)))
        {
            return null;
        }
        string? refused = to == null ? "no phone or number of that name" : Refusal(to, gone, near, trail, step)?.Detail;
        if (to == null || refused != null)
        {
            services.Centre.Happened(gone, new Kinds.LegRedirected(to?.Number ?? number, Guid.Empty, refused ?? ""));
            return null;
        }
        if (to is OutsideParty carried)
        {
            carried.At = step.Target.At;
        }
        trail.Tried++;
        CallLeg next = to.Ring(gone.Call, near, services.ShownNumbers.OnBehalf(near, step.By, to, leaves: near.Line == null));
        next.Trail = trail;
        next.Step = step;
        services.Centre.Happened(gone, new Kinds.LegRedirected(to.Number, next.Id, ""));
        return next;
    }

    private Outcome? Refusal(Party to, CallLeg gone, CallLeg near, RedirectTrail trail, RedirectTrail.Step step) =>
        step.By == null && to.Reach > trail.Reach
            ? new Outcome(OutcomeCode.Forbidden, $"{to.Number} is further out than the number that was called")
            : services.Rights.RefuseCall(step.By, to) ?? to.Refusal(gone.Call) ?? services.ShownNumbers.RefusalOf(near, step.By, to);
}
