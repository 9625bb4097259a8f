namespace Tandem.Net;

using System.Net.Sockets;
using System.Net.WebSockets;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Engine;
using Tandem.Engine.Asking;
using Tandem.Engine.Inputs;
using Tandem.Engine.Outputs;
using Tandem.Engine.Peers;
using Tandem.Engine.Ports;
using Tandem.Engine.Replay;
using Tandem.Engine.Settings;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Playback;
using Tandem.Media.Recording;
using Tandem.Net.Clock;
using Tandem.Net.Interop;
using Tandem.Net.Loop;
using Tandem.Net.Media;
using Tandem.Net.Names;
using Tandem.Net.Transports;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;

/// <summary>
/// A running node: sockets, the loop with its exchange, the media workers. Everything with a thread is started and ended here.
/// </summary>
public sealed class NetNode : ILoopHost, IMediaWorkerHost, IDisposable
{
    /// <summary>The first ports are lent soon after the start; a call that comes earlier gets 503.</summary>
    private static readonly TimeSpan PortsLimit = TimeSpan.FromSeconds(2);

    private readonly NetConfig config;
    private readonly FailureReports failures;
    private readonly SipSockets sockets = new();
    private readonly StreamTable open;
    private readonly StreamServer streams;
    private readonly WebSocketServer webSockets;
    private readonly PeerResolver resolver;
    private readonly NameQuestions questions;
    private readonly List<MediaWorker> workers = [];
    private readonly List<SipListener> listeners = [];
    private readonly PortRange range;
    private readonly BrowserMedia? browsers;
    private readonly ServedTenants tenants = new();
    private readonly Exchange exchange;
    private readonly EngineLoop loop;
    private readonly LoopWatcher watcher;
    private readonly IOutsidePort outside;
    private long lastSound = BuiltInSound.FirstFree;
    private int disposed;

    /// <summary>Binds everything; throws <see cref="PortTakenException"/> when an address is not to be had.</summary>
    public NetNode(NetConfig config)
    {
        this.config = config;
        outside = config.Outside ?? new NoServices(input => loop!.Post(input));
        DescriptorBudget budget = new(config.Descriptors, config.HttpConnections);
        StreamLimits limits = config.Streams with { Connections = Math.Min(config.Streams.Connections, budget.Streams) };
        watcher = new LoopWatcher(config.Tap, config.News);
        failures = new FailureReports(config.Failed, () => Environment.TickCount64);
        NameResolver system = new(config.Names);
        resolver = new PeerResolver(config.Dns, system);
        questions = new NameQuestions(resolver, config.Dns, input => loop!.Post(input), failures.Add);
        TlsHandshake tls = new(config.Certificate, config.TlsRoots);
        open = new StreamTable(limits);
        webSockets = new WebSocketServer(config.WebSockets, open, input => loop!.Post(input), failures.Add);
        streams = new StreamServer(
            limits,
            open,
            tls,
            address => resolver.NameOf(address) ?? system.NameOf(address),
            input => loop!.Post(input),
            failures.Add
        );
        range = new PortRange(config.RtpHost, config.RtpLow, config.RtpHigh, budget.RtpPairs);
        try
        {
            foreach ((SipTransport transport, NetAddress local) in config.Listeners)
            {
                NetAddress bound = transport == SipTransport.Udp ? BindUdp(local) : BindStream(transport, local);
                listeners.Add(new SipListener(transport, bound, config.Public));
            }
            browsers = BrowserMedia.TryOpen(config, range, failures.Add);
            EngineOutbox outbox = new()
            {
                Sip = new SipOutbox { Watcher = watcher },
                Watcher = watcher,
            };
            Now now = RealClock.Now;
            ExchangeConfig made = config.Exchange(listeners) with { MediaCertificate = browsers?.Fingerprint };
            exchange = new Exchange(made, config.Seed, outbox, now);
            LoopRecorder? recorder = config.Recorder is { } sink ? new LoopRecorder(sink, failures.Add) : null;
            recorder?.Begin(new SegmentStart(SegmentStart.OwnVersion, made, config.Seed, now), outbox);
            loop = new EngineLoop(exchange, outbox, sockets, this, config.Commands, 0, recorder, watcher);
            foreach (TenantServed served in outbox.Tenants)
            {
                tenants.Take(served);
            }
            AddWorkers();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Where SIP is really listened to.</summary>
    public IReadOnlyList<SipListener> Listeners => listeners;

    public LoopMeters Meters => loop.Meters;

    /// <summary>Live figures; read from other threads they may be a moment apart.</summary>
    public ExchangeCounts Counts => exchange.Counts;

    /// <summary>Trunks that have not confirmed yet that they know us no more.</summary>
    public int Unregistering => exchange.Unregistering;

    public long PacketsIn => workers.Sum(worker => worker.PacketsIn);

    public long PacketsOut => workers.Sum(worker => worker.PacketsOut);

    /// <summary>RTP packets the kernel did not take.</summary>
    public long PacketsLost => workers.Sum(worker => worker.SendFailures);

    /// <summary>SIP datagrams that found no room.</summary>
    public long DatagramsLost => sockets.Dropped;

    /// <summary>Failures nobody expected, of every thread; each was reported unless there were very many.</summary>
    public long Failures => failures.Total;

    /// <summary>SIP responses that came.</summary>
    public SipCodes CodesReceived => watcher.Received;

    /// <summary>SIP responses that we gave.</summary>
    public SipCodes CodesSent => watcher.Sent;

    /// <summary>SIP requests with wrong credentials.</summary>
    public long WrongCredentials => watcher.WrongCredentials;

    /// <summary>Inputs that wait for the loop.</summary>
    public int Waiting => loop.Waiting;

    public int Streams => streams.Count;

    /// <summary>WebSockets that speak SIP.</summary>
    public int WebSockets => webSockets.Count;

    public void Start()
    {
        foreach (MediaWorker worker in workers)
        {
            worker.Start();
        }
        loop.Start();
        workers.ForEach(worker => worker.AwaitFirst(PortsLimit));
        int stream = 0;
        foreach (SipListener listener in listeners)
        {
            if (listener.Transport != SipTransport.Udp)
            {
                streams.Start(stream++, listener.Transport, listener.Local);
            }
        }
    }

    /// <summary>Serves a WebSocket that speaks SIP until it ends; at once false when there is no place for it. Any thread.</summary>
    /// <param name="arrived">Where it comes from.</param>
    /// <param name="accept">Lets it in.</param>
    public Task<bool> ServeAsync(SipSocket arrived, Func<Task<WebSocket>> accept) => webSockets.ServeAsync(arrived, accept);

    /// <summary>A number for a connection that is served elsewhere; none is given twice.</summary>
    public long NextConnection() => open.Next();

    /// <summary>What a page that speaks Verto says. Any thread.</summary>
    public void Say(PageSaid said) => loop.Post(said);

    /// <summary>What readers may see of a tenant; null when it is not served here.</summary>
    public TenantViews? Views(int tenant) => tenants.Find(tenant);

    /// <summary>Serves one more tenant; ends, with what readers may see of it, once it is served. One of that id that is served
    /// already stays as it is.</summary>
    public Task<TenantViews> AddTenantAsync(TenantConfig tenant)
    {
        Task<TenantViews> coming = tenants.Coming(tenant.Id);
        loop.Post(new TenantAdded(tenant));
        return coming;
    }

    /// <summary>Gives a tenant another domain: its calls go on, its phones have to register again.</summary>
    public void ChangeTenant(int tenant, string domain) => loop.Post(new TenantChanged(tenant, domain));

    /// <summary>Serves a tenant no more: its calls are hung up; ends once their records are with the store.</summary>
    public Task RemoveTenantAsync(int tenant)
    {
        Task going = tenants.Going(tenant);
        loop.Post(new TenantRemoved(tenant));
        return going;
    }

    /// <summary>
    /// Asks a tenant's call centre; the answer comes when views show what it did. Overloaded past the limit, and when the node stops.
    /// </summary>
    public Task<Outcome> AskAsync(int tenant, Command command, Actor by = default) => loop.AskAsync(tenant, command, by);

    /// <summary>No new calls from now on; those under way go on.</summary>
    public void Drain() => loop.Post(new Drain());

    /// <summary>Hangs up whatever is left, records included.</summary>
    public void EndCalls() => loop.Post(new EndCalls());

    public void OnCommitted(int tenant, long commit) => loop.Post(new Committed(tenant, commit));

    /// <summary>The store has registrations of the tenant's loop up to that ticket.</summary>
    public void OnBindingsKept(int tenant, long ticket) => loop.Post(new BindingsKept(ticket));

    /// <summary>Ends dialogs that a process before this one was cut off from.</summary>
    public void EndOrphans(DialogState[] dialogs) => loop.Post(new DialogsLeft(dialogs));

    public void OnCommitFailed(int tenant, long commit, string reason) => loop.Post(new CommitFailed(tenant, commit, reason));

    public void OnCampaignRead(int tenant, CampaignBatch batch) => loop.Post(new CampaignRead(tenant, batch));

    public void OnSoundLoaded(int tenant, string path, Sound? sound, string reason)
    {
        long number = 0;
        if (sound != null)
        {
            // Every worker has it before the exchange knows its number.
            number = Interlocked.Increment(ref lastSound);
            foreach (MediaWorker worker in workers)
            {
                worker.Keep(number, sound);
            }
        }
        loop.Post(new SoundLoaded(tenant, path, number, sound?.Milliseconds ?? 0, reason));
    }

    public void OnJournalLevel(JournalLevel level) => loop.Post(new JournalLevelChanged(level));

    public void OnRecordingFailed(Guid recording, string reason) => loop.Post(new RecordingFailed(recording, reason));

    /// <summary>What came of a flow's request. Any thread.</summary>
    public void OnWebAnswered(WebAnswered answer) => loop.Post(answer);

    /// <summary>What a caller has said to a flow. Any thread.</summary>
    public void OnSpeechRecognised(SpeechRecognised heard) => loop.Post(heard);

    /// <summary>Stops everything: connections are closed, who waits for an answer gets one. Inputs that come later are ignored.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
        {
            return;
        }
        webSockets.Stop();
        streams.Dispose();
        open.CloseAll();
        open.Dispose();
        loop?.Dispose();
        tenants.Stop();
        foreach (MediaWorker worker in workers)
        {
            worker.Dispose();
        }
        browsers?.Dispose();
        sockets.Dispose();
        resolver.Dispose();
    }

    void ILoopHost.OnSip(in SipOutput output)
    {
        switch (output.Kind)
        {
            case SipOutputKind.Send:
                open.Send(output.Flow, output.Bytes.ToArray());
                break;
            case SipOutputKind.Connect:
                streams.Connect(in output);
                break;
            case SipOutputKind.CloseFlow:
                open.Close(output.Flow);
                break;
            default:
                _ = questions.ResolveAsync(output.Host, output.Port, output.Flow.Transport, output.Ticket);
                break;
        }
    }

    void ILoopHost.OnMediaOrder(in MediaOrder order)
    {
        if (order.Worker != MediaOrder.EveryWorker)
        {
            workers[order.Worker].Post(order.Command);
            return;
        }
        foreach (MediaWorker worker in workers)
        {
            worker.Post(order.Command);
        }
    }

    void ILoopHost.OnStore(StoreOrder order) => config.Store.Post(order);

    void ILoopHost.OnTenant(in TenantServed served) => tenants.Take(served);

    void ILoopHost.OnLookUp(in PeerLookUp lookUp) => _ = questions.FindAsync(lookUp);

    void ILoopHost.OnPage(PageOrder order) => config.Pages?.Invoke(order);

    void ILoopHost.OnAsk(OutsideAsk ask) => outside.Ask(ask);

    void ILoopHost.OnFreePorts(Exchange of)
    {
        for (int i = 0; i < workers.Count; i++)
        {
            workers[i].WantPorts(of.WantedPorts(i));
        }
    }

    void ILoopHost.OnFailure(string where, Exception failure) => failures.Add(where, failure);

    void IMediaWorkerHost.OnMedia(int worker, MediaEvent happened)
    {
        if (happened is Closed closed)
        {
            config.Tap?.Ended(closed.Leg, closed.Figures);
        }
        if (MediaHappened.IsWanted(happened))
        {
            loop.Post(new MediaHappened(worker, happened));
        }
    }

    void IMediaWorkerHost.OnPortsBound(PortPair[] pairs) => loop.Post(new PortsBound(pairs, range.Left));

    void IMediaWorkerHost.Move(SocketPair pair, int toWorker) => workers[toWorker].Post(pair);

    bool IMediaWorkerHost.OpenTap(RecordingTap tap) => config.Recordings.Open(tap);

    void IMediaWorkerHost.OnFailure(string where, Exception failure) => failures.Add(where, failure);

    // The first pairs are bound here, so that a range that cannot serve is told at the start and not by the first call.
    private void AddWorkers()
    {
        Prng prng = new(BitConverter.ToUInt64(config.Seed));
        int bound = 0;
        for (int i = 0; i < config.Workers; i++)
        {
            MediaWorker worker = new(i, range, config.Media, this, prng.Next(), i == 0 ? browsers?.Dtls : null);
            workers.Add(worker);
            if (i == 0 && browsers is { } media)
            {
                worker.Share(media.Port);
            }
            bound += worker.BindFirst(exchange.WantedPorts(i));
        }
        if (bound == 0)
        {
            throw PortTakenException.ForRtp(config.RtpHost, config.RtpLow, config.RtpHigh, range.LastError);
        }
    }

    private NetAddress BindUdp(NetAddress local)
    {
        int error = sockets.TryAdd(local, out NetAddress bound);
        return error == 0 ? bound : throw PortTakenException.ForSip("udp", local, error);
    }

    private NetAddress BindStream(SipTransport transport, NetAddress local)
    {
        try
        {
            return streams.Listen(local);
        }
        catch (SocketException e)
        {
            throw PortTakenException.ForSip(transport == SipTransport.Tls ? "tls" : "tcp", local, e.NativeErrorCode);
        }
    }
}
