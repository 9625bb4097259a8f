namespace Tandem.Net.Tests.Media;

using System.Collections.Concurrent;
using Tandem.Engine.Ports;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Codecs;
using Tandem.Media.Recording;
using Tandem.Net.Dtls;
using Tandem.Net.Media;

/// <summary>Media workers over one range of ports, and everything they tell.</summary>
internal sealed class WorkerRig : IMediaWorkerHost, IDisposable
{
    private readonly List<MediaWorker> workers = [];
    private readonly BlockingCollection<MediaEvent> events = [];

    /// <summary>Pairs wanted at the start.</summary>
    public const int Wanted = 512;

    public WorkerRig(int count, int low, int high, DtlsContext? dtls = null)
    {
        PortRange range = new(Rig.Loopback.V4, low, high);
        for (int i = 0; i < count; i++)
        {
            workers.Add(new MediaWorker(i, range, new MediaLimits { BrowserLegs = 16 }, this, (ulong)i + 1, i == 0 ? dtls : null));
        }
        if (dtls is not null)
        {
            Assert.Equal(0, range.TryBindShared(0, 16, out SharedPort? shared));
            workers[0].Share(shared!);
        }
        foreach (MediaWorker worker in workers)
        {
            First += worker.BindFirst(Wanted);
        }
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.AwaitFirst(TimeSpan.FromMilliseconds(Rig.Patience.LongMillis)));
    }

    /// <summary>With so many pairs of ports.</summary>
    public static WorkerRig With(int workers, int pairs)
    {
        int low = Rig.TestPorts.Take(2 * pairs);
        return new WorkerRig(workers, low, low + 2 * pairs - 1);
    }

    public MediaWorker this[int index] => workers[index];

    /// <summary>Pairs bound before the start.</summary>
    public int First { get; }

    public ConcurrentQueue<PortPair> Pairs { get; } = new();

    public ConcurrentQueue<Exception> Failures { get; } = new();

    /// <summary>Called on the worker's thread with each event.</summary>
    public Action<MediaEvent> Happened { get; set; } = _ => { };

    public static WorkerRig WithBrowsers(int pairs, DtlsContext dtls)
    {
        int low = Rig.TestPorts.Take(2 * pairs + 2);
        return new WorkerRig(1, low, low + 2 * pairs + 1, dtls);
    }

    public static LegPlan Plan(NetAddress remote) =>
        new(remote, remote.WithPort(remote.Port + 1), CodecTable.Pcmu, 0, 0, -1, -1, MediaDirection.SendRecv, false);

    /// <summary>The next event of that kind; others before it are passed over.</summary>
    public T Await<T>()
        where T : MediaEvent
    {
        while (events.TryTake(out MediaEvent? happened, Rig.Patience.LongMillis))
        {
            if (happened is T wanted)
            {
                return wanted;
            }
        }
        throw new TimeoutException($"no {typeof(T).Name}; failures: {string.Join(", ", Failures)}");
    }

    public void Dispose()
    {
        workers.ForEach(worker => worker.Dispose());
        events.Dispose();
    }

    void IMediaWorkerHost.OnMedia(int worker, MediaEvent happened)
    {
        Happened(happened);
        events.Add(happened);
    }

    void IMediaWorkerHost.OnPortsBound(PortPair[] pairs) => Array.ForEach(pairs, Pairs.Enqueue);

    void IMediaWorkerHost.Move(SocketPair pair, int toWorker) => workers[toWorker].Post(pair);

    bool IMediaWorkerHost.OpenTap(RecordingTap tap) => false;

    void IMediaWorkerHost.OnFailure(string where, Exception failure) => Failures.Enqueue(failure);
}
