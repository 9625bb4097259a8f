namespace Tandem.Sip.Transactions;

/// <summary>Whose part of the table a transaction takes, so that none can starve the others.</summary>
internal enum TransactionShare : byte
{
    /// <summary>New calls, in and out, and our requests outside dialogs.</summary>
    Calls,
    Registrations,

    /// <summary>What happens inside dialogs, and CANCEL.</summary>
    Dialogs,
}
