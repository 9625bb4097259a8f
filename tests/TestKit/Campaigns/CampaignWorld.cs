namespace Tandem.TestKit.Campaigns;

using Tandem.Core;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Foundation;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>
/// A call centre with agents, a carrier whose people answer, refuse, are busy, ring for ever or have answering machines, and a store; on virtual time, drawn from one
/// seed. Every call that leaves is looked at by <see cref="CampaignRules"/>.
/// </summary>
public sealed partial class CampaignWorld
{
    public const int Campaign = 2;
    private const string QueueName = "sales";
    private const string ServiceName = "service";
    private const double StoreMillis = 5;

    private readonly WorldPlan plan;
    private readonly Prng prng;
    private readonly IdSource ids;
    private readonly DeadlineHeap<Action> due = new();
    private readonly Dictionary<Guid, OriginateLeg> legs = [];
    private readonly List<CampaignHour> hours = [];
    private readonly HashSet<string> away = [];
    private readonly Dictionary<Guid, Instant> callers = [];
    private CampaignRow row;
    private CentreOutbox outbox = new();
    private CallCentre centre = null!;
    private int life;
    private long lastEvent;
    private long lastRequest;
    private bool isDraining;

    public CampaignWorld(WorldPlan plan)
    {
        this.plan = plan;
        prng = new Prng(plan.Seed * 6_364_136_223_846_793_005 + 99);
        ids = new IdSource(BitConverter.GetBytes(plan.Seed).Concat(new byte[24]).ToArray());
        Now = new Now(new Instant(TimeSpan.TicksPerSecond), plan.StartMicros);
        row = plan.Campaign with { Id = Campaign, Target = RouteTarget.Queue, Destination = QueueName, State = CampaignState.Running };
        Rules = new CampaignRules(this, row);
        Fill();
        Start();
        if (plan.CallerLoad > 0)
        {
            Prng arrivals = new(plan.Seed * 15_485_863 + 7);
            double every = (plan.TalkSeconds + plan.WrapUpSeconds) / (plan.CallerLoad * plan.Agents);
            NextCaller(arrivals, every);
        }
    }

    public Now Now { get; private set; }

    public CampaignNumbers Numbers { get; } = new();

    public CampaignRules Rules { get; }

    public CampaignView View => centre.Views.Campaigns[Campaign]!;

    /// <summary>Agents signed in and ready just now.</summary>
    public int Present => plan.Agents - away.Count;

    /// <summary>Of those present, how many are not waiting for a call, of all moments that were looked at.</summary>
    public double BusyShare => looked == 0 ? 0 : (double)busy / looked;

    private long looked;
    private long busy;

    /// <summary>Everything up to that moment.</summary>
    public void RunUntil(Instant end)
    {
        while (Rules.Broken is null)
        {
            Instant next = due.Count > 0 ? due.Next : Instant.Never;
            Instant wake = centre.NextWake.At;
            Instant first = next < wake ? next : wake;
            if (first > end)
            {
                break;
            }
            Move(first);
            if (next <= wake)
            {
                due.TryPopDue(Now.Mono, out Action? happens);
                happens?.Invoke();
            }
            else
            {
                centre.OnDeadline(Now);
                Drain();
            }
        }
        Move(end);
    }

    /// <summary>So long after now.</summary>
    public void After(TimeSpan delay, Action what)
    {
        DeadlineHandle handle = default;
        due.Rearm(ref handle, Now.Mono + delay, what);
    }

    public Outcome? Ask(Command command)
    {
        Outcome? answer = null;
        centre.Handle(new CommandRequest(++lastRequest, command), Now);
        foreach (CommandReply reply in outbox.Replies)
        {
            answer = reply.Outcome;
        }
        Drain();
        return answer;
    }

    /// <summary>An agent goes, or comes back.</summary>
    public void Leave(int agent, bool isAway)
    {
        string login = Login(agent);
        bool changed = isAway ? away.Add(login) : away.Remove(login);
        if (changed)
        {
            if (isAway)
            {
                Rules.Left();
            }
            Ask(isAway ? new GoBreak(login, null, "away") : new GoReady(login, null));
        }
    }

    /// <summary>Callers from outside who came to an agent.</summary>
    public int Served { get; private set; }

    /// <summary>Callers from outside.</summary>
    public int Called { get; private set; }

    /// <summary>How long those waited who came to an agent, all together.</summary>
    public TimeSpan ServedAfter { get; private set; }

    /// <summary>Somebody calls a queue from outside; he talks or gives up within a minute.</summary>
    /// <param name="service">The other queue of the agents, not the campaign's.</param>
    public void CallsIn(bool service = false)
    {
        string queue = service ? ServiceName : QueueName;
        Guid leg = ids.NextGuid(Now);
        Guid call = ids.NextGuid(Now);
        Called++;
        callers.Add(leg, Now.Mono);
        legs[leg] = new OriginateLeg(leg, call, LegTargetKind.Trunk, queue, null, "", "", null, false);
        Later(5 + 55 * Draw(), leg, () => new LegEnded(leg, LegEndCause.RemoteHangUp, 0, ""));
        Tell(new CallArrived(leg, call, LegOrigin.Trunk, "carrier", "+8613900139000", "", queue, "id"));
    }

    /// <summary>Counts who is busy, while people may be called.</summary>
    public void Look()
    {
        foreach (AgentView agent in centre.Views.Agents.All())
        {
            if (agent.Status == "Available" || agent.State == "In a queue call")
            {
                looked++;
                busy += agent.State == "Waiting" ? 0 : 1;
            }
        }
    }

    /// <summary>The process dies, and another one starts a while later.</summary>
    public void Kill(TimeSpan gone)
    {
        life++;
        legs.Clear();
        Move(Now.Mono + gone);
        Start();
    }

    private static string Login(int agent) => $"{10_000 + agent}";

    private void Start()
    {
        outbox = new CentreOutbox();
        centre = new CallCentre(new CentreLimits(), outbox, ids.Fork(), prng.Fork());
        List<UserRow> users = [];
        List<ExtensionRow> extensions = [];
        List<TierRow> tiers = [];
        List<AgentSession> sessions = [];
        for (int i = 0; i < plan.Agents; i++)
        {
            int id = i + 2;
            string login = Login(i);
            extensions.Add(new ExtensionRow(id, id, login, login, "secret", "", "default", login, login, 0, 0));
            AgentRow agent = new(WrapUpSeconds: plan.WrapUpSeconds, MaxNoAnswer: 0);
            users.Add(
                new UserRow(id, login, login, "", "AGENT", "", "", "", "", "", "", "", false, UserRole.Agent, id, login, agent, 0, 0)
            );
            tiers.Add(new TierRow(id, 1, id, 1, 1, 0, 0));
            if (plan.HasService)
            {
                tiers.Add(new TierRow(plan.Agents + 2 + i, 2, id, 1, 1, 0, 0));
            }
            sessions.Add(
                new AgentSession(id, login, plan.HasService ? [1, 2] : [1], away.Contains(login) ? "On Break" : "Available", "", 0)
            );
        }
        QueueRow queue = new(1, QueueName, "callcenter", "longest-idle-agent", "", "", "", false, [], 0, 0);
        QueueRow[] queues = plan.HasService ? [queue, queue with { Id = 2, Name = ServiceName }] : [queue];
        IdCounters counters = new(plan.Agents + 2, plan.Agents + 2, queues.Length, queues.Length * plan.Agents + 2, 0, 0)
        {
            Dialing = Campaign,
        };
        TrunkRow trunk = TrunkRow.At(1, "carrier", NetAddress.FromV4(1, 5060));
        ConfigurationRows rows = new(users, extensions, queues, tiers, [], [trunk], sessions, counters)
        {
            Dialing = [row],
            CampaignHours = hours,
            OpenAttempts = Numbers.Open(),
        };
        centre.Load(rows, Now, lastEvent);
        for (int i = 0; i < plan.Agents; i++)
        {
            Tell(new ExtensionReachable(Login(i), true));
        }
        Drain();
    }

    private void Fill()
    {
        List<NewCampaignNumber> numbers = [];
        for (int i = 0; i < plan.Numbers; i++)
        {
            numbers.Add(
                new NewCampaignNumber($"+8613{800_000_000L + i * 97L % 99_999_989:000000000}", plan.Zones[i % plan.Zones.Count], "")
            );
        }
        Numbers.TryWrite([new AddCampaignNumbers(Campaign, numbers)]);
    }

    private void Tell(LegEvent happened)
    {
        centre.Handle(happened, Now);
        Drain();
    }

    // What happens to a leg later happens only if it is still there, in the same process.
    private void Later(double seconds, Guid leg, Func<LegEvent> what)
    {
        int now = life;
        After(
            TimeSpan.FromSeconds(seconds),
            () =>
            {
                if (life == now && legs.ContainsKey(leg))
                {
                    LegEvent happened = what();
                    if (happened is LegEnded)
                    {
                        legs.Remove(leg);
                    }
                    Tell(happened);
                }
            }
        );
    }

    private void Drain()
    {
        if (isDraining)
        {
            return;
        }
        isDraining = true;
        while (outbox.Orders.Count + outbox.Log.Count + outbox.CampaignAsks.Count > 0)
        {
            for (int i = 0; i < outbox.Orders.Count; i++)
            {
                Carry(outbox.Orders[i]);
            }
            outbox.Orders.Clear();
            Keep();
            int now = life;
            CentreOutbox from = outbox;
            foreach (CampaignAsk ask in outbox.CampaignAsks)
            {
                After(TimeSpan.FromMilliseconds(StoreMillis), () => InLife(now, () => centre.Read(Numbers.Read(ask), Now)));
            }
            from.CampaignAsks.Clear();
        }
        outbox.Replies.Clear();
        centre.Publish();
        isDraining = false;
    }

    private void InLife(int then, Action what)
    {
        if (life == then)
        {
            what();
            Drain();
        }
    }

    private void Keep()
    {
        int now = life;
        foreach (LogEntry entry in outbox.Log)
        {
            if (entry.Event is { } happened)
            {
                Heard(happened);
            }
            else if (entry.Commit is { } commit)
            {
                lastEvent = commit.Events.Count > 0 ? Math.Max(lastEvent, commit.Events[^1].Id) : lastEvent;
                After(TimeSpan.FromMilliseconds(StoreMillis), () => Commit(now, commit));
            }
        }
        outbox.Log.Clear();
    }

    // Durable whether or not the process lives to hear of it.
    private void Commit(int then, CommitOrder commit)
    {
        bool kept = !prng.Chance(plan.CommitFailurePerMille) && Numbers.TryWrite(commit.Changes);
        InLife(
            then,
            () =>
            {
                if (kept)
                {
                    centre.Committed(commit.CommitId, Now);
                }
                else
                {
                    centre.CommitFailed(commit.CommitId, "refused", Now);
                }
            }
        );
    }

    private void Heard(Event happened)
    {
        lastEvent = Math.Max(lastEvent, happened.Id);
        Numbers.Apply(happened);
        if (happened.Data is Kinds.CampaignAttemptEnded ended)
        {
            Rules.Ended(happened, ended);
            DialOutcomes.TryRead(ended.Outcome, out DialOutcome outcome);
            int hour = (int)(happened.WallMicros / CampaignHour.LengthMicros);
            if (hours.Count == 0 || hours[^1].Hour != hour)
            {
                hours.Add(new CampaignHour { CampaignId = Campaign, Hour = hour });
            }
            hours[^1].Outcomes[(int)outcome]++;
            hours[^1].Live += outcome.IsLive() ? 1 : 0;
        }
    }

    private double Draw() => prng.Below(1_000_000) / 1_000_000.0;

    // Between a fifth and about four times the mean, which is 1.
    private double Spread() => 0.2 + 0.8 * -Math.Log(Math.Max(1e-6, Draw()));

    private void Move(Instant to)
    {
        if (to > Now.Mono)
        {
            Now = Now.Plus(to - Now.Mono);
        }
    }
}
