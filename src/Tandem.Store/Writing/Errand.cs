namespace Tandem.Store.Writing;

using Tandem.Engine.Ports;
using Tandem.Store.Contract;

/// <summary>
/// Something somebody wants done by the writing thread and waits for: with its connection, between two commits, when all that came before is durable.
/// The transactions are its own.
/// </summary>
internal abstract record Errand() : StoreOrder(0)
{
    /// <summary>Does it, and tells. Throws <see cref="DatabaseException"/>, and then <see cref="Fail"/> tells.</summary>
    public abstract void Do(IDatabaseConnection connection);

    /// <summary>It cannot be done: the database cannot be written.</summary>
    public abstract void Fail(Exception why);
}

/// <summary>An errand with an answer.</summary>
internal sealed record Errand<T>(Func<IDatabaseConnection, T> Work) : Errand
{
    private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the answer, or with what was wrong.</summary>
    public Task<T> Done => done.Task;

    public override void Do(IDatabaseConnection connection)
    {
        try
        {
            done.TrySetResult(Work(connection));
        }
        catch (Exception e) when (e is RowRefusedException or StoreException)
        {
            // The rows refuse it, whenever it is tried; the database is well.
            done.TrySetException(e);
        }
    }

    public override void Fail(Exception why) => done.TrySetException(why);
}
