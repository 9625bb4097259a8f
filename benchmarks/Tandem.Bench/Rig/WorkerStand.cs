namespace Tandem.Bench.Rig;

using System.Collections.Concurrent;
using Tandem.Engine.Ports;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Recording;
using Tandem.Net.Dtls;
using Tandem.Net.Media;

/// <summary>One media worker as the server has it, with its sockets, pairs and browsers' port, and nothing else of the server.</summary>
internal sealed class WorkerStand : IMediaWorkerHost, IDisposable
{
    private const int FirstPort = 21_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly MediaWorker worker;
    private readonly ConcurrentQueue<PortPair> pairs = new();
    private readonly BlockingCollection<(MediaEvent Event, double Cpu)> events = [];
    private readonly int wanted;

    public WorkerStand(int calls, DtlsCertificate certificate)
    {
        // Below those that the system gives to others; what is taken is passed over.
        int first = FirstPort;
        MediaLimits limits = new() { BrowserLegs = calls * 2 };
        NetAddress host = NetAddress.FromV4(0x7F000001, 0);
        PortRange range = new(host, first, first + calls * 4 + 63);
        worker = new MediaWorker(0, range, limits, this, 7, new DtlsContext(certificate));
        if (range.TryBindShared(0, limits.BrowserLegs, out SharedPort? shared) != 0)
        {
            throw new BenchException("no port for browsers");
        }
        worker.Share(shared!);
        wanted = limits.BrowserLegs + worker.BindFirst(calls * 2);
        worker.Start();
    }

    /// <summary>Places on the browsers' port, then pairs.</summary>
    public (PortPair[] Places, PortPair[] Pairs) Announced()
    {
        SpinWait.SpinUntil(() => pairs.Count >= wanted, Patience);
        return ([.. pairs.Where(pair => pair.IsShared)], [.. pairs.Where(pair => !pair.IsShared)]);
    }

    public void Post(MediaCommand command) => worker.Post(command);

    /// <summary>CPU time of the worker's thread so far: it says itself, when an order comes to it.</summary>
    public double CpuMicros(PortPair unused, int generation)
    {
        LegPort leg = new(unused.Pair, generation);
        Post(new Close(leg, 1));
        foreach ((MediaEvent happened, double cpu) in events.GetConsumingEnumerable(new CancellationTokenSource(Patience).Token))
        {
            if (happened is Closed closed && closed.Leg == leg)
            {
                return cpu;
            }
        }
        throw new BenchException("the worker does not answer");
    }

    public void Dispose()
    {
        worker.Dispose();
        events.Dispose();
    }

    void IMediaWorkerHost.OnMedia(int index, MediaEvent happened) => events.Add((happened, ThreadCpu.Micros));

    void IMediaWorkerHost.OnPortsBound(PortPair[] bound) => Array.ForEach(bound, pairs.Enqueue);

    void IMediaWorkerHost.Move(SocketPair pair, int toWorker) { }

    bool IMediaWorkerHost.OpenTap(RecordingTap tap) => false;

    void IMediaWorkerHost.OnFailure(string where, Exception failure) => throw new BenchException($"{where}: {failure}");
}
