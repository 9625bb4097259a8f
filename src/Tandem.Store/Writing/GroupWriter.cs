namespace Tandem.Store.Writing;

using Tandem.Core.Folds;
using Tandem.Engine.Ports;
using Tandem.Store.Contract;
using Tandem.Store.EventLog;

/// <summary>
/// Writes orders as one transaction: events, and the rows made of them, for certain; a configuration commit whole or not at all. What is wrong with a single order costs that
/// order, never its group; what is wrong with the database costs the group, which is then as if never tried, and the connection: what became of that
/// nobody knows, so the next try has a new one.
/// </summary>
internal sealed class GroupWriter(IDatabase database, IDatabaseConnection connection, CommitBlocks blocks, IStoreSink sink) : IDisposable
{
    /// <summary>Orders in one transaction, and bytes of events.</summary>
    private const int MaxGroup = 4_000;
    private const long MaxGroupBytes = 8 << 20;

    private readonly List<(CommitConfiguration Order, string? Failure)> answers = [];
    private readonly List<(AwaitedCommit Order, bool Kept)> told = [];
    private readonly List<(StoreOrder Order, Exception Failure)> refused = [];
    private readonly DialogBlocks dialogs = new();
    private readonly Dictionary<int, long> kept = [];
    private IDatabaseConnection? current = connection;
    private DatabaseException? trouble;

    /// <summary>Why the last try to write failed; null when it did not. From any thread.</summary>
    public DatabaseException? Trouble => Volatile.Read(ref trouble);

    /// <summary>How many of the orders, from the first on, are durable now; -1 when the database failed and none is.</summary>
    public int TryWrite(List<StoreOrder> orders)
    {
        int count = CountOf(orders);
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
        blocks.Done();
        dialogs.Done();
        Succeed();
        return count;
    }

    /// <summary>Tells what became of the last group's configuration commits and of rows that no table takes; once the group is durable.</summary>
    public void Answer()
    {
        foreach ((StoreOrder order, Exception failure) in refused)
        {
            sink.Failed($"journal, {order.GetType().Name} of tenant {order.Tenant}", failure);
        }
        foreach ((AwaitedCommit order, bool isKept) in told)
        {
            order.Done.TrySetResult(isKept);
        }
        foreach ((int tenant, long ticket) in kept)
        {
            sink.BindingsKept(tenant, ticket);
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

    /// <summary>Does something in a transaction of its own; false when the database failed.</summary>
    public bool TryRun(Action<IDatabaseConnection> work)
    {
        try
        {
            current ??= database.OpenWriter();
            current.Begin();
            work(current);
            current.Commit();
            Succeed();
            return true;
        }
        catch (Exception e) when (e is DatabaseException or StoreException)
        {
            Fail(e);
            return false;
        }
    }

    /// <summary>Does what somebody waits for, in transactions of its own; false when the database failed.</summary>
    public bool TryDo(Errand errand)
    {
        try
        {
            current ??= database.OpenWriter();
            errand.Do(current);
            Succeed();
            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            errand.Fail(e);
            // Whatever it was, what became of the connection nobody knows.
            Fail(e);
            return false;
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
        blocks.Clear();
        kept.Clear();
        dialogs.Clear();
        to.Begin();
    }

    private void End(IDatabaseConnection to)
    {
        try
        {
            blocks.Write(to.Events);
            dialogs.Write(to.Dialogs);
            Beat(to);
        }
        catch (RowRefusedException e)
        {
            // Of no order's making: tried again, on another connection.
            throw new DatabaseException(DatabaseTrouble.Other, e.Message, e);
        }
        to.Commit();
    }

    private void Write(StoreOrder order, IDatabaseConnection to)
    {
        switch (order)
        {
            case CommitConfiguration commit:
                to.Configuration.Write(commit.Tenant, commit.Order);
                answers.Add((commit, null));
                blocks.Add(commit.Tenant, commit.Order.Events);
                break;
            case AwaitedCommit awaited:
                awaited.Write(to);
                told.Add((awaited, true));
                break;
            case LogPiece piece:
                foreach (RowChange change in piece.Rows)
                {
                    FoldRows.Write(piece.Tenant, change, to);
                }
                blocks.Add(piece);
                break;
            case SaveDialog begun:
                dialogs.Add(begun);
                break;
            case ForgetDialog over:
                dialogs.Add(over);
                break;
            default:
                BindingWriter.Write(order, to);
                Note(order as SaveBinding);
                break;
        }
    }

    private void Note(SaveBinding? binding)
    {
        if (binding is { Ticket: > 0 })
        {
            kept[binding.Tenant] = binding.Ticket;
        }
    }

    private void Refuse(StoreOrder order, Exception e)
    {
        switch (order)
        {
            case CommitConfiguration commit:
                answers.Add((commit, e.Message));
                blocks.Add(commit.Tenant, Refusal.Of(commit.Order.Events, e.Message));
                break;
            case AwaitedCommit awaited:
                told.Add((awaited, false));
                break;
            case LogPiece piece:
                // The rows can be made again of the events.
                refused.Add((piece, e));
                blocks.Add(piece);
                break;
            default:
                refused.Add((order, e));
                break;
        }
    }

    private static int CountOf(List<StoreOrder> orders)
    {
        long bytes = 0;
        int count = 0;
        while (count < Math.Min(orders.Count, MaxGroup) && bytes < MaxGroupBytes)
        {
            bytes += (orders[count++] as LogPiece)?.Buffer.WrittenCount ?? 0;
        }
        return count;
    }

    private static void Beat(IDatabaseConnection to) => to.Heartbeat.Beat(WallClock.Micros);

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
        blocks.Clear();
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
