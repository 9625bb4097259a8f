namespace Tandem.Core.Calls.Ivr;

using Tandem.Core.Calls.Flows;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Directory;
using Tandem.Core.Ivr.Expressions;
using Tandem.Core.Ivr.Walking;
using Tandem.Core.Legs;

/// <summary>
/// A caller walks through a flow (docs/flows.md): answered at once, he hears, presses and says what its nodes want of him. A queue or an agent he is
/// sent to has him until they are done with him; then he is back here, and walks on.
/// </summary>
internal sealed class IvrFlow : CallFlow, IHome
{
    private readonly FlowServices services;
    private readonly CallLeg caller;
    private readonly PublishedFlow first;
    private readonly IvrCall call;
    private readonly IvrAsks asks;
    private readonly IvrHost host;

    /// <param name="services">What it uses.</param>
    /// <param name="caller">Who comes.</param>
    /// <param name="first">The flow he comes into.</param>
    public IvrFlow(FlowServices services, CallLeg caller, PublishedFlow first)
    {
        this.services = services;
        this.caller = caller;
        this.first = first;
        call = new IvrCall(services, caller, this);
        asks = new IvrAsks(call, this);
        host = new IvrHost(call, asks, first);
        call.Walk = new FlowWalk(host);
    }

    public override string State =>
        caller.IsEnding || !caller.IsLive ? "ending"
        : caller.Stage < LegStage.Answered ? "routing"
        : asks.Rung != null ? "ringing"
        : "flow";

    /// <summary>What is broken, or null: whoever is in a flow waits for something that will come.</summary>
    public string? Check() =>
        call.IsHere && caller.Stage == LegStage.Answered && !host.Waits && !asks.Waits
            ? $"leg {caller.Id} waits for nothing in a flow"
            : null;

    public void Start()
    {
        // Whoever had sent him elsewhere before gets him back no more: this flow says now what becomes of him.
        caller.Home = null;
        caller.Call.Flow = this;
        if (caller.Stage == LegStage.Answered)
        {
            Walk();
        }
        else
        {
            services.Legs.Answer(caller);
        }
    }

    public void Back(CallLeg leg, string word)
    {
        caller.Home = null;
        caller.Call.Flow = this;
        services.Audio.Quiet(caller);
        services.Centre.Unpublished.Mark(caller.Call);
        if (call.IsHere)
        {
            call.Listen();
            asks.Back(word);
        }
    }

    public override void Ringing(CallLeg leg) { }

    public override void EarlyMedia(CallLeg leg) => asks.Rung?.EarlyMedia(leg);

    public override void Answered(CallLeg leg)
    {
        if (leg == caller)
        {
            Walk();
        }
        else
        {
            asks.Rung?.Answered(leg);
        }
    }

    public override void Joined(CallLeg leg, CallLeg other) => asks.Rung?.Joined(leg == caller ? other : leg);

    public override void Ended(CallLeg leg, LegEndCause cause, int sipCode)
    {
        if (leg == caller)
        {
            call.Walk.Over();
            asks.Over();
            services.Legs.EndOthers(leg, 0, "caller gone");
        }
        else
        {
            asks.Rung?.Ended(leg, cause, sipCode);
        }
    }

    public override bool HidesKeys(CallLeg leg) => leg == caller && call.Walk.HidesKeys;

    public override void Digit(CallLeg leg, char digit)
    {
        if (leg == caller && call.IsHere)
        {
            call.Walk.Digit(digit);
        }
    }

    public override void Played(CallLeg leg, long play, bool finished, string fault)
    {
        if (leg == caller && call.IsHere)
        {
            host.Played(play, finished, fault);
        }
    }

    public override void Paused(CallLeg leg, bool spoke)
    {
        if (leg == caller && call.IsHere)
        {
            asks.StopRecording();
        }
    }

    public override bool Recorded(CallLeg leg, Guid recording, long millis, string failure) =>
        leg == caller && call.IsHere && asks.Recorded(recording, millis, failure);

    public override void WebAnswered(CallLeg leg, LegWebAnswered answer)
    {
        if (leg == caller && call.IsHere)
        {
            asks.WebAnswered(answer);
        }
    }

    public override void SpeechHeard(CallLeg leg, LegSpeechHeard heard)
    {
        if (leg == caller && call.IsHere)
        {
            asks.SpeechHeard(heard);
        }
    }

    private void Walk()
    {
        services.Audio.Quiet(caller);
        call.Listen();
        call.Walk.Begin(first.Flow, Variables());
    }

    // Whom we have rung is the caller all the same, and called what he was rung from.
    private List<KeyValuePair<string, FlowValue>> Variables()
    {
        Call of = caller.Call;
        (string from, string to) = caller.IsIncoming ? (of.CallerNumber, of.Dialled) : (of.Dialled, of.CallerNumber);
        string trunk = PartyName.TrunkIn(caller.Party);
        List<KeyValuePair<string, FlowValue>> known =
        [
            new("caller", FlowValue.Of(from)),
            new("called", FlowValue.Of(to)),
            new("trunk", FlowValue.Of(trunk)),
            new("call", FlowValue.Of(of.Id.ToString())),
        ];
        foreach ((string name, string value) in of.Variables)
        {
            if (VariableName.IsOne(name))
            {
                known.Add(new(name, FlowValue.Of(value)));
            }
        }
        return known;
    }
}
