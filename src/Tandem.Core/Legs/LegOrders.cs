namespace Tandem.Core.Legs;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Facts;
using Tandem.Core.Kernel;

/// <summary>Makes legs and orders things of them; each order is given once.</summary>
internal sealed class LegOrders(CentreContext centre, CallTable calls, LineTable lines, ILineWatch watch)
{
    private const string Outbound = "outbound";

    /// <summary>A call and its first leg, as it came in.</summary>
    public CallLeg Arrived(CallArrived arrived)
    {
        Call call = Begin(arrived.Call, arrived.CallerNumber, arrived.CallerName, arrived.Dialled);
        bool isExtension = arrived.Origin == LegOrigin.Extension;
        string party = isExtension ? $"extension:{arrived.OriginName}" : $"trunk:{arrived.OriginName}";
        LegRecord record = Record(arrived.Leg, call, Guid.Empty, "inbound", party) with { SipCallId = arrived.SipCallId };
        Line? line = isExtension ? lines.Of(arrived.OriginName) : null;
        CallLeg leg = new(call, record, centre.Now)
        {
            IsIncoming = true,
            Line = line,
            UserId = line?.UserId ?? 0,
        };
        Open(leg);
        if (line != null)
        {
            watch.LineChanged(line);
        }
        centre.Happened(call, new CallStarted(leg.Id, call.CallerNumber, call.Dialled, party));
        return leg;
    }

    public Call Begin(Guid id, string callerNumber, string callerName, string dialled)
    {
        Call call = new(id, calls.TakeSlot(), centre.Now.WallMicros)
        {
            CallerNumber = callerNumber,
            CallerName = callerName,
            Dialled = dialled,
        };
        calls.Add(call);
        return call;
    }

    /// <summary>A leg that is made for another one, whose record is written already.</summary>
    public CallLeg CallLine(Call call, Line line, CallLeg near, LegRecord record, string callerName)
    {
        CallLeg leg = new(call, record, centre.Now) { Line = line, UserId = record.AgentId };
        Open(leg);
        Originate(leg, LegTargetKind.Extension, line.Number, null, call.CallerNumber, near.Id, false, callerName);
        return leg;
    }

    /// <summary>A leg to an extension.</summary>
    public CallLeg CallExtension(Call call, CallLeg? near, string number, string callerNumber, bool autoAnswer)
    {
        Line line = lines.Of(number);
        LegRecord record = Record(centre.NewId(), call, near?.Id ?? Guid.Empty, Outbound, $"extension:{number}") with
        {
            AgentId = line.UserId,
            AgentLogin = line.Login,
        };
        CallLeg leg = new(call, record, centre.Now) { Line = line, UserId = line.UserId };
        Open(leg);
        watch.LineChanged(line);
        Originate(leg, LegTargetKind.Extension, number, null, callerNumber, near?.Id, autoAnswer);
        return leg;
    }

    /// <summary>A leg to a number outside.</summary>
    public CallLeg CallTrunk(Call call, CallLeg? near, TrunkRow trunk, string number, string callerNumber)
    {
        LegRecord record = Record(centre.NewId(), call, near?.Id ?? Guid.Empty, Outbound, $"trunk:{trunk.Name}") with
        {
            CallerNumber = callerNumber,
        };
        CallLeg leg = new(call, record, centre.Now);
        Open(leg);
        Originate(leg, LegTargetKind.Trunk, number, trunk.Name, callerNumber, near?.Id, false);
        return leg;
    }

    public void Ring(CallLeg leg)
    {
        if (leg is { IsLive: true, IsEnding: false, Stage: LegStage.Calling })
        {
            leg.Stage = LegStage.Ringing;
            leg.Record = leg.Record with { RingMicros = leg.Stamp(centre.Now) };
            centre.Order(new RingLeg(leg.Id));
            Changed(leg, "ringing");
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
            leg.Record = leg.Record with { Call = to.Id };
            centre.Keep(new LegMoved(leg.Id, to.Id));
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

    /// <summary>The call is over once no leg of it lives.</summary>
    public void Finish(Call call)
    {
        centre.Unpublished.Mark(call);
        if (calls.Find(call.Id) == call && !call.Legs.Exists(leg => leg.IsLive))
        {
            calls.Remove(call);
            centre.Happened(call, new CallFinished(call.EndCause));
        }
    }

    public void Changed(CallLeg leg, string state)
    {
        centre.Happened(leg.Call, new LegStateChanged(leg.Id, state));
        centre.Unpublished.Mark(leg.Call);
        watch.LegChanged(leg);
    }

    private void Open(CallLeg leg)
    {
        calls.Add(leg);
        centre.Unpublished.Mark(leg.Call);
        centre.Keep(new LegOpened(leg.Record));
        if (leg.Line is { } line)
        {
            line.Legs.Add(leg);
        }
    }

    private void Originate(
        CallLeg leg,
        LegTargetKind kind,
        string target,
        string? trunk,
        string callerNumber,
        Guid? near,
        bool autoAnswer,
        string? callerName = null
    ) =>
        centre.Order(
            new OriginateLeg(leg.Id, leg.Call.Id, kind, target, trunk, callerNumber, callerName ?? leg.Call.CallerName, near, autoAnswer)
        );

    /// <summary>A record that begins now.</summary>
    public LegRecord Record(Guid leg, Call call, Guid parent, string direction, string party) =>
        new(
            leg,
            call.Id,
            parent,
            direction,
            party,
            call.CallerNumber,
            call.CallerName,
            call.Dialled,
            "",
            0,
            "",
            centre.Now.WallMicros,
            0,
            0,
            0,
            0,
            0,
            "",
            0,
            "",
            Guid.Empty,
            "",
            ""
        );
}
