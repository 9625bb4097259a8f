using Tandem.Foundation;
using Tandem.Sip.Flows;

namespace Tandem.Sip.Transactions;

/// <summary>From the table to the rows of those that only answer repetitions.</summary>
internal sealed partial class TransactionTable
{
    /// <summary>True when the request was answered for good before: the answer goes out again, back to where the request came from.</summary>
    public bool TryRepeat(UInt128 key, in Flow back)
    {
        bool known = lingering.TryRepeatServer(key, out ReadOnlySpan<byte> bytes);
        Send(bytes, back);
        return known;
    }

    /// <summary>True when the request was answered for good before.</summary>
    public bool HasAnswered(UInt128 key) => lingering.HasServer(key);

    /// <summary>True when the response repeats one that was final: a refusal of an INVITE gets its ACK once more.</summary>
    public bool TryAbsorb(UInt128 key, int code, in Flow source)
    {
        bool known = lingering.TryRepeatClient(key, out ReadOnlySpan<byte> bytes);
        Send(code >= 300 ? bytes : default, source);
        return known;
    }

    /// <summary>
    /// The call of an INVITE of ours that was answered is over: what other forks answer later is for <see cref="Usages.Orphans.LateAnswer"/>. Null
    /// where that would have to prove who we are.
    /// </summary>
    public void Part(Transaction? transaction, Now now)
    {
        if (transaction is { IsTerminated: false, Kind: TransactionKind.InviteClient, State: (byte)InviteClientState.Accepted })
        {
            Linger(transaction, now);
        }
    }

    private void Send(ReadOnlySpan<byte> bytes, in Flow to)
    {
        if (!bytes.IsEmpty)
        {
            outbox.Send(to, bytes);
        }
    }

    // Two finished ones stay whole: one may have to tell its user of a repeated 2xx, the other repeats a refusal until its ACK.
    private static bool MayLinger(Transaction transaction)
    {
        bool mayAckAgain = transaction is { Kind: TransactionKind.InviteClient, State: (byte)InviteClientState.Accepted };
        bool awaitsAck = transaction is { Kind: TransactionKind.InviteServer, State: (byte)InviteServerState.Completed };
        return transaction.IsFinished && !mayAckAgain && !awaitsAck;
    }

    private void Linger(Transaction transaction, Now now)
    {
        KeptSlice repeated = default;
        if (transaction.Kind is TransactionKind.NonInviteServer or TransactionKind.InviteClient)
        {
            (repeated, transaction.Bytes) = (transaction.Bytes, default);
        }
        TimeSpan life = clock.LifeOf(transaction);
        Remove(transaction);
        lingering.Add(transaction, repeated, life, now);
    }
}
