namespace Tandem.TestKit.Simulation;

using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Engine;
using Tandem.Engine.Asking;
using Tandem.Engine.Inputs;
using Tandem.Engine.Outputs;
using Tandem.Engine.Ports;
using Tandem.Engine.Replay;
using Tandem.Engine.Settings;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Legs;
using Tandem.Media.Playback;
using Tandem.Media.Recording;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;
using Tandem.TestKit.Browsers;

/// <summary>The whole server without its rim: an exchange and its media workers on the virtual clock.</summary>
public sealed partial class SimulatedServer
{
    private const int PairsPerWorker = 400;
    private const int SharedFirst = 100_000;
    private const int SharedPlaces = 100;
    private const int WorkerDelayMs = 1;
    private const int SoundMs = 3;

    /// <summary>Of the handshakes with browsers; they are served where the configuration names it.</summary>
    public static readonly CertificateFingerprint Certificate = new("sha-256", "0A:0B");

    /// <summary>A worker that is a little late all the time, as on a busy machine; it also keeps the simulation fast.</summary>
    private static readonly TimeSpan UsualStep = TimeSpan.FromMilliseconds(250);

    private readonly TimeSpan workerStep;
    private readonly EventClock clock;
    private readonly SimulatedNetwork network;
    private readonly SimulatedStore store;
    private readonly EngineOutbox outbox = new();
    private readonly Dictionary<long, Action<Outcome>> waiting = [];
    private readonly ArrayBufferWriter<byte> written = new();
    private readonly List<Worker> workers = [];

    /// <summary>Pairs that moved to another worker with their legs.</summary>
    private readonly Dictionary<int, int> holders = [];
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly TurnLog? log;
    private DeadlineHandle wake;
    private Instant wakeAt = Instant.Never;
    private long lastRequest;
    private long nextSound = BuiltInSound.FirstFree;

    public SimulatedServer(
        EventClock clock,
        SimulatedNetwork network,
        SimulatedStore store,
        ExchangeConfig config,
        ReadOnlySpan<byte> seed,
        int workerCount,
        TimeSpan? workerStep = null,
        TurnLog? log = null
    )
    {
        this.workerStep = workerStep ?? UsualStep;
        this.log = log;
        this.clock = clock;
        this.network = network;
        this.store = store;
        Address = config.Listeners[0].Local;
        Exchange = new Exchange(config, seed, outbox, clock.Now);
        log?.Begin(new SegmentStart("simulation", config, seed.ToArray(), clock.Now), outbox);
        network.Listen(Address, OnSip);
        for (int i = 0; i < workerCount; i++)
        {
            workers.Add(new Worker(this, i));
        }
        if (config.MediaCertificate is not null)
        {
            workers[0].Share();
        }
        store.CampaignRead = (tenant, batch) => Turn(new CampaignRead(tenant, batch));
        store.Committed = (tenant, id) => Turn(new Committed(tenant, id));
        store.BindingsKept = ticket => Turn(new BindingsKept(ticket));
        store.Failed = (tenant, id, reason) => Turn(new CommitFailed(tenant, id, reason));
        Drain();
    }

    public NetAddress Address { get; }

    /// <summary>The one port of all browsers.</summary>
    public NetAddress Shared => Address.WithPort(19_000);

    public Exchange Exchange { get; }

    /// <summary>Told what pages that speak Verto are told.</summary>
    public Action<PageOrder>? Paged { get; set; }

    /// <summary>Called after every turn, e.g. to check what must hold.</summary>
    public Action? AfterTurn { get; set; }

    public Action<Event>? Happened { get; set; }

    /// <summary>What flows ask of services outside; answered with <see cref="Tell"/>. Null: there are none, and each is told so.</summary>
    public Action<OutsideAsk>? Asked { get; set; }

    /// <summary>A planted fault: so many of a thousand wake-ups are lost.</summary>
    public int LostWakesPerMille { get; set; }

    public Prng? Planted { get; set; }

    public int MediaLegs => workers.Sum(worker => worker.Plane.Count);

    public int OpenTaps => workers.Sum(worker => worker.OpenTaps);

    public long Turns { get; private set; }

    /// <summary>Told every frame that is recorded: left, right, left ….</summary>
    public Action<Guid, short[]>? Recorded { get; set; }

    /// <summary>Of everything that left the server so far.</summary>
    public string Hash => Convert.ToHexStringLower(hash.GetCurrentHash());

    public void Ask(Command command, Action<Outcome> then)
    {
        long id = ++lastRequest;
        waiting[id] = then;
        Turn(new CommandAsked(1, new CommandRequest(id, command)));
    }

    /// <summary>Something that comes from the rim.</summary>
    public void Tell(EngineInput input) => Turn(input);

    private Worker HolderOf(int pair) => workers[holders.GetValueOrDefault(pair, pair / PairsPerWorker)];

    private void OnSip(NetAddress from, byte[] bytes) => Turn(new Datagram(new Flow(SipTransport.Udp, Address, from), bytes));

    private void Take(EngineInput input)
    {
        OutboxMark before = OutboxMark.Of(outbox);
        Exchange.Handle(input, clock.Now);
        log?.Add(input, clock.Now, outbox, before);
    }

    private void Turn(EngineInput input)
    {
        Turns++;
        Take(input);
        Drain();
        AfterTurn?.Invoke();
    }

    private void Drain()
    {
        foreach (SipOutput output in outbox.Sip.Outputs)
        {
            if (output.Kind == SipOutputKind.Send)
            {
                hash.AppendData(output.Bytes.Span);
                network.Send(Address, output.Flow.Remote, output.Bytes.ToArray());
            }
        }
        outbox.Sip.Outputs.Clear();
        foreach (MediaOrder order in outbox.Media)
        {
            foreach (Worker worker in order.Worker == MediaOrder.EveryWorker ? workers : [workers[order.Worker]])
            {
                clock.AfterMs(WorkerDelayMs, () => worker.Take(order.Command));
            }
        }
        outbox.Media.Clear();
        if (outbox.Failures.Count > 0)
        {
            throw new InvalidOperationException("a leg failed inside", outbox.Failures[0]);
        }
        PageOrder[] pages = [.. outbox.Pages];
        outbox.Pages.Clear();
        foreach (PageOrder order in pages)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{order.Page} {order.Verb} {order.Call} {order.Trouble}"));
            hash.AppendData(order.Sdp);
            Paged?.Invoke(order);
        }
        OutsideAsk[] asks = [.. outbox.Asks];
        outbox.Asks.Clear();
        StoreOrder[] orders = [.. outbox.Store];
        outbox.Store.Clear();
        TenantReply[] replies = [.. outbox.Replies];
        outbox.Replies.Clear();
        foreach (StoreOrder order in orders)
        {
            Tell(order);
            store.Post(order);
            if (order is LoadSound load)
            {
                clock.AfterMs(SoundMs, () => Load(load));
            }
        }
        foreach (OutsideAsk ask in asks)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(ask.ToString()));
            Ask(ask);
        }
        foreach (TenantReply reply in replies)
        {
            if (waiting.Remove(reply.Reply.RequestId, out Action<Outcome>? then))
            {
                then(reply.Reply.Outcome);
            }
        }
        PlanWake();
    }

    private void Ask(OutsideAsk ask)
    {
        if (Asked is { } asked)
        {
            asked(ask);
            return;
        }
        EngineInput none =
            ask is SpeechAsk
                ? new SpeechRecognised(ask.Tenant, ask.Leg, ask.Request, false, "", 0, "unavailable")
                : new WebAnswered(ask.Tenant, ask.Leg, ask.Request, false, 0, "", "unavailable");
        clock.AfterMs(SoundMs, () => Turn(none));
    }

    private void Load(LoadSound load)
    {
        long number = 0;
        Sound? sound = SimulatedSounds.Make(load.Path, out string reason);
        if (sound != null)
        {
            number = nextSound++;
            foreach (Worker worker in workers)
            {
                worker.Plane.Keep(number, sound);
            }
        }
        Turn(new SoundLoaded(load.Tenant, load.Path, number, sound?.Milliseconds ?? 0, reason));
    }

    private void Tell(StoreOrder order)
    {
        foreach (Event happened in (order as KeepEvents)?.Events ?? [])
        {
            written.ResetWrittenCount();
            EventCodec.Write(written, happened);
            hash.AppendData(written.WrittenSpan);
            Happened?.Invoke(happened);
        }
    }

    private void PlanWake()
    {
        Instant next = Exchange.NextWake.At;
        if (next == wakeAt)
        {
            return;
        }
        clock.Cancel(ref wake);
        wakeAt = next;
        if (next != Instant.Never)
        {
            TimeSpan delay = next > clock.Now.Mono ? next - clock.Now.Mono : TimeSpan.Zero;
            wake = clock.After(delay, Wake);
        }
    }

    private void Wake()
    {
        wake = default;
        wakeAt = new Instant(-1);
        if (Planted is { } prng && prng.Chance(LostWakesPerMille))
        {
            wake = clock.After(TimeSpan.FromMinutes(30), Wake);
            wakeAt = Exchange.NextWake.At;
            return;
        }
        Turn(Deadline.Reached);
    }
}
