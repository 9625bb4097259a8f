namespace Tandem.Sip;

/// <summary>How much is alive inside a stack.</summary>
/// <param name="KeptBytes">Of messages that may have to be sent again.</param>
public readonly record struct StackCounts(
    int Transactions,
    int Usages,
    int Dialogs,
    int Timers,
    int Bindings,
    int Streams,
    int DelayedAnswers,
    int PendingFlows,
    long KeptBytes
);
