namespace Tandem.Engine.Turns;

using Tandem.Core;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Legs;
using Tandem.Engine.Admission;
using Tandem.Engine.Orders;
using Tandem.Engine.Outputs;
using Tandem.Engine.Ports;
using Tandem.Engine.Registrations;
using Tandem.Engine.Signalling;
using Tandem.Engine.Tenants;
using Tandem.Engine.Trunks;
using Tandem.Sip.Flows;
using Tandem.Sip.Receiving;
using Tandem.Sip.Registration;
using Tandem.Sip.Usages.Invite;
using Tandem.Sip.Usages.Requests;

/// <summary>
/// What follows from an input: one round after the other until nothing is left to pass on. SIP's events become leg events, leg events become
/// orders, orders may bring new SIP events. Views are published last, and only then do replies leave.
/// </summary>
internal sealed class TurnRounds(
    EngineOutbox outbox,
    SipEventDispatcher calls,
    BindingKeeper bindings,
    TrunkServices trunks,
    CentreEntrance entrance,
    LegOrderExecutor executor,
    BrokenCalls broken,
    TenantClock clock,
    CallGate gate,
    Turn turn
)
{
    private readonly List<LegOrder> carrying = [];

    public void Run()
    {
        bool busy = true;
        while (busy)
        {
            busy = PassSipEvents();
            while (turn.TryNext(out Tenant tenant, out LegEvent happened))
            {
                entrance.Tell(tenant, happened);
                busy = true;
            }
            for (int i = 0; i < turn.Touched.Count; i++)
            {
                busy |= Drain(turn.Touched[i]);
            }
        }
        trunks.Reports.Publish();
        foreach (Tenant tenant in turn.Touched)
        {
            Finish(tenant);
        }
        gate.TurnOver();
        turn.Over();
    }

    private bool PassSipEvents()
    {
        List<SipEvent> events = outbox.Sip.Events;
        if (events.Count == 0)
        {
            return false;
        }
        // The list grows while it is read: an event's handling may bring further events, and they keep their order.
        for (int i = 0; i < events.Count; i++)
        {
            Pass(events[i]);
        }
        events.Clear();
        return true;
    }

    private void Pass(SipEvent happened)
    {
        try
        {
            broken.Sabotage?.Invoke(happened);
            switch (happened)
            {
                case InviteEvent call:
                    calls.Handle(call);
                    break;
                case BindingChanged changed:
                    bindings.Handle(changed);
                    break;
                case RequestAnswered answered:
                    trunks.Requests.Answered(answered);
                    break;
                case CredentialsRefused refused:
                    turn.Watcher?.Refused(refused);
                    break;
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            if (happened is InviteEvent { Usage.Owner: SipLeg { Leg: var leg } })
            {
                broken.End(leg.Tenant, leg.Id, e);
            }
            else
            {
                broken.Report(e);
            }
        }
    }

    private bool Drain(Tenant tenant)
    {
        CentreOutbox from = tenant.Outbox;
        bool any = from.Orders.Count > 0;
        // Taken out first: an order that cannot be carried out must not come again with every turn.
        carrying.AddRange(from.Orders);
        from.Orders.Clear();
        foreach (LegOrder order in carrying)
        {
            Carry(tenant, order);
        }
        carrying.Clear();
        DrainLog(tenant);
        foreach (CampaignAsk ask in from.CampaignAsks)
        {
            outbox.Store.Add(new ReadCampaign(tenant.Id, ask));
        }
        from.CampaignAsks.Clear();
        return any;
    }

    // In the order of ids: events that come together are kept together, a commit with events of its own parts them.
    private void DrainLog(Tenant tenant)
    {
        List<LogEntry> log = tenant.Outbox.Log;
        int first = 0;
        for (int i = 0; i < log.Count; i++)
        {
            if (log[i].Commit is { } commit)
            {
                Keep(tenant, log, first, i);
                tenant.Committing(commit);
                outbox.Store.Add(new CommitConfiguration(tenant.Id, commit));
                first = i + 1;
            }
        }
        Keep(tenant, log, first, log.Count);
        log.Clear();
    }

    private void Keep(Tenant tenant, List<LogEntry> log, int first, int end)
    {
        if (first == end)
        {
            return;
        }
        Event[] events = new Event[end - first];
        for (int i = 0; i < events.Length; i++)
        {
            events[i] = log[first + i].Event!;
        }
        outbox.Store.Add(new KeepEvents(tenant.Id, events));
    }

    private void Carry(Tenant tenant, LegOrder order)
    {
        try
        {
            broken.Sabotage?.Invoke(order);
            executor.Carry(tenant, order);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            broken.End(tenant, order.Leg, e);
        }
    }

    private void Finish(Tenant tenant)
    {
        try
        {
            tenant.Centre.Publish();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            broken.Report(e);
        }
        foreach (CommandReply reply in tenant.Outbox.Replies)
        {
            outbox.Replies.Add(new TenantReply(tenant.Id, reply));
        }
        tenant.Outbox.Replies.Clear();
        int calls = tenant.IsLeaving ? 0 : tenant.Centre.Counts.Calls;
        gate.Count(calls - tenant.LiveCalls);
        tenant.LiveCalls = calls;
        if (tenant.IsLeaving)
        {
            clock.Forget(tenant);
        }
        else
        {
            clock.Set(tenant);
        }
    }
}
