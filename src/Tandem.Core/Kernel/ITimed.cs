namespace Tandem.Core.Kernel;

/// <summary>Something with deadlines of its own: it knows what they are for, and what to do when one has come.</summary>
internal interface ITimed
{
    /// <summary>The call that the deadlines are about; null when they are about none.</summary>
    IEventScope? Scope { get; }

    /// <summary>The deadline has come, and its handle is void.</summary>
    /// <param name="timer">Which of its own, for an owner of several.</param>
    void Due(int timer);

    /// <summary>What the deadline is for, in a word.</summary>
    string NameOf(int timer);
}

/// <summary>A deadline as the heap holds it.</summary>
internal readonly record struct CentreTimer(ITimed Owner, int Timer);
