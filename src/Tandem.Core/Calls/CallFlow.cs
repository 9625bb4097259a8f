namespace Tandem.Core.Calls;

/// <summary>What a kind of call does when something happens to one of its legs. One file per kind.</summary>
internal abstract class CallFlow
{
    /// <summary>A word for readers: routing, waiting, offering, ringing, talking, ending.</summary>
    public abstract string State { get; }

    public abstract void Ringing(CallLeg leg);

    public abstract void Answered(CallLeg leg);

    public abstract void Joined(CallLeg leg, CallLeg other);

    /// <summary>A leg is over; <see cref="CallLeg.JoinedTo"/> still names its partner.</summary>
    public abstract void Ended(CallLeg leg, LegEndCause cause, int sipCode);

    public virtual void Played(CallLeg leg, string sound, bool finished) { }
}
