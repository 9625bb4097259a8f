namespace Tandem.Store.Writing;

using Tandem.Core.Facts;
using Tandem.Engine.Ports;
using Tandem.Store.Contract;

/// <summary>
/// Writes orders as one transaction: facts for certain, a configuration commit whole or not at all. What is wrong with a single order costs that
/// order, never its group; what is wrong with the database costs the group, which is then as if never tried, and the connection: what became of that
/// nobody knows, so the next try has a new one.
/// </summary>
internal sealed class GroupWriter(IDatabase database, IDatabaseConnection connection, IStoreSink sink) : IDisposable
{
    /// <summary>Orders in one transaction.</summary>
    private const int MaxGroup = 4_000;

    private readonly List<(CommitConfiguration Order, string? Failure)> answers = [];
    private readonly List<(CommitAccess Order, bool Kept)> told = [];
    private readonly List<(StoreOrder Order, Exception Failure)> refused = [];
    private IDatabaseConnection? current = connection;
    private DatabaseException? trouble;

    /// <summary>Why the last try to write failed; null when it did not. From any thread.</summary>
    public DatabaseException? Trouble => Volatile.Read(ref trouble);

    /// <summary>Legs that were opened and not closed, as far as committed.</summary>
    public int OpenLegs { get; private set; }

    /// <summary>How many of the orders, from the first on, are durable now; -1 when the database failed and none is.</summary>
    public int TryWrite(List<StoreOrder> orders)
    {
        int count = Math.Min(orders.Count, MaxGroup);
        try
        {
            current ??= database.OpenWriter();
            if (!TryWriteAtOnce(current, orders, count))
            {
                WriteOneByOne(current, orders, count);
            }
        }
        catch (Exception e) when (e is DatabaseException or StoreException)
        {
            Fail(e);
            return -1;
        }
        Succeed();
        CountLegs(orders, count);
        return count;
    }

    /// <summary>Tells what became of the last group's configuration commits and of facts that no table takes; once the group is durable.</summary>
    public void Answer()
    {
        foreach ((StoreOrder order, Exception failure) in refused)
        {
            sink.Failed(
                $"journal, {(order as JournalFact)?.Fact.GetType().Name ?? order.GetType().Name} of tenant {order.Tenant}",
                failure
            );
        }
        foreach ((CommitAccess order, bool kept) in told)
        {
            order.Done.TrySetResult(kept);
        }
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
    }

    public void TryBeat()
    {
        try
        {
            current ??= database.OpenWriter();
            Beat(current);
            Succeed();
        }
        catch (Exception e) when (e is DatabaseException or StoreException)
        {
            Fail(e);
        }
    }

    public void Dispose() => Drop();

    // Nearly always all is well; false when an order is refused, and then nothing is written.
    private bool TryWriteAtOnce(IDatabaseConnection to, List<StoreOrder> orders, int count)
    {
        Begin(to);
        try
        {
            for (int i = 0; i < count; i++)
            {
                Write(orders[i], to);
            }
        }
        catch (Exception e) when (e is not DatabaseException)
        {
            to.RollBack();
            return false;
        }
        End(to);
        return true;
    }

    private void WriteOneByOne(IDatabaseConnection to, List<StoreOrder> orders, int count)
    {
        Begin(to);
        for (int i = 0; i < count; i++)
        {
            to.Mark();
            try
            {
                Write(orders[i], to);
                to.Keep();
            }
            // A row the tables refuse, or our own mistake: tried again it would fail again, and all behind it would wait for ever.
            catch (Exception e) when (e is not DatabaseException)
            {
                to.Undo();
                Refuse(orders[i], e);
            }
        }
        End(to);
    }

    private void Begin(IDatabaseConnection to)
    {
        answers.Clear();
        told.Clear();
        refused.Clear();
        to.Begin();
    }

    private static void End(IDatabaseConnection to)
    {
        Beat(to);
        to.Commit();
    }

    private void Write(StoreOrder order, IDatabaseConnection to)
    {
        if (order is CommitConfiguration commit)
        {
            to.Configuration.Write(commit.Tenant, commit.Order);
            answers.Add((commit, null));
        }
        else if (order is CommitAccess access)
        {
            to.Access.Write(access.Change);
            told.Add((access, true));
        }
        else
        {
            FactWriter.Write(order, to);
        }
    }

    private void Refuse(StoreOrder order, Exception e)
    {
        if (order is CommitConfiguration commit)
        {
            answers.Add((commit, e.Message));
        }
        else if (order is CommitAccess access)
        {
            told.Add((access, false));
        }
        else
        {
            refused.Add((order, e));
        }
    }

    private void CountLegs(List<StoreOrder> orders, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (orders[i] is JournalFact { Fact: LegOpened or LegClosed } journal)
            {
                OpenLegs = Math.Max(0, OpenLegs + (journal.Fact is LegOpened ? 1 : -1));
            }
        }
    }

    private static void Beat(IDatabaseConnection to) =>
        to.Heartbeat.Beat((DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);

    private void Succeed()
    {
        if (trouble != null)
        {
            Volatile.Write(ref trouble, null);
            sink.Recovered("database");
        }
    }

    // Told once per trouble: retries would fill the log, perhaps on the very disk that is full.
    private void Fail(Exception e)
    {
        Drop();
        answers.Clear();
        told.Clear();
        refused.Clear();
        DatabaseException now = e as DatabaseException ?? new DatabaseException(DatabaseTrouble.Other, e.Message, e);
        bool isNew = trouble?.Trouble != now.Trouble;
        Volatile.Write(ref trouble, now);
        if (isNew)
        {
            sink.Failed("database", now);
        }
    }

    private void Drop()
    {
        IDatabaseConnection? dropped = current;
        current = null;
        try
        {
            dropped?.Dispose();
        }
        catch (DatabaseException)
        {
            // It is thrown away either way.
        }
    }
}
