namespace Tandem.Engine.Turns;

using Tandem.Core.Calls;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Engine.Inputs;
using Tandem.Engine.Outputs;
using Tandem.Engine.Tenants;
using Tandem.Engine.Trunks.Running;
using Tandem.Foundation;
using Tandem.Sip.Registration;

/// <summary>
/// The way into call centres. One that is entered is awake for the rest of the turn; a failure inside costs the call or the command it
/// happened in.
/// </summary>
internal sealed class CentreEntrance(
    TenantTable tenants,
    Registrar registrar,
    TrunkChanges trunks,
    TrunkChecks checks,
    BrokenCalls broken,
    EngineOutbox outbox,
    Turn turn
)
{
    private static readonly Outcome Failed = new(OutcomeCode.Conflict, "the command failed unexpectedly; the server's log says why");
    private static readonly Outcome Nobody = new(OutcomeCode.NotFound, "no such tenant on this loop");

    public void Ask(CommandAsked asked)
    {
        if (tenants.ById(asked.Tenant) is not { } tenant)
        {
            Reply(asked, Nobody);
        }
        // The call centre knows no addresses.
        else if (asked.Request.Command is CheckTrunk check)
        {
            checks.Ask(tenant, asked, check);
        }
        else if (!Enter(tenant, asked, static (centre, asked, now) => centre.Centre.Handle(asked.Request, now)))
        {
            Reply(asked, Failed);
        }
    }

    public void Tell(Tenant tenant, LegEvent happened)
    {
        turn.Touch(tenant);
        try
        {
            broken.Sabotage?.Invoke(happened);
            tenant.Centre.Handle(happened, turn.Now);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The call centre ends the call it knows to be broken; where it knows of none, the leg at least is ended, unless that was what broke.
            if (Break(tenant) || happened is LegEnded || happened.Leg == Guid.Empty)
            {
                broken.Report(e);
            }
            else
            {
                broken.End(tenant, happened.Leg, e);
            }
        }
    }

    public void Committed(Committed committed)
    {
        if (tenants.ById(committed.Tenant) is { } tenant)
        {
            Enter(tenant, committed, static (tenant, input, now) => tenant.Committed(input.CommitId, now));
            foreach (string number in tenant.Extensions.TakeGone())
            {
                registrar.RemoveAll(tenant.Domain, number);
            }
            trunks.Committed(tenant, tenant.TakeTrunkChanges());
        }
    }

    public void CommitFailed(CommitFailed failed) =>
        Enter(tenants.ById(failed.Tenant), failed, static (tenant, input, now) => tenant.CommitFailed(input.CommitId, input.Reason, now));

    public void Read(CampaignRead read) =>
        Enter(tenants.ById(read.Tenant), read, static (tenant, input, now) => tenant.Centre.Read(input.Batch, now));

    /// <summary>Fires what is due; a timer that breaks is gone, and the others follow.</summary>
    public void Wake(Tenant tenant)
    {
        while (tenant.Centre.NextWake.At <= turn.Now.Mono)
        {
            Enter(tenant, Deadline.Reached, static (tenant, _, now) => tenant.Centre.OnDeadline(now));
        }
    }

    private bool Enter<T>(Tenant? tenant, T what, Action<Tenant, T, Now> act)
        where T : EngineInput
    {
        if (tenant is null)
        {
            return true;
        }
        turn.Touch(tenant);
        try
        {
            broken.Sabotage?.Invoke(what);
            act(tenant, what, turn.Now);
            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            broken.Report(e);
            Break(tenant);
            return false;
        }
    }

    // Ending one call may show that another one is broken too; each is ended once, so this comes to an end.
    private bool Break(Tenant tenant)
    {
        bool any = false;
        while (true)
        {
            try
            {
                return tenant.Centre.Break(turn.Now) || any;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                broken.Report(e);
                any = true;
            }
        }
    }

    private void Reply(CommandAsked asked, Outcome outcome) =>
        outbox.Replies.Add(new TenantReply(asked.Tenant, new CommandReply(asked.Request.RequestId, outcome)));
}
