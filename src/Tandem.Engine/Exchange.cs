namespace Tandem.Engine;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Views;
using Tandem.Core.Facts;
using Tandem.Engine.Admission;
using Tandem.Engine.Inputs;
using Tandem.Engine.Legs;
using Tandem.Engine.Media;
using Tandem.Engine.Ports;
using Tandem.Engine.Registrations;
using Tandem.Engine.Tenants;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Sdp;
using Tandem.Sip;
using Tandem.Sip.Flows;
using Tandem.Sip.Registration;
using Tandem.Sip.Settings;
using Tandem.Sip.Usages.Invite;

/// <summary>
/// The exchange of one loop: SIP, registrations, calls and media orders of its tenants. Pure. <see cref="Handle"/> is one turn:
/// when it returns, views are published and <see cref="EngineOutbox"/> holds all that is to be done; the caller drains it before the next turn.
/// </summary>
public sealed class Exchange
{
    private readonly EngineOutbox outbox;
    private readonly Turn turn = new();
    private readonly List<LegOrder> carrying = [];
    private readonly TenantTable tenants;
    private readonly SipStack sip;
    private readonly CallGate gate;
    private readonly PortStock ports;
    private readonly LegTable legs = new();
    private readonly MediaDesk media;
    private readonly OrderDesk orders;
    private readonly SessionDesk sessions;
    private readonly BindingDesk bindings;
    private readonly InputTargets targets;

    /// <param name="config">Listeners, tenants and limits.</param>
    /// <param name="seed">32 random bytes: the source of every tag, branch, Call-ID and id.</param>
    /// <param name="outbox">Drained by the caller after the constructor too.</param>
    /// <param name="now">The start.</param>
    public Exchange(ExchangeConfig config, ReadOnlySpan<byte> seed, EngineOutbox outbox, Now now)
    {
        this.outbox = outbox;
        turn.Now = now;
        IdSource ids = new(seed);
        List<Tenant> all = [];
        foreach (TenantConfig tenant in config.Tenants)
        {
            all.Add(new Tenant(tenant, config.CentreLimits, ids, now));
        }
        tenants = new TenantTable(all);
        SipConfig sipConfig = config.Sip with { Listeners = config.Listeners, Loop = config.Loop };
        sip = new SipStack(sipConfig, ids.Fork(), outbox.Sip, tenants);
        gate = new CallGate(config.Limits);
        ports = new PortStock(config.Limits.PortRest);
        media = new MediaDesk(outbox, legs, ports, new SoundTable(config.Limits.Sounds, config.Limits.SoundSeconds), turn);
        LegFactory factory = new(legs, ports, config.Sdp, config.Public, ids.Fork(), turn);
        orders = new OrderDesk(sip, legs, factory, media, gate, turn);
        sessions = new SessionDesk(sip, tenants, legs, factory, orders, media, gate, config.Limits, ids.Fork(), turn);
        bindings = new BindingDesk(sip, tenants, outbox, turn);
        targets = new InputTargets(turn, outbox, tenants, sip, gate, ports, legs, media, orders);
        for (int i = 0; i < all.Count; i++)
        {
            bindings.Restore(all[i], config.Tenants[i].Bindings);
        }
        EndTurn();
    }

    /// <summary>The next moment <see cref="Deadline"/> has work.</summary>
    public Wake NextWake
    {
        get
        {
            Wake next = sip.NextWake;
            foreach (Tenant tenant in tenants.All)
            {
                next = Wake.Earlier(next, tenant.Centre.NextWake);
            }
            return next;
        }
    }

    /// <summary>Calls under way, for a drain to wait on.</summary>
    public int LiveCalls => legs.Calls;

    /// <summary>Port pairs of a worker that can be lent now; the loop has more bound when they run low.</summary>
    public int FreePorts(int worker) => ports.FreeOf(worker);

    /// <summary>What is alive inside, for tests, metrics and the drain.</summary>
    public ExchangeCounts Counts => new(legs.Count, legs.Calls, ports.Lent, media.Recordings, sip.Counts);

    /// <summary>What readers outside the loop may see of a tenant.</summary>
    public TenantViews Views(int tenant) => (tenants.ById(tenant) ?? throw new ArgumentOutOfRangeException(nameof(tenant))).Centre.Views;

    /// <summary>The call centre's own account of itself: what is broken, or null. For tests; walks everything.</summary>
    public string? CheckInvariants(Now now)
    {
        foreach (Tenant tenant in tenants.All)
        {
            if (tenant.Centre.CheckInvariants(now) is { } broken)
            {
                return broken;
            }
        }
        return null;
    }

    /// <summary>The one way in: one turn.</summary>
    /// <param name="input">What happened; kept by nobody.</param>
    /// <param name="now">When: never earlier than the turn before.</param>
    public void Handle(EngineInput input, Now now)
    {
        turn.Now = now;
        InputTable.Apply(targets, input);
        EndTurn();
    }

    // One round after the other until nothing is left to pass on: SIP's events become leg events, leg events become orders, orders
    // may bring new SIP events. Views are published last, and only then do replies leave.
    private void EndTurn()
    {
        bool busy = true;
        while (busy)
        {
            busy = DrainSip();
            while (turn.TryNext(out Tenant tenant, out LegEvent happened))
            {
                tenant.Centre.Handle(happened, turn.Now);
                busy = true;
            }
            foreach (Tenant tenant in tenants.All)
            {
                busy |= DrainCentre(tenant);
            }
        }
        foreach (Tenant tenant in tenants.All)
        {
            tenant.Centre.Publish();
            foreach (CommandReply reply in tenant.Outbox.Replies)
            {
                outbox.Replies.Add(new TenantReply(tenant.Id, reply));
            }
            tenant.Outbox.Replies.Clear();
        }
    }

    private bool DrainSip()
    {
        List<SipEvent> events = outbox.Sip.Events;
        if (events.Count == 0)
        {
            return false;
        }
        // The list grows while it is read: an event's handling may bring further events, and they keep their order.
        for (int i = 0; i < events.Count; i++)
        {
            switch (events[i])
            {
                case InviteEvent session:
                    sessions.Handle(session);
                    break;
                case BindingChanged changed:
                    bindings.Handle(changed);
                    break;
            }
        }
        events.Clear();
        return true;
    }

    // A broken invariant costs the leg it concerns, and is reported; the others go on.
    private void Carry(Tenant tenant, LegOrder order)
    {
        try
        {
            orders.Carry(tenant, order);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            outbox.Failures.Add(e);
            orders.GiveUp(tenant, order.Leg);
        }
    }

    private bool DrainCentre(Tenant tenant)
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
        foreach (Fact fact in from.Facts)
        {
            outbox.Store.Add(new JournalFact(tenant.Id, fact));
        }
        from.Facts.Clear();
        foreach (CommitOrder commit in from.Commits)
        {
            tenant.Committing(commit);
            outbox.Store.Add(new CommitConfiguration(tenant.Id, commit));
        }
        from.Commits.Clear();
        foreach (CentreEvent happened in from.Events)
        {
            outbox.Events.Add(new TenantEvent(tenant.Id, happened));
        }
        from.Events.Clear();
        return any;
    }
}

/// <summary>How much is alive in an exchange; all zero (but bindings) when nothing goes on.</summary>
public readonly record struct ExchangeCounts(int Legs, int Calls, int PortsLent, int Recordings, StackCounts Sip);
