namespace Tandem.Engine;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Views;
using Tandem.Engine.Admission;
using Tandem.Engine.Inputs;
using Tandem.Engine.Legs;
using Tandem.Engine.Media;
using Tandem.Engine.Orders;
using Tandem.Engine.Outputs;
using Tandem.Engine.Registrations;
using Tandem.Engine.Settings;
using Tandem.Engine.Signalling;
using Tandem.Engine.Tenants;
using Tandem.Engine.Trunks;
using Tandem.Engine.Trunks.Running;
using Tandem.Engine.Turns;
using Tandem.Foundation;
using Tandem.Sip;
using Tandem.Sip.Registration;

/// <summary>
/// The exchange of one loop: SIP, registrations, calls and media orders of its tenants. Pure. <see cref="Handle"/> is one turn:
/// when it returns, views are published and <see cref="EngineOutbox"/> holds all that is to be done; the caller drains it before the next turn.
/// </summary>
public sealed class Exchange
{
    private readonly Turn turn;
    private readonly TenantTable tenants = new();
    private readonly TenantClock clock = new();
    private readonly TrunkClock trunkClock = new();
    private readonly TrunkChanges trunkChanges;
    private readonly LegTable legs = new();
    private readonly SipStack sip;
    private readonly PortStock ports;
    private readonly CallGate gate;
    private readonly LegRecorder recorder;
    private readonly BrokenCalls broken;
    private readonly InputTargets targets;
    private readonly TurnRounds rounds;

    /// <param name="config">Listeners, tenants and limits.</param>
    /// <param name="seed">32 random bytes: the source of every tag, branch, Call-ID and id.</param>
    /// <param name="outbox">Drained by the caller after the constructor too.</param>
    /// <param name="now">The start.</param>
    public Exchange(ExchangeConfig config, ReadOnlySpan<byte> seed, EngineOutbox outbox, Now now)
    {
        turn = new Turn { Now = now, Watcher = outbox.Watcher };
        TrunkTable trunkTable = new();
        IdSource ids = new(seed);
        sip = new SipStack(
            config.Sip with
            {
                Listeners = config.Listeners,
                LocalNets = config.LocalNets,
                Loop = config.Loop,
            },
            ids.Fork(),
            outbox.Sip,
            new TrunkDirectory(tenants, trunkTable)
        );
        ports = new PortStock(config.Limits, new IdSource([.. seed, .. "ports"u8]));
        gate = new CallGate(config.Limits, ports);
        WorkerOrders worker = new(outbox);
        LegMedia media = new(worker, legs, ports, turn);
        SoundPlayer sounds = new(worker, outbox, new SoundTable(config.Limits.Sounds, config.Limits.SoundSeconds), turn);
        recorder = new LegRecorder(worker, legs, turn);
        LegFactory factory = new(legs, ports, config, new ToldAddresses(config.Public, config.LocalNets), ids.Fork(), turn);
        DialogKeeper keeper = new(outbox);
        LegEndings endings = new(legs, media, keeper, turn);
        broken = new BrokenCalls(outbox, legs, endings, turn);
        DialogLegs dialogs = new(sip);
        TrunkReports trunkReports = new(trunkClock, turn);
        IdSource trunkIds = new([.. seed, .. "trunks"u8]);
        TrunkServices trunks = new(trunkClock, new TrunkRequests(sip, turn), trunkReports, trunkTable, trunkIds, config.Limits, turn);
        trunkChanges = new TrunkChanges(trunks, outbox, sip.NewCallId);
        TrunkCalls trunkCalls = new(sip, legs, factory, endings, gate, config.Sdp, trunkChanges, trunks);
        PageTable pages = new();
        BindingKeeper bindings = new(sip, pages, tenants, outbox, turn);
        LegHolds holds = new(turn);
        PageReturns returns = new(sip, factory, media, holds, keeper, turn);
        IncomingCalls incoming = new(
            tenants,
            trunks,
            config.Sdp,
            legs,
            factory,
            gate,
            bindings,
            dialogs,
            returns,
            config.Limits,
            ids.Fork(),
            turn
        );
        EarlyMedia early = new(media, turn);
        SdpAgreement agreement = new(factory, media, early, endings, holds, turn);
        PageCalls pageCalls = new(
            tenants,
            pages,
            new PageTalks(),
            bindings,
            legs,
            factory,
            gate,
            agreement,
            holds,
            endings,
            media,
            config.Limits,
            outbox,
            new IdSource([.. seed, .. "pages"u8]),
            turn
        );
        OutgoingCalls outgoing = new(sip, legs, factory, trunkCalls, pages, pageCalls, endings, gate, turn);
        SipEventDispatcher calls = new(incoming, trunkCalls, agreement, early, endings, media, dialogs, keeper, turn);
        CentreEntrance entrance = new(
            tenants,
            sip.Registrar,
            trunkChanges,
            new TrunkChecks(trunks, trunkChanges, outbox),
            broken,
            outbox,
            turn
        );
        LegOrderExecutor executor = new(legs, outgoing, endings, media, sounds, recorder, outbox);
        rounds = new TurnRounds(outbox, calls, bindings, trunks, entrance, executor, broken, clock, gate, turn);
        MediaEventDispatcher reports = new(ports, legs, media, recorder, holds, turn);
        TenantChanges changes = new(tenants, bindings, trunkChanges, legs, endings, config.CentreLimits, ids.Fork(), outbox, turn);
        targets = new InputTargets(
            turn,
            entrance,
            clock,
            sip,
            gate,
            ports,
            legs,
            reports,
            sounds,
            recorder,
            endings,
            pageCalls,
            changes,
            trunkChanges,
            trunkClock,
            broken
        );
        foreach (TenantConfig tenant in config.Tenants)
        {
            changes.Add(tenant);
        }
        rounds.Run();
    }

    /// <summary>The next moment <see cref="Deadline"/> has work.</summary>
    public Wake NextWake => Wake.Earlier(Wake.Earlier(sip.NextWake, trunkClock.Next), clock.Next);

    /// <summary>Calls under way, for a drain to wait on.</summary>
    public int LiveCalls => gate.LiveCalls;

    /// <summary>Trunks that have not confirmed yet that they know us no more, for a drain to wait on.</summary>
    public int Unregistering => trunkChanges.Ending;

    /// <summary>Port pairs of a worker that can be lent now.</summary>
    public int FreePorts(int worker) => ports.FreeOf(worker);

    /// <summary>How many pairs a worker is to have bound by now, counted from its start.</summary>
    public int WantedPorts(int worker) => ports.WantedOf(worker);

    /// <summary>What is alive inside, for tests, metrics and the drain.</summary>
    public ExchangeCounts Counts => new(legs.Count, gate.LiveCalls, ports.Lent, ports.Rested, recorder.Running, sip.Counts);

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

    /// <summary>For tests: called before each step that may fail by itself with what it handles; what it throws breaks that step.</summary>
    internal Action<object>? Sabotage
    {
        set => broken.Sabotage = value;
    }

    /// <summary>The one way in: one turn.</summary>
    /// <param name="input">What happened; kept by nobody.</param>
    /// <param name="now">When: never earlier than the turn before.</param>
    public void Handle(EngineInput input, Now now)
    {
        turn.Now = now;
        try
        {
            InputTable.Apply(targets, input);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            broken.Report(e);
        }
        rounds.Run();
    }
}

/// <summary>How much is alive in an exchange; all zero (but bindings) when nothing goes on.</summary>
public readonly record struct ExchangeCounts(int Legs, int Calls, int PortsLent, int PortsRested, int Recordings, StackCounts Sip);
