namespace Tandem.Core.Distribution;

/// <summary>What a caller's flow does when its wait comes to a deadline.</summary>
internal interface IWaiting
{
    /// <summary>The longest wait is over.</summary>
    void TimedOut(Member member);

    /// <summary>Nobody has been signed in for too long.</summary>
    void Deserted(Member member);

    /// <summary>Time to tell the caller its place, or whatever the queue has to say.</summary>
    void Announce(Member member);
}
