namespace Tandem.Core.Legs;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Core.Directory;
using Tandem.Core.Kernel;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>Makes legs and orders things of them; each order is given once.</summary>
/// <param name="ownerOf">Whose an extension is, and what he is called; 0 for nobody's.</param>
internal sealed class LegOrders(
    CentreContext centre,
    CallTable calls,
    LineTable lines,
    TenantNumbers numbers,
    OwnNumbers own,
    NumberUse use,
    ILineWatch watch,
    Func<string, (int Id, string Login)> ownerOf
)
{
    /// <summary>A call and its first leg, as it came in, with numbers in their inner form.</summary>
    public CallLeg Arrived(CallArrived arrived)
    {
        Line? line = arrived.Origin == LegOrigin.Extension ? lines.Of(arrived.OriginName) : null;
        string party = line?.Party ?? PartyName.Trunk(arrived.OriginName);
        CallOrigin origin = line != null ? new(CallOriginKind.Extension, line.Number) : new(CallOriginKind.Trunk, arrived.OriginName);
        Call call = Begin(arrived.Call, arrived.CallerNumber, arrived.CallerName, arrived.Dialled, origin);
        CallLeg leg = new(arrived.Leg, call, party)
        {
            IsIncoming = true,
            Number = arrived.CallerNumber,
            Name = arrived.CallerName,
            Line = line,
            UserId = line?.UserId ?? 0,
        };
        Open(leg, null, call.CallerNumber, line?.Login ?? "", arrived.SipCallId);
        if (line != null)
        {
            watch.LineChanged(line);
        }
        return leg;
    }

    /// <param name="origin">Where it comes from.</param>
    /// <param name="variables">What its flow is to know.</param>
    public Call Begin(
        Guid id,
        string callerNumber,
        string callerName,
        string dialled,
        CallOrigin origin,
        IReadOnlyList<KeyValuePair<string, string>>? variables = null
    )
    {
        Call call = new(id, calls.TakeSlot(), centre.Now)
        {
            CallerNumber = callerNumber,
            CallerName = callerName,
            Dialled = dialled,
            Variables = variables ?? [],
        };
        calls.Add(call);
        centre.Happened(call, new Kinds.CallStarted(callerNumber, callerName, dialled, origin.ToString()));
        return call;
    }

    /// <summary>An agent's leg of an offer.</summary>
    public CallLeg OfferTo(CallLeg caller, Line line, int userId, string callerName, bool autoAnswer)
    {
        Call call = caller.Call;
        CallLeg leg = new(centre.NewId(), call, line.Party) { Line = line, UserId = userId };
        // Who waits is the caller, whoever has called him.
        string shown = caller.Line is { } from ? own.Inside(from.Number) : caller.Number;
        Open(leg, caller, shown, line.Login);
        Originate(leg, LegTargetKind.Extension, line.Number, null, shown, caller.Id, autoAnswer, callerName);
        return leg;
    }

    /// <summary>A leg to an extension.</summary>
    public CallLeg CallExtension(Call call, CallLeg? near, string number, string callerNumber, bool autoAnswer)
    {
        Line line = lines.Of(number);
        CallLeg leg = new(centre.NewId(), call, line.Party) { Line = line, UserId = line.UserId };
        Open(leg, near, near == null ? call.CallerNumber : callerNumber, line.Login);
        watch.LineChanged(line);
        Originate(leg, LegTargetKind.Extension, number, null, callerNumber, near?.Id, autoAnswer, near?.Name ?? "");
        return leg;
    }

    /// <summary>A leg to a number outside, at that machine of the trunk's carrier if one is named.</summary>
    public CallLeg CallTrunk(Call call, CallLeg? near, TrunkRow trunk, string number, string callerNumber, string at = "")
    {
        CallLeg leg = new(centre.NewId(), call, PartyName.Trunk(trunk.Name)) { Number = number, Shown = callerNumber };
        use.Begins(callerNumber);
        Open(leg, near, callerNumber, "");
        // Which of several it goes by is seen when it goes; whoever is called by a forwarded call may be told what was called first.
        string diverted = near is { IsIncoming: true, Line: null } ? call.Dialled : "";
        string name = near?.Line is { } from ? own.NameOutside(from.Number) : near?.Name ?? "";
        Originate(leg, LegTargetKind.Trunk, number, trunk.Name, callerNumber, near?.Id, false, name, at, diverted);
        return leg;
    }

    public void Ring(CallLeg leg)
    {
        if (leg is { IsLive: true, IsEnding: false, Stage: LegStage.Calling })
        {
            leg.Stage = LegStage.Ringing;
            centre.Order(new RingLeg(leg.Id));
            centre.Happened(leg, new Kinds.LegRinging());
            Changed(leg);
        }
    }

    /// <summary>Its phone is to hear something before the answer.</summary>
    public void Progress(CallLeg leg)
    {
        if (leg is { IsLive: true, IsEnding: false, IsIncoming: true, Stage: < LegStage.Answered, HasEarlyMedia: false })
        {
            leg.Stage = LegStage.Ringing;
            leg.HasEarlyMedia = true;
            centre.Order(new ProgressLeg(leg.Id));
            Changed(leg);
        }
    }

    public void Answer(CallLeg leg)
    {
        if (leg is { IsLive: true, IsEnding: false })
        {
            centre.Order(new AnswerLeg(leg.Id));
        }
    }

    /// <summary>Ends the leg, once; its <see cref="LegEnded"/> follows.</summary>
    public void End(CallLeg leg, int sipCode, string reason)
    {
        if (leg is { IsLive: true, IsEnding: false })
        {
            leg.IsEnding = true;
            centre.Order(new EndLeg(leg.Id, sipCode, reason));
        }
    }

    /// <summary>Ends whatever is left of the call.</summary>
    public void EndOthers(CallLeg than, int sipCode, string reason)
    {
        foreach (CallLeg leg in than.Call.Legs)
        {
            if (leg != than)
            {
                End(leg, sipCode, reason);
            }
        }
    }

    /// <summary>Into another call; the one it leaves is over when it was the last.</summary>
    /// <param name="leg">Which.</param>
    /// <param name="to">Where to.</param>
    /// <param name="isServing">A standing leg that serves a caller: its own record stays where it is.</param>
    public void Move(CallLeg leg, Call to, bool isServing = false)
    {
        Call from = leg.Call;
        MoveQuietly(leg, to);
        if (!isServing)
        {
            centre.Happened(leg, new Kinds.LegMoved(from.Id));
        }
        Finish(from);
    }

    /// <summary>Into another call; the one it leaves is the caller's to finish.</summary>
    public CallLeg MoveQuietly(CallLeg leg, Call to)
    {
        leg.Call.Legs.Remove(leg);
        leg.Call = to;
        to.Legs.Add(leg);
        centre.Unpublished.Mark(to);
        return leg;
    }

    /// <summary>Whether the leg stands by between calls.</summary>
    public void SetStandby(CallLeg leg, bool isStandby) => calls.SetStandby(leg, isStandby);

    /// <summary>The leg is over: the last that the log hears of it.</summary>
    public void Close(CallLeg leg, string cause, int sipCode, string reason)
    {
        if (leg.Shown.Length > 0)
        {
            use.Ends(leg.Shown, cause == Causes.Word(LegEndCause.Rejected));
        }
        leg.IsClosed = true;
        centre.Happened(leg, new Kinds.LegEnded(cause, sipCode, reason));
    }

    /// <summary>The call is over once no leg of it lives.</summary>
    public void Finish(Call call)
    {
        centre.Unpublished.Mark(call);
        if (calls.Find(call.Id) == call && !call.Legs.Exists(leg => leg.IsLive))
        {
            calls.Remove(call);
            call.Watch?.Over();
            centre.Happened(call, new Kinds.CallEnded(call.EndCause));
        }
    }

    /// <summary>The leg has others on hold, or no more.</summary>
    /// <param name="leg">Which.</param>
    /// <param name="how">See <see cref="Kinds.LegHeld"/>.</param>
    public void HoldChanged(CallLeg leg, string how)
    {
        bool holds = leg.Held || leg.Holds;
        if (holds && leg.HoldsSince == null)
        {
            leg.HoldsSince = centre.Now.Mono;
            centre.Happened(leg, new Kinds.LegHeld(how));
        }
        else if (!holds && leg.HoldsSince is { } since)
        {
            leg.HoldsSince = null;
            if (leg.IsLive)
            {
                centre.Happened(leg, new Kinds.LegResumed(how, (long)(centre.Now.Mono - since).TotalMilliseconds));
            }
        }
        Changed(leg);
    }

    /// <summary>Readers see the leg as it is now.</summary>
    public void Changed(CallLeg leg)
    {
        centre.Unpublished.Mark(leg.Call);
        watch.LegChanged(leg);
    }

    private void Open(CallLeg leg, CallLeg? near, string callerNumber, string login, string sipCallId = "")
    {
        calls.Add(leg);
        centre.Unpublished.Mark(leg.Call);
        Guid parent = near?.Id ?? Guid.Empty;
        if (near == null)
        {
            foreach ((string name, string value) in leg.Call.Variables)
            {
                leg.Collected = CollectedValue.With(leg.Collected, new(name, "", value, "", CollectedSources.Given));
            }
        }
        (int owner, string ownersLogin) = leg is { Line: { } phone, UserId: 0 } ? ownerOf(phone.Number) : (0, "");
        Kinds.LegMade made = new(leg.Direction, leg.Party, parent, callerNumber, leg.UserId, login, sipCallId, owner, ownersLogin);
        centre.Happened(leg, made);
        if (leg.Line is { } line)
        {
            line.Legs.Add(leg);
        }
        leg.Call.Watch?.LegMade(leg);
    }

    private void Originate(
        CallLeg leg,
        LegTargetKind kind,
        string target,
        string? trunk,
        string callerNumber,
        Guid? near,
        bool autoAnswer,
        string callerName,
        string at = "",
        string diverted = ""
    )
    {
        // A trunk has its own way of writing numbers.
        string shown = kind == LegTargetKind.Extension ? numbers.Shown(callerNumber) : callerNumber;
        centre.Order(
            new OriginateLeg(leg.Id, leg.Call.Id, kind, target, trunk, shown, callerName, near, autoAnswer)
            {
                At = at,
                DivertedFrom = diverted,
            }
        );
    }
}
