namespace Tandem.Sip.Transactions;

using Tandem.Sip.Flows;

/// <summary>Which transactions run over which stream, so that a lost one ends them all.</summary>
internal sealed class TransactionsByStream
{
    private readonly Dictionary<long, Transaction> streams = [];

    /// <summary>The one that came last, or null.</summary>
    public Transaction? Last(long connection) => streams.GetValueOrDefault(connection);

    public void Link(Transaction transaction)
    {
        if (!transaction.Flow.IsReliable)
        {
            return;
        }
        if (streams.TryGetValue(transaction.Flow.Connection, out Transaction? first))
        {
            first.PreviousOnStream = transaction;
            transaction.NextOnStream = first;
        }
        streams[transaction.Flow.Connection] = transaction;
    }

    public void Unlink(Transaction transaction)
    {
        if (!transaction.Flow.IsReliable)
        {
            return;
        }
        long connection = transaction.Flow.Connection;
        if (transaction.NextOnStream is Transaction next)
        {
            next.PreviousOnStream = transaction.PreviousOnStream;
        }
        if (transaction.PreviousOnStream is Transaction previous)
        {
            previous.NextOnStream = transaction.NextOnStream;
        }
        else if (streams.TryGetValue(connection, out Transaction? first) && first == transaction)
        {
            if (transaction.NextOnStream is Transaction second)
            {
                streams[connection] = second;
            }
            else
            {
                streams.Remove(connection);
            }
        }
        transaction.NextOnStream = null;
        transaction.PreviousOnStream = null;
    }
}
