namespace Tandem.Store.Writing;

using Microsoft.Data.Sqlite;
using SQLitePCL;
using Tandem.Core.Facts;
using Tandem.Engine.Ports;
using Tandem.Store.Sqlite;

/// <summary>
/// Writes orders as one transaction: facts for certain, a configuration commit whole or not at all. What is wrong with a single order costs that
/// order, never its group; what is wrong with the database costs the group, which is then as if never tried.
/// </summary>
internal sealed class GroupWriter : IDisposable
{
    /// <summary>Orders in one transaction.</summary>
    private const int MaxGroup = 4_000;

    private const string Savepoint = "one_commit";

    private readonly SqliteConnection connection;
    private readonly IStoreSink sink;
    private readonly FactWriter facts;
    private readonly ConfigurationWriter configuration;
    private readonly SqliteCommand heartbeat;
    private readonly List<(CommitConfiguration Order, string? Failure)> answers = [];
    private bool failing;

    public GroupWriter(SqliteConnection connection, SecretBox secrets, IStoreSink sink)
    {
        this.connection = connection;
        this.sink = sink;
        facts = new FactWriter(connection);
        configuration = new ConfigurationWriter(connection, secrets);
        heartbeat = connection.CreateCommand();
        heartbeat.CommandText = "INSERT OR REPLACE INTO heartbeat(id, at) VALUES(1, $at)";
        heartbeat.Parameters.Add(new SqliteParameter { ParameterName = "$at" });
    }

    /// <summary>Legs that were opened and not closed, as far as committed.</summary>
    public int OpenLegs { get; private set; }

    /// <summary>How many of the orders, from the first on, are durable now; -1 when the database failed and none is.</summary>
    public int TryWrite(List<StoreOrder> orders)
    {
        int count = Math.Min(orders.Count, MaxGroup);
        int opened = 0;
        answers.Clear();
        try
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            for (int i = 0; i < count; i++)
            {
                opened += Write(orders[i], transaction);
            }
            Beat(transaction);
            transaction.Commit();
        }
        catch (Exception e)
        {
            Report(e);
            return -1;
        }
        failing = false;
        OpenLegs = Math.Max(0, OpenLegs + opened);
        return count;
    }

    /// <summary>Tells what became of the last group's configuration commits; once it is durable.</summary>
    public void Answer()
    {
        foreach ((CommitConfiguration order, string? failure) in answers)
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
        answers.Clear();
    }

    public void TryBeat()
    {
        try
        {
            Beat(null);
        }
        catch (SqliteException e)
        {
            Report(e);
        }
    }

    public void Dispose()
    {
        facts.Dispose();
        heartbeat.Dispose();
    }

    /// <summary>By how much the number of open legs changes.</summary>
    private int Write(StoreOrder order, SqliteTransaction transaction)
    {
        if (order is CommitConfiguration commit)
        {
            answers.Add((commit, TryConfigure(commit, transaction)));
            return 0;
        }
        try
        {
            facts.Write(order, transaction);
        }
        catch (Exception e) when (IsOrdersOwn(e))
        {
            // Tried again it would fail again, and all facts behind it would wait for ever.
            sink.Failed($"journal, {(order as JournalFact)?.Fact.GetType().Name ?? order.GetType().Name} of tenant {order.Tenant}", e);
            return 0;
        }
        return order is not JournalFact journal ? 0
            : journal.Fact is LegOpened ? 1
            : journal.Fact is LegClosed ? -1
            : 0;
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
        catch (Exception e) when (IsOrdersOwn(e))
        {
            transaction.Rollback(Savepoint);
            transaction.Release(Savepoint);
            return e.Message;
        }
    }

    // A row the tables refuse, or our own mistake; all else is the database's state and passes.
    private static bool IsOrdersOwn(Exception e) =>
        e is not SqliteException failure
        || failure.SqliteErrorCode is raw.SQLITE_CONSTRAINT or raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH or raw.SQLITE_RANGE;

    private void Beat(SqliteTransaction? transaction)
    {
        heartbeat.Transaction = transaction;
        heartbeat.Parameters[0].Value = (DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        heartbeat.ExecuteNonQuery();
    }

    // Once per trouble: retries would fill the log, perhaps on the very disk that is full.
    private void Report(Exception e)
    {
        if (!failing)
        {
            failing = true;
            sink.Failed("database", e);
        }
    }
}
