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

    /// <summary>An extension of the tenant calls.</summary>
    public static CallerNumbers Of(OwnNumbers own, Line line) => new(own.Inside(line.Number), own.Outside(line.Number));

    /// <summary>Somebody is called on behalf of another one: inside whom the call is about is shown, outside the number of who asks for it.</summary>
    /// <param name="own">The tenant's numbers.</param>
    /// <param name="about">Whom the call is about.</param>
    /// <param name="by">Who asks for it, if anybody of ours.</param>
    /// <param name="leaves">He will be gone: nobody is to be shown a bare extension of his.</param>
    public static CallerNumbers For(OwnNumbers own, CallLeg about, Line? by, bool leaves)
    {
        CallerNumbers shown = about.Line is { } line ? Of(own, line) : new(about.Number);
        return by is null ? shown : shown with { Outside = own.Public(by.Number) ?? (leaves ? shown.Outside : by.Number) };
    }
}
