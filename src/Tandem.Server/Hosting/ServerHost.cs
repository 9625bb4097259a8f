namespace Tandem.Server.Hosting;

using System.Security.Cryptography;
using Tandem.Access;
using Tandem.Access.Limits;
using Tandem.Access.Secrets;
using Tandem.Access.Tenants;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Dialects.Meiqia.Events;
using Tandem.Dialects.Udesk.Events;
using Tandem.Engine;
using Tandem.Engine.Ports;
using Tandem.Engine.Settings;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Playback;
using Tandem.Native.Importing;
using Tandem.Net;
using Tandem.Net.Names;
using Tandem.Net.Transports;
using Tandem.Numbering;
using Tandem.Outbound;
using Tandem.Server.Logging;
using Tandem.Server.Options;
using Tandem.Server.Watching;
using Tandem.Server.Words;
using Tandem.Sip.Settings;
using Tandem.Store;
using Tandem.Store.Contract;
using Tandem.Store.Files;
using Tandem.Store.FlightRecording;
using Tandem.Store.Tracing;
using Tandem.Webhooks;
using Tandem.Webhooks.Asking;
using Tandem.Webhooks.Contract;
using Tandem.Webhooks.Shapes;

/// <summary>One running server: data folder, store, node, and HTTP as it is given, put together.</summary>
internal sealed class ServerHost : IStoreSink, IAsyncDisposable
{
    private const long Megabyte = 1_048_576;

    /// <summary>A phone is told that it is registered once that is on the disk, or after this long regardless.</summary>
    private static readonly TimeSpan HoldNewRegistrations = TimeSpan.FromMilliseconds(200);

    private readonly ServeOptions options;
    private volatile IReadOnlyList<NetBlock> metricsAllowed;
    private readonly DataFolder folder;
    private readonly FlightRecorder? recorder;
    private readonly SipTraceKeeper? traces;
    private readonly NetNode node;
    private readonly IWebFace web;
    private readonly LogBook log;
    private readonly LoopSights sights;
    private readonly Watcher watcher;
    private readonly FrontDoor door;
    private readonly OutboundClient outbound;
    private readonly RecordRetention retention;
    private readonly RetentionRules rules;
    private readonly SpeechParts speech;
    private readonly OutsideServices outside;

    /// <param name="options">What it is started with.</param>
    /// <param name="log">What it says.</param>
    /// <param name="web">Makes its HTTP side.</param>
    public ServerHost(ServeOptions options, LogBook log, Func<ServerHost, IWebFace> web)
    {
        this.options = options;
        metricsAllowed = options.MetricsAllowed;
        this.log = log;
        folder = DataFolder.Open(options.Data);
        rules = new RetentionRules(options, tenant => node?.Views(tenant));
        try
        {
            string prompts = PromptFolder.Find();
            if (prompts.Length == 0)
            {
                log.Write(LogMessages.NoPrompts);
            }
            speech = new SpeechParts(options, folder);
            Store = new CentreStore(folder, this, prompts, rules.Events([]), options.RecordingFormat, speech.Speech);
            Served = new ServedTenants(Store, new TenantStarts(Store, folder, options));
            recorder = Recorder();
            TraceLimits limits = new() { Bytes = options.SipTraceSize * Megabyte };
            traces = options.SipTraceSize == 0 ? null : new SipTraceKeeper(folder.Traces, limits, ((IStoreSink)this).Failed);
            SayWhatFilesAllow();
            sights = new LoopSights(Store);
            watcher = new Watcher(sights, log, NameOf);
            outbound = new OutboundClient(options.AllowedCallbacks, new OutboundLimits(), TimeProvider.System);
            FlowRequestLimits asking = new();
            FlowSecrets = new FlowSecrets(Store.Webhooks, asking, TimeProvider.System);
            FlowRequests requests = new(FlowSecrets, outbound, asking, TimeProvider.System);
            outside = new OutsideServices(Store, requests, speech.Recogniser, Failed);
            node = new NetNode(Config());
            outside.Use(node);
            RecordingSizes sizes = new(Store, TimeProvider.System);
            StoredArchive archive = new(Store, new SipTraceReader(folder.Traces, limits), sizes);
            StoredEventFeed events = new(Store);
            TenantDirectory doors = Served.Doors(node);
            door = new FrontDoor(doors, Store, archive, events, Store, Limits(), TimeProvider.System, demand: options.RequireTotp)
            {
                Campaigns = Store.Campaigns,
                Imports = new ImportRunner(Store.Campaigns, doors, folder.Imports, TimeProvider.System),
            };
            Links = new RecordingLinks(folder.Key(), TimeProvider.System, () => Credentials.Http) { Public = options.PublicUrl };
            Webhooks = MakeWebhooks();
            Served.Removed = ForgetAsync;
        }
        catch
        {
            recorder?.Dispose();
            traces?.Dispose();
            Store?.Dispose();
            speech?.Dispose();
            folder.Dispose();
            throw;
        }
        RecordingRetention = new RecordingRetention(Store, door, rules, log, door.Clock);
        this.web = web(this);
        retention = new RecordRetention(rules, Store, node);
    }

    /// <summary>From where figures are read without a key.</summary>
    public IReadOnlyList<NetBlock> MetricsAllowed => metricsAllowed;

    public CentreStore Store { get; }

    /// <summary>Those of the options that a reload changes count from now on.</summary>
    public void Use(ServeOptions next)
    {
        metricsAllowed = next.MetricsAllowed;
        rules.Use(next);
        Store.Retain(rules.Events(Store.Tenants()));
    }

    /// <summary>Deletes old records.</summary>
    public RecordRetention RecordRetention => retention;

    /// <summary>How long what is kept.</summary>
    public RetentionRules RetentionRules => rules;

    public ServedTenants Served { get; }

    /// <summary>Under which recordings are fetched without a key.</summary>
    public RecordingLinks Links { get; }

    public IReadOnlyList<ServedTenant> Tenants => Served.All;

    public WebhookService Webhooks { get; }

    /// <summary>What requests of flows are signed with.</summary>
    public FlowSecrets FlowSecrets { get; }

    /// <summary>Speaks and understands.</summary>
    public SpeechParts Speech => speech;

    public Credentials Credentials => Tenants[0].Credentials;

    public NetNode Node => node;

    /// <summary>All that is served over HTTP.</summary>
    public IEnumerable<Endpoint> Endpoints => web.Endpoints;

    public string CredentialsFile => folder.Credentials;

    /// <summary>What is counted of calls.</summary>
    public CallFigures Figures => watcher.Figures;

    public RecordingRetention RecordingRetention { get; }

    /// <summary>HTTP requests that were refused.</summary>
    public HttpRefusals HttpRefusals { get; } = new();

    /// <summary>What happened and was too much for the log and the figures.</summary>
    public long Unseen => sights.Dropped;

    /// <summary>SIP messages that could not be kept for whoever looks for a fault.</summary>
    public long TraceDropped => traces?.Dropped ?? 0;

    /// <summary>Everything up, in the order in which things need each other.</summary>
    public async Task StartAsync()
    {
        if (Store.RecoveredLegs > 0)
        {
            log.Write(LogMessages.RecoveredLegs, Store.RecoveredLegs, Store.RecoveredRecordings);
        }
        Store.Start();
        watcher.Start();
        node.Start();
        Webhooks.Start();
        // The loop would wait for the tables at its first call out.
        _ = Task.Run(NumberOrigins.Warm);
        retention.Start();
        if (Store.DialogsLeft.Length > 0)
        {
            log.Write(LogMessages.DeadLines, Store.DialogsLeft.Length);
            node.EndOrphans(Store.DialogsLeft);
        }
        await Served.BeginAsync(door);
        door.Imports.Resume();
        string address = await web.StartAsync(door, new OperatedNode(this, options, door.Clock.GetUtcNow()));
        Served.Advertise(address, SipAddress());
        RecordingRetention.Start();
    }

    /// <summary>No new calls; waits for live ones until the limit, then hangs up what is left.</summary>
    public Task StopAsync(TimeSpan patience, CancellationToken hurry) => new NodeDrain(node).RunAsync(patience, hurry);

    public async ValueTask DisposeAsync()
    {
        await retention.DisposeAsync();
        await web.DisposeAsync();
        await RecordingRetention.StopAsync();
        Served.Dispose();
        door.Dispose();
        node.Dispose();
        await Webhooks.DisposeAsync();
        outside.Dispose();
        FlowSecrets.Dispose();
        outbound.Dispose();
        speech.Dispose();
        watcher.Dispose();
        recorder?.Dispose();
        traces?.Dispose();
        Store.Dispose();
        folder.Dispose();
    }

    /// <summary>The address phones and trunks use.</summary>
    public string SipAddress()
    {
        SipListener first = node.Listeners[0];
        NetAddress told = first.Advertised.IsUnspecified ? first.Local : first.Advertised;
        return told.ToString();
    }

    /// <summary>A tenant's name; its number where there is none.</summary>
    public string NameOf(int tenant) => Tenants.FirstOrDefault(each => each.Row.Id == tenant)?.Row.Name ?? $"{tenant}";

    void IStoreSink.Committed(int tenant, long commit) => node.OnCommitted(tenant, commit);

    void IStoreSink.CommitFailed(int tenant, long commit, string reason) => node.OnCommitFailed(tenant, commit, reason);

    void IStoreSink.CampaignRead(int tenant, CampaignBatch batch) => node.OnCampaignRead(tenant, batch);

    void IStoreSink.BindingsKept(int tenant, long ticket) => node.OnBindingsKept(tenant, ticket);

    void IStoreSink.SoundLoaded(int tenant, string path, Sound? sound, string reason)
    {
        if (sound == null)
        {
            log.Write(LogMessages.SoundUnplayable, path, reason);
        }
        else if (reason.Length > 0)
        {
            log.Write(LogMessages.SoundIncomplete, path, reason);
        }
        node.OnSoundLoaded(tenant, path, sound, reason);
    }

    void IStoreSink.JournalLevel(JournalLevel level)
    {
        log.Write(LogMessages.Journal, level);
        node.OnJournalLevel(level);
    }

    void IStoreSink.RecordingFailed(Guid recording, string reason) => node.OnRecordingFailed(recording, reason);

    void IStoreSink.Failed(string where, Exception failure) => log.Write(LogMessages.StoreFailed, where, Texts.Of(failure));

    // An RTP range larger than the descriptors allow is served as far as it goes.
    private void SayWhatFilesAllow()
    {
        int wished = (options.RtpHigh - options.RtpLow + 1) / 2;
        int allowed = new DescriptorBudget(Libc.Descriptors(), options.HttpConnections).RtpPairs;
        if (allowed < wished)
        {
            log.Write(LogMessages.TooFewFiles, options.RtpLow, options.RtpHigh, wished, allowed, DescriptorBudget.For(wished));
        }
    }

    void IStoreSink.Recovered(string where) => log.Write(LogMessages.StoreRecovered, where);

    private AccessLimits Limits() => new() { RequestsPerSecond = options.RequestsPerSecond };

    /// <summary>Opens what keys keep sealed.</summary>
    public string Open(byte[] box) => Served.Secrets.Open(box);

    private string AppIdOf(int tenant) => Tenants.FirstOrDefault(each => each.Row.Id == tenant)?.Credentials["udesk", "appId"] ?? "";

    private NumberRegion RegionOf(int tenant) => door.Tenants.ById(tenant)?.Door.Views.Region ?? NumberRegion.Default;

    private string EnterpriseOf(int tenant) => Tenants.FirstOrDefault(each => each.Row.Id == tenant)?.Credentials["uccc", "tenantId"] ?? "";

    private WebhookService MakeWebhooks() =>
        new(
            Store.Webhooks,
            new StoredEvents(Store),
            outbound,
            new ShapeTable(
                new UdeskShape((tenant, id) => door.Tenants.ById(tenant)?.Door.Views.Users[id], AppIdOf, RegionOf),
                new MeiqiaShape(tenant => door.Tenants.ById(tenant)?.Door.Views, EnterpriseOf, Links)
            ),
            new WebhookLimits(),
            TimeProvider.System,
            Failed
        );

    private Task ForgetAsync(int tenant)
    {
        FlowSecrets.Forget(tenant);
        return Webhooks.ForgetAsync(tenant);
    }

    private void Failed(string where, Exception failure) => log.Write(LogMessages.Failed, failure, where);

    private FlightRecorder? Recorder() =>
        options.FlightRecorder.Length == 0
            ? null
            : new FlightRecorder(
                options.FlightRecorder,
                new FlightRecorderLimits { Bytes = options.FlightRecorderSize * Megabyte },
                ((IStoreSink)this).Failed
            );

    private NetConfig Config() =>
        new()
        {
            Listeners = options.Sip,
            RtpHost = options.Sip[0].Local.WithPort(0),
            RtpLow = options.RtpLow,
            RtpHigh = options.RtpHigh,
            BrowserPort = options.BrowserPort,
            Public = options.Public,
            Certificate = options.Certificate,
            Dns = new DnsLimits { Servers = options.DnsServers },
            Descriptors = Libc.Descriptors(),
            HttpConnections = options.HttpConnections,
            Streams = new StreamLimits
            {
                Exempt = new ExemptHosts(
                    [.. options.TrustedProxies, .. options.LocalNets.Select(net => net.Block)],
                    () => Tenants.Select(tenant => Node?.Views(tenant.Row.Id)).OfType<TenantViews>()
                ).Contains,
            },
            WebSockets = new WebSocketLimits().Exempting(static host => host.IsLoopback),
            Media = new MediaLimits { LongSilentAfter = options.SilenceProbe },
            Seed = RandomNumberGenerator.GetBytes(32),
            Store = sights,
            Recordings = Store,
            Recorder = recorder,
            Tap = traces?.Tap,
            News = sights,
            Outside = outside,
            Failed = Failed,
            Pages = order => web?.Tell(order),
            Exchange = listeners => new ExchangeConfig
            {
                Listeners = listeners,
                Public = options.Public,
                LocalNets = options.LocalNets,
                Sip = new SipConfig
                {
                    Listeners = [],
                    Digest = new DigestConfig { Challenge = options.Digest },
                    Registrar = new RegistrarConfig { HoldNew = HoldNewRegistrations },
                    Proxies = options.TrustedProxies,
                },
                Limits = new ExchangeLimits { CallsPerSecond = options.CallsPerSecond },
                Tenants = [.. Tenants.Select(tenant => tenant.Start)],
            },
        };
}
