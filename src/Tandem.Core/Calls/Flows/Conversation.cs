namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Agents;
using Tandem.Core.Distribution;
using Tandem.Core.Legs;
using Tandem.Foundation;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>
/// Who talks, who listens, who is away on hold or consulting, and who is being called in. What ends here without a leg of its own ending is told to
/// the log.
/// </summary>
/// <param name="services">What it uses.</param>
/// <param name="member">The place in a queue that the call comes from; null when it comes from none.</param>
internal sealed class Conversation(FlowServices services, Member? member)
{
    /// <summary>Whose doing a hold by command is: see <see cref="Kinds.LegHeld"/>.</summary>
    private const string ByCommand = "command";

    public Call Call { get; set; } = null!;

    public Member? Member => member;

    /// <summary>When the first two came together; only good where there were two.</summary>
    public Instant Began { get; set; }

    /// <summary>Those who talk, in order of coming; the first is whom the call is about.</summary>
    public List<CallLeg> Parties { get; } = [];

    public List<Listener> Listeners { get; } = [];

    public List<Attempt> Attempts { get; } = [];

    /// <summary>Has put the others on hold by command.</summary>
    public CallLeg? Holder { get; private set; }

    /// <summary>Talks, or is about to, with <see cref="Consulted"/> alone.</summary>
    public CallLeg? Consulting { get; private set; }

    public CallLeg? Consulted { get; set; }

    /// <summary>The consultation was called off by command.</summary>
    public bool IsCancelled { get; set; }

    public string State =>
        Parties.Count == 0 ? "ending"
        : Consulting != null ? "consulting"
        : IsWaitedFor ? "transferring"
        : Holder != null ? "held"
        : "talking";

    /// <summary>Somebody is being called in for whom a single party waits, so it is not alone.</summary>
    public bool IsWaitedFor => Attempts.Exists(each => each.KeepsCall);

    /// <summary>The one that a single party waits for: rather one that lets hear something already.</summary>
    public CallLeg? Awaited =>
        (Attempts.Find(each => each.KeepsCall && each.Leg.HasEarlyMedia) ?? Attempts.Find(each => each.KeepsCall))?.Leg;

    public int Size => Parties.Count + Listeners.Count + Attempts.Count;

    public Listener? ListenerOn(CallLeg leg) => Listeners.Find(each => each.Leg == leg);

    public Attempt? AttemptOn(CallLeg leg) => Attempts.Find(each => each.Leg == leg);

    public Attempt? AttemptTo(AttemptKind kind) => Attempts.Find(each => each.Kind == kind);

    /// <summary>Who acts when a leg is named: the leg itself if an agent is on it, else the first agent, else the leg.</summary>
    public CallLeg? ActorFor(CallLeg? named, Agent? agent)
    {
        if (agent != null)
        {
            return Parties.Find(each => each.UserId == agent.Id);
        }
        if (named is { UserId: not 0 } && Parties.Contains(named))
        {
            return named;
        }
        CallLeg? first = Parties.Find(each => each.UserId != 0);
        return first ?? (named != null && Parties.Contains(named) ? named : Parties.LastOrDefault());
    }

    public void Hold(CallLeg by)
    {
        Holder = by;
        by.Holds = true;
        services.Legs.HoldChanged(by, ByCommand);
    }

    public void ReleaseHold()
    {
        if (Holder is { } held)
        {
            Holder = null;
            held.Holds = false;
            services.Legs.HoldChanged(held, ByCommand);
        }
    }

    public void Consult(CallLeg by, string number)
    {
        Consulting = by;
        services.Centre.Happened(by, new Kinds.ConsultStarted(number));
    }

    /// <summary>Nobody asks anybody any more; who was asked is left to the caller.</summary>
    /// <param name="result">See <see cref="Kinds.ConsultEnded"/>.</param>
    public CallLeg? EndConsultation(string result)
    {
        CallLeg? third = Consulted;
        if (Consulting is { } asked)
        {
            Tell(asked, new Kinds.ConsultEnded(result, third?.Id ?? Guid.Empty));
        }
        Consulting = Consulted = null;
        IsCancelled = false;
        return third;
    }

    public void Listen(CallLeg leg, CallLeg? heardBy)
    {
        Listener listener = new(leg);
        Listeners.Add(listener);
        services.Centre.Happened(leg, new Kinds.MonitorStarted());
        Whisper(listener, heardBy);
    }

    /// <summary>Changes who hears a listener; null for nobody.</summary>
    public void Whisper(Listener listener, CallLeg? heardBy)
    {
        if (listener.HeardBy == heardBy)
        {
            return;
        }
        if (listener.HeardBy != null)
        {
            Tell(listener.Leg, new Kinds.WhisperEnded());
        }
        listener.HeardBy = heardBy;
        if (heardBy != null)
        {
            Tell(listener.Leg, new Kinds.WhisperStarted(heardBy.Id));
        }
    }

    public void Unlisten(Listener listener)
    {
        Whisper(listener, null);
        Listeners.Remove(listener);
        Tell(listener.Leg, new Kinds.MonitorEnded());
    }

    /// <summary>A party has left: nobody whispers to it any more.</summary>
    public void Unheard(CallLeg gone)
    {
        foreach (Listener listener in Listeners)
        {
            if (listener.HeardBy == gone)
            {
                Whisper(listener, null);
            }
        }
    }

    /// <summary>Who was called in is not to be had.</summary>
    /// <param name="attempt">Which.</param>
    /// <param name="code">The SIP code that says why.</param>
    public void TellFailed(Attempt attempt, int code)
    {
        switch (attempt.Kind)
        {
            case AttemptKind.Consult:
                EndConsultation(IsCancelled ? "cancelled" : "failed");
                break;
            case AttemptKind.Intercept:
                Tell(attempt.By!, new Kinds.InterceptFailed(attempt.Target, code));
                break;
            case AttemptKind.Transfer or AttemptKind.Recall:
                Tell(attempt.By ?? attempt.Leg, new Kinds.TransferFailed(attempt.Target, code));
                break;
        }
    }

    // The leg may be over, or in another call by now: it is this conversation's business all the same.
    public void Tell(CallLeg leg, Kinds.EventData what) => services.Centre.Happened(Call, leg.Id, what);

    /// <summary>What is broken, or null: nobody is left to silence, nobody who is gone is a party.</summary>
    public string? Check()
    {
        foreach (CallLeg leg in Parties)
        {
            if (!leg.IsLive || leg.Call != Call)
            {
                return "a party whose leg is over or elsewhere";
            }
            bool away = leg == Holder || leg.Held || leg.IsEnding;
            if (!away && leg.Audio.Kind == AudioKind.Nothing)
            {
                return $"leg {leg.Id} is left in silence";
            }
        }
        if (Parties.Count == 1 && Consulted == null && !IsWaitedFor && !Parties[0].IsEnding)
        {
            return "one party alone, and nobody is called for it";
        }
        return Attempts.Exists(each => !each.Limit.IsArmed || !each.Leg.IsLive) ? "an attempt without deadline or leg" : null;
    }
}
