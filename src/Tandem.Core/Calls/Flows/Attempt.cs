namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Tandem.Foundation;

internal enum AttemptKind : byte
{
    /// <summary>Takes the place of who transfers.</summary>
    Transfer,

    /// <summary>Who transferred is called back, because the target cannot be had.</summary>
    Recall,

    /// <summary>Joins in.</summary>
    ThreeWay,

    /// <summary>Listens.</summary>
    Monitor,

    /// <summary>Listens, and is heard by the agent alone.</summary>
    Whisper,

    /// <summary>Takes the place of all but the customer.</summary>
    Intercept,

    /// <summary>Talks with one party first.</summary>
    Consult,
}

/// <summary>A party that is being called into a conversation: it has a leg, a deadline and one result.</summary>
internal sealed class Attempt(CallingIn owner, AttemptKind kind, CallLeg leg, string target, CallLeg? by) : ITimed
{
    public AttemptKind Kind { get; set; } = kind;

    /// <summary>Changes when whoever is rung sends the call elsewhere.</summary>
    public CallLeg Leg { get; set; } = leg;

    /// <summary>The number that was called.</summary>
    public string Target { get; } = target;

    /// <summary>On whose behalf.</summary>
    public CallLeg? By { get; } = by;

    public DeadlineHandle Limit;

    /// <summary>A single party waits for this one, so it is not alone.</summary>
    public bool KeepsCall => Kind is AttemptKind.Transfer or AttemptKind.Recall or AttemptKind.Intercept;

    public IEventScope? Scope => Leg.Call;

    public void Due(int timer)
    {
        Limit = default;
        owner.TimedOut(this);
    }

    public string NameOf(int timer) => "ring time";
}
