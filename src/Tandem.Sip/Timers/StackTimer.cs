using Tandem.Foundation;

namespace Tandem.Sip.Timers;

/// <summary>Something that armed a deadline.</summary>
internal interface ITimed
{
    /// <param name="timer">Which of the owner's deadlines this is.</param>
    /// <param name="now">The turn's time.</param>
    void OnTimer(int timer, Now now);
}

/// <summary>One armed deadline of a stack.</summary>
/// <param name="Owner">Whom to tell.</param>
/// <param name="Timer">Which of the owner's deadlines it is.</param>
/// <param name="Reason">For <see cref="Wake"/>.</param>
internal readonly record struct StackTimer(ITimed Owner, int Timer, string Reason);
