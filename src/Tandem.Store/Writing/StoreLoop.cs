namespace Tandem.Store.Writing;

using System.Diagnostics;
using Tandem.Engine.Ports;
using Tandem.Foundation;
using Tandem.Store.Contract;
using Tandem.Store.EventLog;
using Tandem.Store.Tenants;

/// <summary>
/// The one writer. Takes whatever is queued, folds the events in it and commits it as one group. While the database cannot be written, events wait
/// (bounded by refusing new calls) and are tried again, and configuration commits fail.
/// </summary>
internal sealed class StoreLoop : IStorePort, IDisposable
{
    private const string Unwritable = "the database cannot be written; see the server's log";
    private const string UnwritableInChinese = "数据库无法写入，请查看服务器日志";

    /// <summary>How long events alone may wait for company; a configuration commit, which somebody waits for, goes at once.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(1);

    /// <summary>How long a configuration commit may wait for a paused database.</summary>
    private static readonly TimeSpan PausePatience = TimeSpan.FromSeconds(1);

    /// <summary>A commit that takes longer than this is trouble, also while nothing says so.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>How long a stop tries to write what is left to a database that fails.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    /// <summary>A life sign while agents are signed in, so that their times are known after a kill.</summary>
    private static readonly TimeSpan QuietHeartbeatEvery = TimeSpan.FromSeconds(10);

    private readonly IStoreSink sink;
    private readonly NodeLog log;
    private readonly LogKeeper keeper;
    private readonly RemovedTenants removed;
    private readonly Func<long> clock;
    private readonly GroupWriter writer;
    private readonly JournalGauge gauge;
    private readonly AutoResetEvent wake = new(false);
    private readonly AutoResetEvent hurry = new(false);
    private readonly ManualResetEventSlim open = new(true);
    private readonly Thread thread;
    private readonly List<StoreOrder> group = [];
    private readonly Handoff<StoreOrder> posted = new();
    private readonly List<StoreOrder> taken = [];
    private readonly Queue<Errand> errands = new();
    private long lastHeartbeat;
    private long stopAsked;
    private volatile bool stopping;

    public StoreLoop(
        IDatabase database,
        IDatabaseConnection connection,
        StoreLogs logs,
        EventRetention retention,
        RemovedTenants removed,
        IStoreSink sink,
        Func<long>? clock = null
    )
    {
        this.clock = clock ?? (static () => WallClock.Micros);
        this.sink = sink;
        this.removed = removed;
        log = logs.Node;
        keeper = new LogKeeper(log, logs.Needs, retention);
        writer = new GroupWriter(database, connection, new CommitBlocks(log, logs.Buffers, logs.Tail), sink);
        gauge = new JournalGauge(sink.JournalLevel);
        thread = new Thread(Run) { Name = "store", IsBackground = true };
    }

    /// <summary>How long logs are kept from now on. Any thread.</summary>
    public void Retain(EventRetention retention) => keeper.Use(retention);

    /// <summary>Orders not committed yet.</summary>
    public int Waiting => gauge.Waiting;

    /// <summary>The database has not answered for long: it hangs.</summary>
    public bool Hangs => gauge.Stalled > Patience;

    /// <summary>Why nothing can be written just now; null when it can.</summary>
    public DatabaseException? Trouble => writer.Trouble;

    public void Start() => thread.Start();

    public void Post(StoreOrder order)
    {
        gauge.Posted(OrderSize.CountOf(order), OrderSize.Of(order));
        posted.Post(order);
        if (order is CommitConfiguration or Errand or AwaitedCommit { IsUrgent: true })
        {
            hurry.Set();
        }
        wake.Set();
    }

    /// <summary>For tests: while closed nothing is written.</summary>
    public void Pause() => open.Reset();

    public void Resume() => open.Set();

    /// <summary>Writes what is queued and ends.</summary>
    public void Dispose()
    {
        stopAsked = Stopwatch.GetTimestamp();
        stopping = true;
        open.Set();
        hurry.Set();
        wake.Set();
        if (thread.IsAlive)
        {
            thread.Join();
        }
        writer.Dispose();
    }

    private void Run()
    {
        ThreadNiceness.GiveWay();
        do
        {
            if (wake.WaitOne(HeartbeatEvery) && !stopping)
            {
                hurry.WaitOne(Gather);
            }
            WaitWhilePaused();
            Take();
            if (!TryWriteAll())
            {
                sink.Failed(
                    "database",
                    new InvalidOperationException($"{Waiting} events could not be written before the stop and are lost")
                );
                return;
            }
            DoErrands();
            KeepLog();
            Beat();
        } while (!stopping || Waiting > 0);
    }

    private void WaitWhilePaused()
    {
        while (!open.Wait(PausePatience))
        {
            Take();
            FailCommits();
        }
    }

    // What waits becomes bytes and rows here, so that it takes little memory however long the database is away.
    private void Take()
    {
        posted.TakeAll(taken);
        int first = group.Count;
        int lost = 0;
        long less = 0;
        foreach (StoreOrder order in taken)
        {
            lost += OrderSize.CountOf(order);
            less += OrderSize.Of(order);
            if (order is Errand errand)
            {
                errands.Enqueue(errand);
            }
            else
            {
                log.Take(order, group);
            }
        }
        taken.Clear();
        log.Seal();
        for (int i = first; i < group.Count; i++)
        {
            lost -= OrderSize.CountOf(group[i]);
            less -= OrderSize.Of(group[i]);
        }
        // What could not be taken was reported, and is not waited for.
        gauge.Done(lost, less);
    }

    /// <summary>False when a stop has no patience left.</summary>
    private bool TryWriteAll()
    {
        TimeSpan retry = FirstRetry;
        while (group.Count > 0)
        {
            if (TryWriteSome())
            {
                // What came meanwhile gathers before it is taken: many small commits cost far more than a few large ones.
                retry = FirstRetry;
                continue;
            }
            FailCommits();
            if (stopping && Stopwatch.GetElapsedTime(stopAsked) > StopPatience)
            {
                return false;
            }
            // A configuration commit that comes meanwhile is worth a try at once.
            hurry.WaitOne(stopping ? FirstRetry : retry);
            retry = retry * 2 < LongestRetry ? retry * 2 : LongestRetry;
            WaitWhilePaused();
            Take();
        }
        return true;
    }

    private bool TryWriteSome()
    {
        lastHeartbeat = Stopwatch.GetTimestamp();
        int count = writer.TryWrite(group);
        if (count < 0)
        {
            return false;
        }
        int orders = 0;
        long size = 0;
        for (int i = 0; i < count; i++)
        {
            orders += OrderSize.CountOf(group[i]);
            size += OrderSize.Of(group[i]);
            log.Recycle(group[i]);
        }
        group.RemoveRange(0, count);
        gauge.Durable(orders, size);
        writer.Answer();
        return true;
    }

    // The group could not be written: commits are answered now, and the log says that they were refused; events stay and are tried again.
    private void FailCommits()
    {
        for (int i = 0; i < group.Count; i++)
        {
            if (group[i] is CommitConfiguration commit)
            {
                LogPiece refused = log.Refused(commit, Unwritable);
                gauge.Done(1, OrderSize.Of(commit) - OrderSize.Of(refused));
                group[i] = refused;
                sink.CommitFailed(commit.Tenant, commit.Order.CommitId, Unwritable);
            }
        }
        foreach (AwaitedCommit unkept in group.OfType<AwaitedCommit>())
        {
            gauge.Done(OrderSize.CountOf(unkept), OrderSize.Of(unkept));
            unkept.Done.TrySetResult(false);
        }
        group.RemoveAll(order => order is AwaitedCommit);
        while (errands.TryDequeue(out Errand? errand))
        {
            errand.Fail(new StoreException(Unwritable, UnwritableInChinese));
        }
    }

    private void DoErrands()
    {
        while (errands.TryDequeue(out Errand? errand))
        {
            writer.TryDo(errand);
        }
        if (removed.IsDue && !stopping && writer.TryRun(removed.Step))
        {
            wake.Set();
        }
    }

    // So that recovery knows about when the process died. With nobody there is nothing to know, and the disk may rest.
    private void Beat()
    {
        TimeSpan since = Stopwatch.GetElapsedTime(lastHeartbeat);
        if ((log.OpenLegs > 0 && since >= HeartbeatEvery) || (log.SignedIn > 0 && since >= QuietHeartbeatEvery))
        {
            lastHeartbeat = Stopwatch.GetTimestamp();
            writer.TryBeat();
        }
    }

    private void KeepLog()
    {
        long now = clock();
        if (keeper.IsDue(now) && writer.TryRun(to => keeper.Keep(now, to)))
        {
            keeper.Kept(now);
        }
    }
}
