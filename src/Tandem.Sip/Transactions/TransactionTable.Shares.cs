using Tandem.Sip.Settings;

namespace Tandem.Sip.Transactions;

/// <summary>How much of the table each kind of transaction may take.</summary>
internal sealed partial class TransactionTable
{
    /// <summary>Server transactions of registrations.</summary>
    private int registrations;

    /// <summary>Refusals that wait for their ACK.</summary>
    private int refusals;

    private int Registrations => registrations + lingering.Registrations;

    /// <summary>One more of that kind may begin.</summary>
    public bool HasRoom(TransactionShare share)
    {
        SipLimits limits = config.Limits;
        return share switch
        {
            TransactionShare.Calls => Count - Registrations < limits.Transactions,
            TransactionShare.Registrations => Registrations < limits.Registrations,
            _ => Count - Registrations < limits.Transactions + limits.DialogReserve,
        };
    }

    // Refusals are repeated until their ACK, but only so many at a time: senders that never acknowledge are no lever.
    private void HoldRefusal(Transaction transaction)
    {
        if (transaction.State != (byte)InviteServerState.Completed || transaction.IsTerminated)
        {
            return;
        }
        if (refusals >= config.Limits.HeldRefusals)
        {
            Remove(transaction);
            return;
        }
        refusals++;
        transaction.IsHeldRefusal = true;
    }

    private void LetGoOfRefusal(Transaction transaction)
    {
        refusals -= transaction.IsHeldRefusal ? 1 : 0;
        transaction.IsHeldRefusal = false;
    }
}
