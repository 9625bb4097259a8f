using Tandem.Foundation;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;
using Tandem.Sip.Timers;

namespace Tandem.Sip.Transactions;

internal enum TransactionKind : byte
{
    InviteClient,
    NonInviteClient,
    InviteServer,
    NonInviteServer,
}

/// <summary>The side above a transaction (RFC 3261 §5 "transaction user").</summary>
internal interface ITransactionUser
{
    void OnResponse(Transaction transaction, SipMessage response, Now now);

    /// <summary>The ACK for a 300–699: same branch, same Request-URI, the response's To. Good until the next message is written.</summary>
    ReadOnlySpan<byte> BuildAck(Transaction transaction, SipMessage response);

    /// <summary>Client: no final answer in 64·T1. Server: no ACK to a 300–699.</summary>
    void OnTimeout(Transaction transaction, Now now);

    /// <summary>The flow is gone.</summary>
    void OnTransportError(Transaction transaction, Now now);
}

/// <summary>
/// The data of one transaction; what happens to it is in the four machines. A completed one holds no message, only its key,
/// the last bytes to repeat and a deadline.
/// </summary>
internal sealed class Transaction(TransactionTable table, TransactionKind kind, UInt128 key, Flow flow) : ITimed
{
    public const int RetransmitTimer = 0;
    public const int LifeTimer = 1;

    public TransactionKind Kind { get; } = kind;

    public UInt128 Key { get; } = key;

    public Flow Flow { get; } = flow;

    /// <summary>The state of the machine <see cref="Kind"/> names.</summary>
    public byte State;

    /// <summary>The request (client) or the last response (server).</summary>
    public KeptSlice Bytes;

    public ITransactionUser? User;

    /// <summary>What the user sent or got it for, in its own numbers.</summary>
    public int Purpose;
    public uint CSeq;

    /// <summary>The user's own record of the request.</summary>
    public object? Context;

    /// <summary>The request of a server transaction until its final answer. As long as it is here nothing else is read into it.</summary>
    public SipMessage? Request
    {
        get;
        set
        {
            field?.IsHeld = false;
            field = value;
            field?.IsHeld = true;
        }
    }

    /// <summary>Whose part of the table it takes.</summary>
    public TransactionShare Share { get; init; }

    /// <summary>Counts among the refusals that wait for their ACK.</summary>
    public bool IsHeldRefusal { get; set; }

    /// <summary>Where a server transaction stands in the table of merged requests; 0 for none.</summary>
    public UInt128 MergeKey;
    public TimeSpan Interval;
    public DeadlineHandle Retransmit;
    public DeadlineHandle Life;

    /// <summary>Neighbours on the same stream.</summary>
    public Transaction? PreviousOnStream;
    public Transaction? NextOnStream;

    public bool IsServer => Kind >= TransactionKind.InviteServer;

    /// <summary>A final answer has passed.</summary>
    public bool IsFinished =>
        Kind switch
        {
            TransactionKind.InviteClient => State >= (byte)InviteClientState.Completed,
            TransactionKind.NonInviteClient => State >= (byte)NonInviteClientState.Completed,
            TransactionKind.InviteServer => State >= (byte)InviteServerState.Completed,
            _ => State >= (byte)NonInviteServerState.Completed,
        };

    public bool IsTerminated { get; set; }

    public void OnTimer(int timer, Now now) => table.OnTimer(this, timer, now);
}
