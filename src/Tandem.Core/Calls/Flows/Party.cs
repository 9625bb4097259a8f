namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Directory;
using Tandem.Core.Distribution;
using Tandem.Core.Legs;

/// <summary>Somebody whose phone can be rung: he may be called into a conversation too.</summary>
internal abstract class Party(FlowServices services, string number) : Destination(number)
{
    /// <summary>Rings the party.</summary>
    /// <param name="call">For this call.</param>
    /// <param name="near">The leg he will be joined with; null while there is none.</param>
    /// <param name="shown">The number he is shown.</param>
    /// <param name="autoAnswer">His phone is asked to answer by itself.</param>
    public abstract CallLeg Ring(Call call, CallLeg? near, CallerNumbers shown, bool autoAnswer = false);

    /// <summary>What it is, in the words of <see cref="CallRouted"/>.</summary>
    protected abstract string Kind { get; }

    public override void Receive(CallLeg caller)
    {
        Routed(caller);
        new TwoPartyFlow(services).Start(caller, this);
    }

    public override void Admit(CallLeg caller, Member? before)
    {
        Routed(caller);
        new TalkFlow(services, before).Forward(caller, this);
    }

    /// <summary>Tells the log that this is where the call goes.</summary>
    public void Routed(CallLeg caller) => services.Centre.Happened(caller, new CallRouted(Kind, Number));
}

/// <summary>The number of who calls: as colleagues see it, and as it is shown outside.</summary>
internal readonly record struct CallerNumbers(string Inside, string Outside)
{
    public CallerNumbers(string both)
        : this(both, both) { }
}
