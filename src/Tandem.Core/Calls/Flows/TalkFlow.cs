namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Legs;
using Tandem.Core.Distribution;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;

/// <summary>
/// A conversation: who talks, who listens, who is away on hold or consulting, and who is being called in. Whatever happens, the lists change
/// and <see cref="Arrange"/> brings what everybody hears into line with them.
/// </summary>
/// <param name="services">What it uses.</param>
/// <param name="member">The place in a queue that the call comes from; null when it comes from none.</param>
internal sealed partial class TalkFlow(FlowServices services, Member? member) : CallFlow
{
    /// <summary>Those who talk, in order of coming; the first is whom the call is about.</summary>
    private readonly List<CallLeg> parties = [];
    private readonly List<CallLeg> listeners = [];
    private readonly List<Attempt> attempts = [];
    private readonly List<CallLeg> group = [];

    /// <summary>Has put the others on hold by command.</summary>
    private CallLeg? holder;

    /// <summary>Talks, or is about to, with <see cref="consulted"/> alone.</summary>
    private CallLeg? consulting;
    private CallLeg? consulted;

    /// <summary>The consultation was called off by command.</summary>
    private bool isCancelled;
    private Call call = null!;

    public override string State =>
        parties.Count == 0 ? "ending"
        : consulting != null ? "consulting"
        : attempts.Exists(each => each.KeepsCall) ? "transferring"
        : holder != null ? "held"
        : "talking";

    /// <summary>Takes the call over from the flow that brought the two together.</summary>
    /// <param name="about">Whom the call is about: who is transferred, held and recorded.</param>
    /// <param name="other">Who talks with him.</param>
    public void Begin(CallLeg about, CallLeg other)
    {
        call = about.Call;
        call.Flow = this;
        Come(about);
        Come(other);
        Arrange();
    }

    public override void Ringing(CallLeg leg) { }

    public override void Answered(CallLeg leg)
    {
        if (attempts.Find(each => each.Leg == leg) is { } attempt)
        {
            Forget(attempt);
            Succeeded(attempt);
        }
    }

    public override void Joined(CallLeg leg, CallLeg other) { }

    public override void HoldChanged(CallLeg leg) => Arrange();

    public override void Ended(CallLeg leg, LegEndCause cause, int sipCode)
    {
        if (attempts.Find(each => each.Leg == leg) is { } attempt)
        {
            Forget(attempt);
            Failed(attempt, Causes.CodeFor(cause, sipCode));
        }
        else if (leg == consulted)
        {
            EndConsultation(isCancelled ? "cancelled" : "ended");
            Settle();
        }
        else if (listeners.Contains(leg))
        {
            Unlisten(leg);
            Arrange();
        }
        else if (parties.Contains(leg))
        {
            Gone(leg);
        }
    }

    /// <summary>One party that is to be put through to somebody.</summary>
    public void Forward(CallLeg leg, Party to)
    {
        call = leg.Call;
        call.Flow = this;
        Come(leg);
        if (to.Refusal(call) == null)
        {
            Try(AttemptKind.Transfer, to, null);
        }
        Settle();
    }

    /// <summary>It rang too long.</summary>
    public void TimedOut(Attempt attempt) => services.Legs.End(attempt.Leg, 408, "not answered");

    /// <summary>What is broken, or null: nobody is left to silence, nobody who is gone is a party.</summary>
    public string? Check()
    {
        foreach (CallLeg leg in parties)
        {
            if (!leg.IsLive || leg.Call != call)
            {
                return "a party whose leg is over or elsewhere";
            }
            bool away = leg == holder || leg.Held || leg.IsEnding;
            if (!away && leg.Audio.Kind == AudioKind.Nothing)
            {
                return $"leg {leg.Id} is left in silence";
            }
        }
        if (parties.Count == 1 && consulted == null && !attempts.Exists(each => each.KeepsCall) && !parties[0].IsEnding)
        {
            return "one party alone, and nobody is called for it";
        }
        return attempts.Exists(each => !each.Limit.IsArmed || !each.Leg.IsLive) ? "an attempt without deadline or leg" : null;
    }

    private void Gone(CallLeg leg)
    {
        Go(leg);
        if (leg == consulting)
        {
            // Who consulted leaves the two others to each other; while the third still rings, that is a transfer.
            if (EndConsultation("transferred") is { } third)
            {
                Come(third);
            }
            else if (attempts.Find(each => each.Kind == AttemptKind.Consult) is { } ringing)
            {
                ringing.Kind = AttemptKind.Transfer;
            }
        }
        Settle();
    }

    private void Come(CallLeg leg)
    {
        parties.Add(leg);
        if (member != null && leg != member.Leg && services.Agents.On(leg) is { } agent)
        {
            services.Duty.Talks(agent, leg);
        }
    }

    private void Go(CallLeg leg)
    {
        parties.Remove(leg);
        if (holder == leg)
        {
            ReleaseHold();
        }
        if (member != null && services.Agents.On(leg) is { } agent)
        {
            services.Duty.Left(agent, leg, member.Queue.RestOf(agent));
        }
    }

    /// <summary>Out of the conversation, and hung up.</summary>
    private void Dismiss(CallLeg leg, string reason)
    {
        Go(leg);
        services.Standby.LetGo(leg, member is { Queue.IsFifo: true }, 0, reason);
    }

    // Who is left, and is that still a conversation?
    private void Settle()
    {
        if (parties.Count == 1 && consulted is { } third)
        {
            EndConsultation("alone");
            Come(third);
        }
        if (parties.Count == 1 && !attempts.Exists(each => each.KeepsCall) || parties.Count == 0)
        {
            EndAll();
            return;
        }
        Arrange();
    }

    private void EndAll()
    {
        while (attempts.Count > 0)
        {
            GiveUp(attempts[^1]);
        }
        foreach (CallLeg leg in parties.ToArray())
        {
            Dismiss(leg, "other party gone");
        }
        foreach (CallLeg leg in call.Legs.ToArray())
        {
            services.Legs.End(leg, 0, "other party gone");
        }
    }

    /// <summary>Brings what everybody hears into line with who talks, holds and listens.</summary>
    private void Arrange()
    {
        group.Clear();
        foreach (CallLeg leg in parties)
        {
            if (leg != holder && leg != consulting && !leg.Held)
            {
                group.Add(leg);
            }
            else if (leg != consulting)
            {
                services.Audio.Quiet(leg);
            }
        }
        if (group.Count == 2 && listeners.Count == 0)
        {
            services.Audio.Join(group[0], group[1]);
        }
        else if (group.Count >= 2)
        {
            Mix();
        }
        else if (group.Count == 1)
        {
            Wait(group[0]);
        }
        if (group.Count < 2)
        {
            listeners.ForEach(services.Audio.Quiet);
        }
        ArrangeConsultation();
        services.Recorder.Talk(parties, IsRecorded);
        services.Centre.Unpublished.Mark(call);
    }

    private bool IsRecorded =>
        member is { Queue.Row.AutoRecord: true } || parties.Exists(each => services.Agents.On(each) is { Row.AutoRecord: true });

    private void Mix()
    {
        foreach (CallLeg leg in group)
        {
            services.Audio.Mix(leg, true);
        }
        foreach (CallLeg leg in listeners)
        {
            services.Audio.Mix(leg, false);
        }
    }

    private void Wait(CallLeg leg)
    {
        if (attempts.Exists(each => each.KeepsCall))
        {
            services.Audio.PlayRingback(leg);
        }
        else
        {
            services.Audio.Play(leg, member?.Queue.Row.HoldSound ?? "", true);
        }
    }

    private void ArrangeConsultation()
    {
        if (consulting == null)
        {
            return;
        }
        if (consulted == null)
        {
            services.Audio.PlayRingback(consulting);
        }
        else if (consulting.Held || consulted.Held)
        {
            CallLeg waits = consulting.Held ? consulted : consulting;
            services.Audio.Quiet(consulting.Held ? consulting : consulted);
            services.Audio.Play(waits, "", true);
        }
        else
        {
            services.Audio.Join(consulting, consulted);
        }
    }
}
