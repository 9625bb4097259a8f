namespace Tandem.Core.Calls.Legs;

using System.Text;
using Tandem.Core.Agents;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Core.Distribution;
using Tandem.Core.Facts;
using Tandem.Core.Kernel;

/// <summary>Makes legs and orders things of them; each order is given once.</summary>
internal sealed class LegOrders(CentreContext centre, AgentDuty agents)
{
    private const string Outbound = "outbound";

    /// <summary>A call and its first leg, as it came in.</summary>
    public CallLeg Arrived(CallArrived arrived)
    {
        Call call = Begin(arrived.Call, arrived.CallerNumber, arrived.CallerName, arrived.Dialled);
        bool isExtension = arrived.Origin == LegOrigin.Extension;
        string party = isExtension ? $"extension:{arrived.OriginName}" : $"trunk:{arrived.OriginName}";
        LegRecord record = Record(arrived.Leg, call, Guid.Empty, "inbound", party) with { SipCallId = arrived.SipCallId };
        Line? line = isExtension ? centre.Agents.Line(arrived.OriginName) : null;
        CallLeg leg = new(call, record)
        {
            IsIncoming = true,
            Line = line,
            Agent = line?.Agent,
        };
        Open(leg);
        if (line != null)
        {
            agents.LineChanged(line);
        }
        centre.Log.Add(centre.Now, call, new CallStarted(leg.Id, call.CallerNumber, call.Dialled, party));
        return leg;
    }

    public Call Begin(Guid id, string callerNumber, string callerName, string dialled)
    {
        Call call = new(id, centre.Calls.TakeSlot(), centre.Now.WallMicros)
        {
            CallerNumber = callerNumber,
            CallerName = callerName,
            Dialled = dialled,
        };
        centre.Calls.Add(call);
        return call;
    }

    /// <summary>The agent's leg of an offer.</summary>
    public CallLeg OfferTo(Member member, Agent agent, string reason)
    {
        Call call = member.Call;
        Line line = agent.Line!;
        CallLeg leg = new(call, RecordOfOffer(member, agent, reason)) { Line = line, Agent = agent };
        Open(leg);
        Originate(leg, LegTargetKind.Extension, line.Number, null, call.CallerNumber, member.Leg.Id, false, ShownName(member));
        return leg;
    }

    public LegRecord RecordOfOffer(Member member, Agent agent, string reason) =>
        Record(centre.Ids.NextGuid(centre.Now), member.Call, member.Leg.Id, Outbound, $"extension:{agent.Line!.Number}") with
        {
            Queue = member.Queue.Name,
            AgentId = agent.Id,
            AgentLogin = agent.Row.Login,
            OfferReason = reason,
            Candidates = member.PickedWords ??= Words(member.Picked),
        };

    // mod_fifo's outbound_name: before the caller's name, or instead of it with a leading "=".
    private static string ShownName(Member member)
    {
        string name = member.Queue.Settings.OutboundName;
        if (name.StartsWith('='))
        {
            return name[1..];
        }
        return name.Length == 0 ? member.Call.CallerName : $"({name}) {member.Call.CallerName}".TrimEnd();
    }

    /// <summary>A leg to an extension.</summary>
    public CallLeg CallExtension(Call call, CallLeg? near, string number, string callerNumber, bool autoAnswer)
    {
        Line line = centre.Agents.Line(number);
        LegRecord record = Record(centre.Ids.NextGuid(centre.Now), call, near?.Id ?? Guid.Empty, Outbound, $"extension:{number}") with
        {
            AgentId = line.Agent?.Id ?? 0,
            AgentLogin = line.Agent?.Row.Login ?? "",
        };
        CallLeg leg = new(call, record) { Line = line, Agent = line.Agent };
        Open(leg);
        agents.LineChanged(line);
        Originate(leg, LegTargetKind.Extension, number, null, callerNumber, near?.Id, autoAnswer);
        return leg;
    }

    /// <summary>A leg to a number outside.</summary>
    public CallLeg CallTrunk(Call call, CallLeg? near, TrunkRow trunk, string number, string callerNumber)
    {
        LegRecord record = Record(centre.Ids.NextGuid(centre.Now), call, near?.Id ?? Guid.Empty, Outbound, $"trunk:{trunk.Name}") with
        {
            CallerNumber = callerNumber,
        };
        CallLeg leg = new(call, record);
        Open(leg);
        Originate(leg, LegTargetKind.Trunk, number, trunk.Name, callerNumber, near?.Id, false);
        return leg;
    }

    public void Ring(CallLeg leg)
    {
        if (leg is { IsLive: true, IsEnding: false, Stage: LegStage.Calling })
        {
            leg.Stage = LegStage.Ringing;
            leg.Record = leg.Record with { RingMicros = centre.Now.WallMicros };
            centre.Outbox.Orders.Add(new RingLeg(leg.Id));
            Changed(leg, "ringing");
        }
    }

    public void Answer(CallLeg leg)
    {
        if (leg is { IsLive: true, IsEnding: false })
        {
            centre.Outbox.Orders.Add(new AnswerLeg(leg.Id));
        }
    }

    /// <summary>Ends the leg, once; its <see cref="LegEnded"/> follows.</summary>
    public void End(CallLeg leg, int sipCode, string reason)
    {
        if (leg is { IsLive: true, IsEnding: false })
        {
            leg.IsEnding = true;
            centre.Outbox.Orders.Add(new EndLeg(leg.Id, sipCode, reason));
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
            centre.Outbox.Facts.Add(new LegMoved(leg.Id, to.Id));
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

    /// <summary>The call is over once no leg of it lives.</summary>
    public void Finish(Call call)
    {
        centre.Unpublished.Mark(call);
        if (centre.Calls.Find(call.Id) == call && !call.Legs.Exists(leg => leg.IsLive))
        {
            centre.Calls.Remove(call);
            centre.Log.Add(centre.Now, call, new CallFinished(call.EndCause));
        }
    }

    public void Changed(CallLeg leg, string state)
    {
        centre.Log.Add(centre.Now, leg.Call, new LegStateChanged(leg.Id, state));
        centre.Unpublished.Mark(leg.Call);
        if (leg.Agent is { } agent)
        {
            centre.Unpublished.Mark(agent);
        }
    }

    private void Open(CallLeg leg)
    {
        centre.Calls.Add(leg);
        centre.Unpublished.Mark(leg.Call);
        centre.Outbox.Facts.Add(new LegOpened(leg.Record));
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
        centre.Outbox.Orders.Add(
            new OriginateLeg(leg.Id, leg.Call.Id, kind, target, trunk, callerNumber, callerName ?? leg.Call.CallerName, near, autoAnswer)
        );

    private LegRecord Record(Guid leg, Call call, Guid parent, string direction, string party) =>
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

    // Logins may hold anything: what JSON would trip over is left out rather than escaped.
    private static string Words(PickExplanation? picked)
    {
        if (picked == null)
        {
            return "";
        }
        StringBuilder text = new("{\"counts\":{");
        for (int i = 0; i < picked.Counts.Count; i++)
        {
            text.Append(i > 0 ? ",\"" : "\"").Append(picked.Counts[i].Key).Append("\":").Append(picked.Counts[i].Value);
        }
        text.Append("},\"first\":[");
        for (int i = 0; i < picked.First.Count; i++)
        {
            CandidateView each = picked.First[i];
            text.Append(i > 0 ? ",[" : "[").Append(each.UserId).Append(",\"").Append(each.Reason).Append("\"]");
        }
        return text.Append("]}").ToString();
    }
}
