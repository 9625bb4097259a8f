namespace Tandem.Store.Writing;

using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Tandem.Engine.Ports;
using Tandem.Store.Sqlite;

/// <summary>
/// The one writer. Takes whatever is queued and commits it as one group: facts are written for certain, a configuration commit whole or not
/// at all and answered either way. While the database cannot be written, facts wait (bounded by refusing new calls) and commits fail.
/// </summary>
internal sealed class StoreLoop : IStorePort, IDisposable
{
    /// <summary>Facts that may wait; at 80 % an alarm, at 100 % no new calls.</summary>
    public const int MaxWaiting = 100_000;

    private const int MaxGroup = 4_000;
    private const string Savepoint = "one_commit";

    /// <summary>How long facts alone may wait for company; a configuration commit, which somebody waits for, goes at once.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(1);

    private readonly SqliteConnection connection;
    private readonly IStoreSink sink;
    private readonly FactWriter facts;
    private readonly ConfigurationWriter configuration;
    private readonly SqliteCommand heartbeat;
    private readonly Lock gate = new();
    private readonly AutoResetEvent wake = new(false);
    private readonly AutoResetEvent hurry = new(false);
    private readonly Thread thread;
    private readonly ManualResetEventSlim open = new(true);
    private List<StoreOrder> queue = [];
    private List<StoreOrder> spare = [];
    private readonly List<StoreOrder> group = [];
    private JournalLevel level;
    private long lastHeartbeat;
    private int waiting;
    private volatile bool stopping;

    public StoreLoop(SqliteConnection connection, SecretBox secrets, IStoreSink sink)
    {
        this.connection = connection;
        this.sink = sink;
        facts = new FactWriter(connection);
        configuration = new ConfigurationWriter(connection, secrets);
        heartbeat = connection.CreateCommand();
        heartbeat.CommandText = "INSERT OR REPLACE INTO heartbeat(id, at) VALUES(1, $at)";
        heartbeat.Parameters.Add(new SqliteParameter { ParameterName = "$at" });
        thread = new Thread(Run) { Name = "store", IsBackground = true };
    }

    /// <summary>Orders not committed yet.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    public long Commits { get; private set; }

    public void Start() => thread.Start();

    public void Post(StoreOrder order)
    {
        lock (gate)
        {
            queue.Add(order);
        }
        if (Interlocked.Increment(ref waiting) is int now && (now == MaxWaiting || now == MaxWaiting * 8 / 10))
        {
            Tell(now);
        }
        if (order is CommitConfiguration)
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
        stopping = true;
        open.Set();
        hurry.Set();
        wake.Set();
        if (thread.IsAlive)
        {
            thread.Join();
        }
        facts.Dispose();
        heartbeat.Dispose();
        connection.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            if (wake.WaitOne(HeartbeatEvery) && !stopping)
            {
                hurry.WaitOne(Gather);
            }
            open.Wait();
            Take();
            while (group.Count > 0)
            {
                if (!TryCommit())
                {
                    FailCommits();
                    if (stopping)
                    {
                        return;
                    }
                    Thread.Sleep(RetryAfter);
                }
                Take();
            }
            Beat();
            if (stopping && Waiting == 0)
            {
                return;
            }
        }
    }

    private void Take()
    {
        lock (gate)
        {
            (queue, spare) = (spare, queue);
        }
        group.AddRange(spare);
        spare.Clear();
    }

    private bool TryCommit()
    {
        int count = Math.Min(group.Count, MaxGroup);
        List<(CommitConfiguration Order, string? Failure)> answers = [];
        try
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            for (int i = 0; i < count; i++)
            {
                if (group[i] is CommitConfiguration commit)
                {
                    answers.Add((commit, TryConfigure(commit, transaction)));
                }
                else if (group[i] is not LoadSound)
                {
                    facts.Write(group[i], transaction);
                }
            }
            WriteHeartbeat(transaction);
            transaction.Commit();
        }
        catch (SqliteException e)
        {
            sink.Failed("database", e);
            return false;
        }
        group.RemoveRange(0, count);
        Commits++;
        Tell(Interlocked.Add(ref waiting, -count));
        foreach ((CommitConfiguration order, string? failure) in answers)
        {
            Answer(order, failure);
        }
        return true;
    }

    private string? TryConfigure(CommitConfiguration commit, SqliteTransaction transaction)
    {
        transaction.Save(Savepoint);
        try
        {
            configuration.Write(commit.Tenant, commit.Order, transaction);
            transaction.Release(Savepoint);
            return null;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            transaction.Rollback(Savepoint);
            return e.Message;
        }
    }

    // The group could not be written: commits are answered now, facts stay and are tried again.
    private void FailCommits()
    {
        for (int i = group.Count - 1; i >= 0; i--)
        {
            if (group[i] is CommitConfiguration commit)
            {
                group.RemoveAt(i);
                Interlocked.Decrement(ref waiting);
                Answer(commit, "the database cannot be written; see the server's log");
            }
        }
    }

    private void Answer(CommitConfiguration order, string? failure)
    {
        if (failure == null)
        {
            sink.Committed(order.Tenant, order.Order.CommitId);
        }
        else
        {
            sink.CommitFailed(order.Tenant, order.Order.CommitId, failure);
        }
    }

    private void Beat()
    {
        if (Stopwatch.GetElapsedTime(lastHeartbeat) < HeartbeatEvery)
        {
            return;
        }
        try
        {
            WriteHeartbeat(null);
        }
        catch (SqliteException e)
        {
            sink.Failed("database", e);
        }
    }

    private void WriteHeartbeat(SqliteTransaction? transaction)
    {
        lastHeartbeat = Stopwatch.GetTimestamp();
        heartbeat.Transaction = transaction;
        heartbeat.Parameters[0].Value = (DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks) / 10;
        heartbeat.ExecuteNonQuery();
    }

    private void Tell(int now)
    {
        JournalLevel next =
            now >= MaxWaiting ? JournalLevel.Full
            : now >= MaxWaiting * 8 / 10
                ? level == JournalLevel.Full ? JournalLevel.Full
                    : JournalLevel.High
            : JournalLevel.Calm;
        if (next != level)
        {
            level = next;
            sink.JournalLevel(next);
        }
    }
}
