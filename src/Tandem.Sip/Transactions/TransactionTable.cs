using Tandem.Foundation;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;
using Tandem.Sip.Settings;
using Tandem.Sip.Timers;

namespace Tandem.Sip.Transactions;

/// <summary>All transactions of a stack: finds them, feeds the machines and does what their steps say.</summary>
internal sealed partial class TransactionTable(SipConfig config, SipOutbox outbox, DeadlineHeap<StackTimer> timers, KeptBytes kept)
{
    private readonly TransactionTimers clock = new(config.Timers, timers);
    private readonly Dictionary<UInt128, Transaction> clients = [];
    private readonly Dictionary<UInt128, Transaction> servers = [];
    private readonly Dictionary<UInt128, Transaction> merges = [];
    private readonly TransactionsByStream streams = new();
    private readonly LingeringTransactions lingering = new(config, timers, kept);

    public int Count => clients.Count + servers.Count + lingering.Count;

    public Transaction? FindClient(UInt128 key) => clients.GetValueOrDefault(key);

    public Transaction? FindServer(UInt128 key) => servers.GetValueOrDefault(key);

    /// <summary>Another server transaction for the same request that came another way (RFC 3261 §8.2.2.2).</summary>
    public bool IsMerged(UInt128 mergeKey) => merges.ContainsKey(mergeKey) || lingering.IsMerged(mergeKey);

    /// <summary>Starts a client transaction and sends its request; null when its share of the table is full.</summary>
    /// <param name="request">Empty for an INVITE that another process sent and that rings: its transaction is taken up from there.</param>
    public Transaction? Start(
        TransactionKind kind,
        UInt128 key,
        in Flow flow,
        ReadOnlySpan<byte> request,
        ITransactionUser user,
        int purpose,
        uint cseq,
        TransactionShare share,
        Now now,
        object? context = null
    )
    {
        if (!HasRoom(share))
        {
            return null;
        }
        Transaction transaction = new(this, kind, key, flow)
        {
            Bytes = kept.Keep(request),
            User = user,
            Purpose = purpose,
            CSeq = cseq,
            Context = context,
        };
        clients.Add(key, transaction);
        streams.Link(transaction);
        if (kind == TransactionKind.InviteClient)
        {
            Feed(transaction, request.IsEmpty ? InviteClientInput.Provisional : InviteClientInput.Start, null, now);
        }
        else
        {
            Feed(transaction, NonInviteClientInput.Start, null, now);
        }
        return transaction;
    }

    /// <summary>Makes a server transaction; null when its share of the table is full. The caller has seen that the key is free.</summary>
    public Transaction? Accept(
        TransactionKind kind,
        UInt128 key,
        UInt128 mergeKey,
        in Flow flow,
        SipMessage request,
        TransactionShare share
    )
    {
        if (!HasRoom(share))
        {
            return null;
        }
        Transaction transaction = new(this, kind, key, flow) { Request = request, Share = share };
        servers.Add(key, transaction);
        registrations += share == TransactionShare.Registrations ? 1 : 0;
        if (mergeKey != 0 && merges.TryAdd(mergeKey, transaction))
        {
            transaction.MergeKey = mergeKey;
        }
        streams.Link(transaction);
        return transaction;
    }

    /// <summary>A response to one of our requests.</summary>
    public void Receive(Transaction transaction, SipMessage response, int code, Now now)
    {
        if (transaction.Kind == TransactionKind.InviteClient)
        {
            InviteClientInput input =
                code < 200 ? InviteClientInput.Provisional
                : code < 300 ? InviteClientInput.Success
                : InviteClientInput.Failure;
            Feed(transaction, input, response, now);
        }
        else
        {
            Feed(transaction, code < 200 ? NonInviteClientInput.Provisional : NonInviteClientInput.Final, response, now);
        }
    }

    /// <summary>The same request once more.</summary>
    public void ReceiveAgain(Transaction transaction, Now now)
    {
        if (transaction.Kind == TransactionKind.InviteServer)
        {
            Feed(transaction, InviteServerInput.Request, null, now);
        }
        else
        {
            Feed(transaction, NonInviteServerInput.Request, null, now);
        }
    }

    /// <summary>An ACK with the INVITE's branch.</summary>
    public void ReceiveAck(Transaction transaction, Now now)
    {
        LetGoOfRefusal(transaction);
        Feed(transaction, InviteServerInput.Ack, null, now);
    }

    /// <summary>Answers a request. Final answers to a finished transaction are dropped, except a repeated 2xx to an INVITE.</summary>
    public void Respond(Transaction transaction, int code, ReadOnlySpan<byte> response, Now now)
    {
        if (transaction.Kind == TransactionKind.InviteServer)
        {
            InviteServerInput input =
                code < 200 ? InviteServerInput.Provisional
                : code < 300 ? InviteServerInput.Success
                : InviteServerInput.Failure;
            InviteServerState state = (InviteServerState)transaction.State;
            if (state == InviteServerState.Proceeding || (state == InviteServerState.Accepted && code is >= 200 and < 300))
            {
                Keep(transaction, response);
                Feed(transaction, input, null, now);
                HoldRefusal(transaction);
            }
            return;
        }
        if (!transaction.IsFinished)
        {
            Keep(transaction, response);
            Feed(transaction, code < 200 ? NonInviteServerInput.Provisional : NonInviteServerInput.Final, null, now);
        }
    }

    /// <summary>Ends a client transaction that nobody waits for any more.</summary>
    public void Drop(Transaction transaction) => Remove(transaction);

    /// <summary>A stream ended: every transaction on it, oldest last.</summary>
    public void OnStreamLost(long connection, Now now)
    {
        while (streams.Last(connection) is Transaction transaction)
        {
            Fail(transaction, now);
            // Accepted survives a transport error in the machine, but not on a stream's list.
            streams.Unlink(transaction);
        }
    }

    public void OnTimer(Transaction transaction, int timer, Now now)
    {
        bool again = timer == Transaction.RetransmitTimer;
        if (again)
        {
            transaction.Retransmit = default;
        }
        else
        {
            transaction.Life = default;
        }
        switch (transaction.Kind)
        {
            case TransactionKind.InviteClient:
                Feed(transaction, again ? InviteClientInput.Retransmit : InviteClientInput.Expired, null, now);
                break;
            case TransactionKind.NonInviteClient:
                Feed(transaction, again ? NonInviteClientInput.Retransmit : NonInviteClientInput.Expired, null, now);
                break;
            case TransactionKind.InviteServer:
                Feed(transaction, again ? InviteServerInput.Retransmit : InviteServerInput.Expired, null, now);
                break;
            default:
                Feed(transaction, NonInviteServerInput.Expired, null, now);
                break;
        }
    }

    private void Fail(Transaction transaction, Now now)
    {
        switch (transaction.Kind)
        {
            case TransactionKind.InviteClient:
                Feed(transaction, InviteClientInput.TransportError, null, now);
                break;
            case TransactionKind.NonInviteClient:
                Feed(transaction, NonInviteClientInput.TransportError, null, now);
                break;
            case TransactionKind.InviteServer:
                Feed(transaction, InviteServerInput.TransportError, null, now);
                break;
            default:
                Feed(transaction, NonInviteServerInput.TransportError, null, now);
                break;
        }
    }

    private void Feed(Transaction transaction, InviteClientInput input, SipMessage? message, Now now)
    {
        TransactionStep<InviteClientState> step = InviteClientTransaction.Next(
            (InviteClientState)transaction.State,
            input,
            transaction.Flow.IsReliable
        );
        Apply(transaction, (byte)step.State, step.State == InviteClientState.Terminated, step.Actions, message, now);
    }

    private void Feed(Transaction transaction, NonInviteClientInput input, SipMessage? message, Now now)
    {
        TransactionStep<NonInviteClientState> step = NonInviteClientTransaction.Next(
            (NonInviteClientState)transaction.State,
            input,
            transaction.Flow.IsReliable
        );
        Apply(transaction, (byte)step.State, step.State == NonInviteClientState.Terminated, step.Actions, message, now);
    }

    private void Feed(Transaction transaction, InviteServerInput input, SipMessage? message, Now now)
    {
        TransactionStep<InviteServerState> step = InviteServerTransaction.Next(
            (InviteServerState)transaction.State,
            input,
            transaction.Flow.IsReliable
        );
        Apply(transaction, (byte)step.State, step.State == InviteServerState.Terminated, step.Actions, message, now);
    }

    private void Feed(Transaction transaction, NonInviteServerInput input, SipMessage? message, Now now)
    {
        TransactionStep<NonInviteServerState> step = NonInviteServerTransaction.Next(
            (NonInviteServerState)transaction.State,
            input,
            transaction.Flow.IsReliable
        );
        Apply(transaction, (byte)step.State, step.State == NonInviteServerState.Terminated, step.Actions, message, now);
    }

    private void Apply(Transaction transaction, byte state, bool terminated, TransactionAction actions, SipMessage? message, Now now)
    {
        transaction.State = state;
        if ((actions & TransactionAction.Ack) != 0)
        {
            Keep(transaction, transaction.User!.BuildAck(transaction, message!));
            actions |= TransactionAction.Send;
        }
        if ((actions & TransactionAction.Send) != 0)
        {
            Send(kept.Read(transaction.Bytes), transaction.Flow);
        }
        if (terminated)
        {
            Remove(transaction);
        }
        else if (MayLinger(transaction))
        {
            Linger(transaction, now);
        }
        else
        {
            clock.Apply(transaction, actions, now);
            if ((actions & TransactionAction.Release) != 0)
            {
                kept.Free(ref transaction.Bytes);
            }
            if (transaction.IsServer && transaction.IsFinished)
            {
                transaction.Request = null;
            }
        }
        Tell(transaction, actions, message, now);
        LetGo(transaction);
    }

    private void Keep(Transaction transaction, ReadOnlySpan<byte> bytes)
    {
        kept.Free(ref transaction.Bytes);
        transaction.Bytes = kept.Keep(bytes);
    }

    private static void LetGo(Transaction transaction)
    {
        if (MayLinger(transaction))
        {
            transaction.User = null;
            transaction.Context = null;
        }
    }

    private static void Tell(Transaction transaction, TransactionAction actions, SipMessage? message, Now now)
    {
        if (transaction.User is not ITransactionUser user)
        {
            return;
        }
        if ((actions & TransactionAction.PassUp) != 0 && message != null)
        {
            user.OnResponse(transaction, message, now);
        }
        if ((actions & TransactionAction.TellTimeout) != 0)
        {
            user.OnTimeout(transaction, now);
        }
        if ((actions & TransactionAction.TellTransportError) != 0)
        {
            user.OnTransportError(transaction, now);
        }
    }

    private void Remove(Transaction transaction)
    {
        if (transaction.IsTerminated)
        {
            return;
        }
        transaction.IsTerminated = true;
        LetGoOfRefusal(transaction);
        registrations -= transaction.Share == TransactionShare.Registrations ? 1 : 0;
        clock.Stop(transaction);
        (transaction.IsServer ? servers : clients).Remove(transaction.Key);
        if (transaction.MergeKey != 0)
        {
            merges.Remove(transaction.MergeKey);
        }
        streams.Unlink(transaction);
        kept.Free(ref transaction.Bytes);
        transaction.Request = null;
    }
}
