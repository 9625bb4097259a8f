using Tandem.Foundation;
using Tandem.Sip.Settings;
using Tandem.Sip.Timers;

namespace Tandem.Sip.Transactions;

/// <summary>The two timers of each transaction: repetition and end (RFC 3261 §17, table 4).</summary>
internal sealed class TransactionTimers(SipTimers times, DeadlineHeap<StackTimer> timers)
{
    public void Apply(Transaction transaction, TransactionAction actions, Now now)
    {
        const TransactionAction Arming =
            TransactionAction.StartRetransmit
            | TransactionAction.DoubleRetransmit
            | TransactionAction.BackOff
            | TransactionAction.SlowRetransmit;
        if ((actions & TransactionAction.StopRetransmit) != 0)
        {
            timers.Cancel(ref transaction.Retransmit);
        }
        else if ((actions & Arming) != 0)
        {
            transaction.Interval = NextInterval(transaction.Interval, actions);
            StackTimer timer = new(transaction, Transaction.RetransmitTimer, "SIP retransmission");
            timers.Rearm(ref transaction.Retransmit, now.Mono + transaction.Interval, timer);
        }
        if ((actions & TransactionAction.StopLife) != 0)
        {
            timers.Cancel(ref transaction.Life);
        }
        else if ((actions & TransactionAction.StartLife) != 0)
        {
            StackTimer timer = new(transaction, Transaction.LifeTimer, "SIP transaction end");
            timers.Rearm(ref transaction.Life, now.Mono + LifeOf(transaction), timer);
        }
    }

    private TimeSpan NextInterval(TimeSpan interval, TransactionAction actions)
    {
        if ((actions & TransactionAction.StartRetransmit) != 0)
        {
            return times.T1;
        }
        if ((actions & TransactionAction.SlowRetransmit) != 0)
        {
            return times.T2;
        }
        TimeSpan twice = interval * 2;
        return (actions & TransactionAction.BackOff) != 0 && twice > times.T2 ? times.T2 : twice;
    }

    /// <summary>The length of the Life timer in the state just entered.</summary>
    public TimeSpan LifeOf(Transaction transaction) =>
        (transaction.Kind, transaction.State) switch
        {
            (TransactionKind.InviteClient, (byte)InviteClientState.Completed) => times.D,
            (TransactionKind.NonInviteClient, (byte)NonInviteClientState.Completed) => times.T4,
            (TransactionKind.InviteServer, (byte)InviteServerState.Confirmed) => times.T4,
            _ => times.Span64,
        };

    public void Stop(Transaction transaction)
    {
        timers.Cancel(ref transaction.Retransmit);
        timers.Cancel(ref transaction.Life);
    }
}
