namespace Tandem.Sip;

/// <summary>How much is alive inside a stack.</summary>
public readonly record struct StackCounts(
    int Transactions,
    int Usages,
    int Dialogs,
    int Timers,
    int Bindings,
    int Streams,
    int DelayedAnswers,
    int PendingFlows
);
