namespace Tandem.Store.Writing;

using System.Diagnostics;
using Tandem.Engine.Ports;
using Tandem.Foundation;
using Tandem.Store.Contract;

/// <summary>
/// The one writer. Takes whatever is queued and commits it as one group. While the database cannot be written, facts wait (bounded by refusing
/// new calls) and are tried again, and configuration commits fail.
/// </summary>
internal sealed class StoreLoop : IStorePort, IDisposable
{
    private const string Unwritable = "the database cannot be written; see the server's log";

    /// <summary>How long facts alone may wait for company; a configuration commit, which somebody waits for, goes at once.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(1);

    /// <summary>How long a configuration commit may wait for a paused database.</summary>
    private static readonly TimeSpan PausePatience = TimeSpan.FromSeconds(1);

    /// <summary>How long a stop tries to write what is left to a database that fails.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    private readonly IStoreSink sink;
    private readonly GroupWriter writer;
    private readonly JournalGauge gauge;
    private readonly AutoResetEvent wake = new(false);
    private readonly AutoResetEvent hurry = new(false);
    private readonly ManualResetEventSlim open = new(true);
    private readonly Thread thread;
    private readonly List<StoreOrder> group = [];
    private readonly Handoff<StoreOrder> posted = new();
    private long lastHeartbeat;
    private long stopAsked;
    private volatile bool stopping;

    public StoreLoop(IDatabase database, IDatabaseConnection connection, IStoreSink sink)
    {
        this.sink = sink;
        writer = new GroupWriter(database, connection, sink);
        gauge = new JournalGauge(sink.JournalLevel);
        thread = new Thread(Run) { Name = "store", IsBackground = true };
    }

    /// <summary>Orders not committed yet.</summary>
    public int Waiting => gauge.Waiting;

    /// <summary>Why nothing can be written just now; null when it can.</summary>
    public DatabaseException? Trouble => writer.Trouble;

    public void Start() => thread.Start();

    public void Post(StoreOrder order)
    {
        posted.Post(order);
        gauge.Posted();
        if (order is CommitConfiguration or CommitAccess)
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
                    new InvalidOperationException($"{Waiting} facts could not be written before the stop and are lost")
                );
                return;
            }
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

    private void Take() => posted.TakeAll(group);

    /// <summary>False when a stop has no patience left.</summary>
    private bool TryWriteAll()
    {
        TimeSpan retry = FirstRetry;
        while (group.Count > 0)
        {
            if (TryWriteSome())
            {
                retry = FirstRetry;
            }
            else
            {
                FailCommits();
                if (stopping && Stopwatch.GetElapsedTime(stopAsked) > StopPatience)
                {
                    return false;
                }
                // A configuration commit that comes meanwhile is worth a try at once.
                hurry.WaitOne(stopping ? FirstRetry : retry);
                retry = retry * 2 < LongestRetry ? retry * 2 : LongestRetry;
            }
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
        group.RemoveRange(0, count);
        gauge.Done(count);
        writer.Answer();
        return true;
    }

    // The group could not be written: commits are answered now, facts stay and are tried again.
    private void FailCommits()
    {
        List<CommitConfiguration> failed = [.. group.OfType<CommitConfiguration>()];
        group.RemoveAll(order => order is CommitConfiguration);
        List<CommitAccess> unkept = [.. group.OfType<CommitAccess>()];
        group.RemoveAll(order => order is CommitAccess);
        gauge.Done(failed.Count + unkept.Count);
        unkept.ForEach(access => access.Done.TrySetResult(false));
        foreach (CommitConfiguration commit in failed)
        {
            sink.CommitFailed(commit.Tenant, commit.Order.CommitId, Unwritable);
        }
    }

    // So that recovery knows about when the process died. With no leg open there is nothing to know, and the disk may rest.
    private void Beat()
    {
        if (writer.OpenLegs > 0 && Stopwatch.GetElapsedTime(lastHeartbeat) >= HeartbeatEvery)
        {
            lastHeartbeat = Stopwatch.GetTimestamp();
            writer.TryBeat();
        }
    }
}
