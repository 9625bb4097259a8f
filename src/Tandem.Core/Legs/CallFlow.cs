namespace Tandem.Core.Legs;

using Tandem.Core.Contract.Legs;

/// <summary>What a kind of call does when something happens to one of its legs. One file per kind.</summary>
internal abstract class CallFlow
{
    /// <summary>A word for readers: routing, waiting, offering, ringing, talking, ending.</summary>
    public abstract string State { get; }

    public abstract void Ringing(CallLeg leg);

    /// <summary>There is sound of the leg before its answer, or no more: see <see cref="CallLeg.HasEarlyMedia"/>. It rings as well.</summary>
    public virtual void EarlyMedia(CallLeg leg) { }

    public abstract void Answered(CallLeg leg);

    public abstract void Joined(CallLeg leg, CallLeg other);

    /// <summary>A leg is over; <see cref="CallLeg.JoinedTo"/> still names its partner.</summary>
    public abstract void Ended(CallLeg leg, LegEndCause cause, int sipCode);

    /// <summary>The leg is in the call's room.</summary>
    public virtual void Mixed(CallLeg leg) { }

    /// <summary>The leg's phone put us on hold, or took us back: see <see cref="CallLeg.Held"/>.</summary>
    public virtual void HoldChanged(CallLeg leg) { }

    /// <summary>The leg's phone asks to be replaced by a number, or by the other party of another call of its own.</summary>
    /// <param name="leg">The leg of the phone that asks.</param>
    /// <param name="number">Whom to call.</param>
    /// <param name="replaced">The phone's own leg in the other call (attended transfer), or null.</param>
    /// <returns>False when this call has nothing to pass on.</returns>
    public virtual bool Referred(CallLeg leg, string number, CallLeg? replaced) => false;

    /// <summary>One leg takes another one's place (RFC 3891). False when this call has none to give.</summary>
    public virtual bool Replace(CallLeg old, CallLeg by) => false;

    /// <summary>What is pressed on the leg's phone now is a secret: no log has it.</summary>
    public virtual bool HidesKeys(CallLeg leg) => false;

    /// <summary>A key was pressed on the leg's phone.</summary>
    public virtual void Digit(CallLeg leg, char digit) { }

    /// <summary>What the leg was to be played once is over.</summary>
    /// <param name="leg">Whose.</param>
    /// <param name="play">The number it was ordered by: <see cref="LegAudio.Play"/>.</param>
    /// <param name="finished">To its end.</param>
    /// <param name="fault">Why there was nothing to be played, or what was missing in it; else empty.</param>
    public virtual void Played(CallLeg leg, long play, bool finished, string fault) { }

    /// <summary>Whom we listen to has paused.</summary>
    /// <param name="leg">Whose.</param>
    /// <param name="spoke">After words; false: he has said nothing so far.</param>
    public virtual void Paused(CallLeg leg, bool spoke) { }

    /// <summary>Who has answered is known, as far as it can be.</summary>
    public virtual void Judged(CallLeg leg, LegJudged judged) { }

    /// <summary>A message of the leg is recorded.</summary>
    /// <param name="leg">Whose.</param>
    /// <param name="recording">The recording.</param>
    /// <param name="millis">Its length.</param>
    /// <param name="failure">Empty when it is whole.</param>
    /// <returns>False when nobody needs it.</returns>
    public virtual bool Recorded(CallLeg leg, Guid recording, long millis, string failure) => false;

    /// <summary>A service outside has answered a request of this flow's.</summary>
    public virtual void WebAnswered(CallLeg leg, LegWebAnswered answer) { }

    /// <summary>What the leg said was listened to.</summary>
    public virtual void SpeechHeard(CallLeg leg, LegSpeechHeard heard) { }
}
