namespace Tandem.Net;

using System.Net.Sockets;
using Tandem.Core.Commands;
using Tandem.Core.Views;
using Tandem.Engine;
using Tandem.Engine.Ports;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Playback;
using Tandem.Media.Recording;
using Tandem.Net.Interop;
using Tandem.Net.Loop;
using Tandem.Net.Media;
using Tandem.Net.Transports;
using Tandem.Sip;

/// <summary>A running node: sockets, the loop with its exchange, the media workers. Everything with a thread is started and ended here.</summary>
public sealed class NetNode : ILoopHost, IMediaWorkerHost, IDisposable
{
    /// <summary>Fewer free port pairs than this, and the worker binds more.</summary>
    private const int LowPorts = 384;

    private readonly NetConfig config;
    private readonly SipSockets sockets = new();
    private readonly StreamServer streams;
    private readonly NameResolver resolver = new();
    private readonly List<MediaWorker> workers = [];
    private readonly List<SipListener> listeners = [];
    private readonly PortRange range;
    private readonly Exchange exchange;
    private readonly EngineLoop loop;

    /// <summary>Binds everything; throws <see cref="PortTakenException"/> when an address is not to be had.</summary>
    public NetNode(NetConfig config)
    {
        this.config = config;
        streams = new StreamServer(config.Streams, config.Certificate, input => loop!.Post(input));
        try
        {
            foreach ((SipTransport transport, NetAddress local) in config.Listeners)
            {
                NetAddress bound = transport == SipTransport.Udp ? BindUdp(local) : BindStream(transport, local);
                listeners.Add(new SipListener(transport, bound, config.Public));
            }
        }
        catch
        {
            sockets.Dispose();
            streams.Dispose();
            throw;
        }
        EngineOutbox outbox = new();
        exchange = new Exchange(config.Exchange(listeners), config.Seed, outbox, RealClock.Now);
        loop = new EngineLoop(exchange, outbox, sockets, this, 0);
        range = new PortRange(config.RtpHost, config.RtpLow, config.RtpHigh);
        Prng prng = new(BitConverter.ToUInt64(config.Seed));
        for (int i = 0; i < config.Workers; i++)
        {
            workers.Add(new MediaWorker(i, range, config.Media, this, prng.Next()));
        }
    }

    /// <summary>Where SIP is really listened to.</summary>
    public IReadOnlyList<SipListener> Listeners => listeners;

    public LoopMeters Meters => loop.Meters;

    /// <summary>Live figures; read from other threads they may be a moment apart.</summary>
    public ExchangeCounts Counts => exchange.Counts;

    public long PacketsIn => workers.Sum(worker => worker.PacketsIn);

    public long PacketsOut => workers.Sum(worker => worker.PacketsOut);

    public int Streams => streams.Count;

    public void Start()
    {
        foreach (MediaWorker worker in workers)
        {
            worker.Start();
        }
        loop.Start();
        int stream = 0;
        foreach (SipListener listener in listeners)
        {
            if (listener.Transport != SipTransport.Udp)
            {
                streams.Start(stream++, listener.Transport, listener.Local);
            }
        }
    }

    public TenantViews Views(int tenant) => exchange.Views(tenant);

    /// <summary>Asks a tenant's call centre; the answer comes when views show what it did.</summary>
    public Task<Outcome> AskAsync(int tenant, Command command)
    {
        TaskCompletionSource<Outcome> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return loop.TryAsk(tenant, command, config.Commands, answer.SetResult)
            ? answer.Task
            : Task.FromResult(new Outcome(OutcomeCode.Overloaded, "too many commands under way, try again"));
    }

    /// <summary>No new calls from now on; those under way go on.</summary>
    public void Drain() => loop.Post(new DrainInput());

    public void OnCommitted(int tenant, long commit) => loop.Post(new CommitInput(tenant, commit, null));

    public void OnCommitFailed(int tenant, long commit, string reason) => loop.Post(new CommitInput(tenant, commit, reason));

    public void OnSoundLoaded(int tenant, string path, Sound? sound, string reason) =>
        loop.Post(new SoundInput(tenant, path, sound, reason));

    public void OnJournalLevel(JournalLevel level) => loop.Post(new JournalInput(level));

    public void OnRecordingFailed(Guid recording, string reason) => loop.Post(new RecordingFailedInput(recording, reason));

    public void Dispose()
    {
        streams.Dispose();
        loop.Dispose();
        foreach (MediaWorker worker in workers)
        {
            worker.Dispose();
        }
        sockets.Dispose();
    }

    void ILoopHost.OnSip(in SipOutput output)
    {
        switch (output.Kind)
        {
            case SipOutputKind.Send:
                streams.Send(output.Flow, output.Bytes);
                break;
            case SipOutputKind.Connect:
                streams.Connect(output);
                break;
            case SipOutputKind.CloseFlow:
                streams.Close(output.Flow);
                break;
            default:
                _ = ResolveAsync(output.Host, output.Port, output.Ticket);
                break;
        }
    }

    void ILoopHost.OnMediaOrder(in MediaOrder order) => workers[order.Worker].Post(order.Command);

    void ILoopHost.OnStore(StoreOrder order) => config.Store.Post(order);

    void ILoopHost.OnEvent(in TenantEvent happened) => config.Happened(happened);

    void ILoopHost.OnFreePorts(Exchange of)
    {
        for (int i = 0; i < workers.Count; i++)
        {
            if (range.Left > 0 && of.FreePorts(i) < LowPorts)
            {
                workers[i].WantPorts();
            }
        }
    }

    void ILoopHost.OnFailure(string where, Exception failure) => config.Failed(where, failure);

    void IMediaWorkerHost.OnMedia(int worker, MediaEvent happened) => loop.Post(new MediaInput(worker, happened));

    void IMediaWorkerHost.OnPortsBound(PortPair[] pairs) => loop.Post(new PortsInput(pairs));

    void IMediaWorkerHost.Move(SocketPair pair, int toWorker) => workers[toWorker].Post(pair);

    bool IMediaWorkerHost.OpenTap(RecordingTap tap) => config.Recordings.Open(tap);

    void IMediaWorkerHost.OnFailure(string where, Exception failure) => config.Failed(where, failure);

    private async Task ResolveAsync(string host, int port, long ticket)
    {
        NetAddress[] found = await resolver.ResolveAsync(host, port).ConfigureAwait(false);
        loop.Post(new ResolvedInput(ticket, found));
    }

    private NetAddress BindUdp(NetAddress local)
    {
        int error = sockets.TryAdd(local, out NetAddress bound);
        return error == 0 ? bound : throw new PortTakenException(Reason("udp", local, error));
    }

    private NetAddress BindStream(SipTransport transport, NetAddress local)
    {
        try
        {
            return streams.Listen(local);
        }
        catch (SocketException e)
        {
            string name = transport == SipTransport.Tls ? "tls" : "tcp";
            throw new PortTakenException(Reason(name, local, e.NativeErrorCode));
        }
    }

    private static string Reason(string transport, NetAddress local, int error) =>
        error switch
        {
            Libc.EaddrInUse =>
                $"SIP cannot listen on {transport}:{local}: another program has that port. Stop it, or choose another with --sip {transport}:{local.SipHostText}:PORT",
            Libc.EaddrNotAvail =>
                $"SIP cannot listen on {transport}:{local}: this machine has no such address. Choose one of its own with --sip {transport}:ADDRESS:{local.Port}",
            Libc.Eacces =>
                $"SIP cannot listen on {transport}:{local}: ports below 1024 need privileges. Choose another with --sip {transport}:{local.SipHostText}:PORT",
            _ => $"SIP cannot listen on {transport}:{local} (error {error}). Choose another address with --sip",
        };
}
