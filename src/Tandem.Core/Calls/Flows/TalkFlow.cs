namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Distribution;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>
/// A conversation from its first two parties to its end. Whatever happens, who is in it changes, and <see cref="ConversationAudio"/> brings what
/// everybody hears into line with that.
/// </summary>
internal sealed class TalkFlow : CallFlow
{
    private readonly FlowServices services;
    private readonly Conversation talk;
    private readonly ConversationAudio audio;
    private readonly CallingIn calling;

    /// <param name="services">What it uses.</param>
    /// <param name="member">The place in a queue that the call comes from; null when it comes from none.</param>
    public TalkFlow(FlowServices services, Member? member)
    {
        this.services = services;
        talk = new Conversation(services, member);
        audio = new ConversationAudio(services, talk);
        calling = new CallingIn(services, this, talk);
    }

    public override string State => talk.State;

    public Conversation Conversation => talk;

    /// <summary>What can be asked of it by command.</summary>
    public TalkVerbs Verbs => new(services, this, talk, calling);

    private PhoneTransfers Phones => new(services, this, talk);

    /// <summary>Takes the call over from the flow that brought the two together.</summary>
    /// <param name="about">Whom the call is about: who is transferred, held and recorded.</param>
    /// <param name="other">Who talks with him.</param>
    public void Begin(CallLeg about, CallLeg other)
    {
        talk.Call = about.Call;
        talk.Call.Flow = this;
        talk.Began = services.Centre.Now.Mono;
        Come(about);
        Come(other);
        Arrange();
    }

    /// <summary>One party that is to be put through to somebody.</summary>
    public void Forward(CallLeg leg, Party to)
    {
        talk.Call = leg.Call;
        talk.Call.Flow = this;
        Come(leg);
        if (calling.Refusal(to, null) is { } refused)
        {
            services.Centre.Happened(leg, new Kinds.TransferRefused(to.Number, refused.Detail));
        }
        else
        {
            calling.Try(AttemptKind.Transfer, to, null);
        }
        Settle();
    }

    public override void Ringing(CallLeg leg) { }

    public override void Answered(CallLeg leg)
    {
        if (talk.AttemptOn(leg) is { } attempt)
        {
            calling.Succeeded(attempt);
        }
    }

    public override void EarlyMedia(CallLeg leg)
    {
        if (talk.AttemptOn(leg) != null)
        {
            Arrange();
        }
    }

    public override void Joined(CallLeg leg, CallLeg other) { }

    public override void HoldChanged(CallLeg leg) => Arrange();

    public override void Ended(CallLeg leg, LegEndCause cause, int sipCode)
    {
        if (talk.AttemptOn(leg) is { } attempt)
        {
            calling.Ended(attempt, cause, sipCode);
        }
        else if (leg == talk.Consulted)
        {
            talk.EndConsultation(talk.IsCancelled ? "cancelled" : "ended");
            Settle();
        }
        else if (talk.ListenerOn(leg) is { } listener)
        {
            talk.Unlisten(listener);
            Arrange();
        }
        else if (talk.Parties.Contains(leg))
        {
            Gone(leg);
        }
    }

    public override bool Referred(CallLeg leg, string number, CallLeg? replaced) => Phones.Referred(leg, number, replaced);

    public override bool Replace(CallLeg old, CallLeg by) => Phones.Replace(old, by);

    /// <summary>How its REFER fares, to the phone that asked.</summary>
    public void TellReferrer(CallLeg leg, int code) => services.Centre.Order(new TellReferrer(leg.Id, code));

    /// <summary>What everybody hears follows who is there.</summary>
    public void Arrange() => audio.Arrange();

    /// <summary>Into the conversation.</summary>
    public void Come(CallLeg leg)
    {
        talk.Parties.Add(leg);
        if (talk.Member != null && leg != talk.Member.Leg && services.Agents.On(leg) is { } agent)
        {
            services.Duty.Talks(agent, leg);
        }
    }

    /// <summary>Out of the conversation; what becomes of the leg is the caller's to say.</summary>
    public void Go(CallLeg leg)
    {
        talk.Parties.Remove(leg);
        talk.Unheard(leg);
        if (talk.Holder == leg)
        {
            talk.ReleaseHold();
        }
        if (talk.Member != null && services.Agents.On(leg) is { } agent)
        {
            talk.Member.Queue.Handled(services.Centre.Now.Mono - talk.Began);
            services.Duty.Left(agent, leg, talk.Member.Queue.RestOf(agent));
        }
    }

    /// <summary>Out of the conversation, and hung up.</summary>
    public void Dismiss(CallLeg leg, string reason)
    {
        Go(leg);
        services.Standby.LetGo(leg, talk.Member is { Queue.IsFifo: true }, 0, reason);
    }

    /// <summary>After somebody came or went: who is left, and is that still a conversation?</summary>
    public void Settle()
    {
        if (talk.Parties.Count == 1 && talk.Consulted != null)
        {
            Come(talk.EndConsultation("alone")!);
        }
        if (talk.Parties.Count == 1 && !talk.IsWaitedFor || talk.Parties.Count == 0)
        {
            EndAll();
            return;
        }
        Arrange();
    }

    /// <summary>The first party goes elsewhere: this conversation is over, whoever else was in it.</summary>
    public void Release()
    {
        CallLeg alone = talk.Parties[0];
        Go(alone);
        services.Recorder.Stop(alone);
        calling.GiveUpAll();
        while (talk.Listeners.Count > 0)
        {
            talk.Unlisten(talk.Listeners[^1]);
        }
        foreach (CallLeg leg in talk.Call.Legs)
        {
            if (leg != alone)
            {
                services.Legs.End(leg, 0, "other party gone");
            }
        }
    }

    private void Gone(CallLeg leg)
    {
        Go(leg);
        if (leg == talk.Consulting)
        {
            // Who consulted leaves the two others to each other; while the third still rings, that is a transfer.
            if (talk.EndConsultation("transferred") is { } third)
            {
                Come(third);
            }
            else if (talk.AttemptTo(AttemptKind.Consult) is { } ringing)
            {
                ringing.Kind = AttemptKind.Transfer;
            }
        }
        Settle();
    }

    private void EndAll()
    {
        if (talk.Parties is [{ Home: { } home, IsLive: true, IsEnding: false } alone])
        {
            Release();
            home.Back(alone, HomeWords.Answered);
            return;
        }
        calling.GiveUpAll();
        foreach (CallLeg leg in talk.Parties.ToArray())
        {
            Dismiss(leg, "other party gone");
        }
        foreach (CallLeg leg in talk.Call.Legs.ToArray())
        {
            services.Legs.End(leg, 0, "other party gone");
        }
    }
}
