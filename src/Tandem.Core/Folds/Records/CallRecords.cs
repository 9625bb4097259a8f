namespace Tandem.Core.Folds.Records;

using System.Globalization;
using System.Runtime.CompilerServices;
using Nerdbank.MessagePack;
using PolyType;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;

/// <summary>Call records: one per leg, written when it is over. Between its moments the monotonic clock counts, so no record runs backwards.</summary>
internal sealed class CallRecords : Fold<OpenRecords>
{
    private const long MicrosPerMilli = 1_000;

    private readonly List<RowChange> closed = [];
    private readonly List<Talked> talks = [];

    public override string Name => "records";

    public override int Version => 1;

    /// <summary>What is not over.</summary>
    public OpenRecords Unfinished => State;

    public override void Apply(Event happened)
    {
        if (happened.Data is RecordsCut cut)
        {
            closed.Add(new CutRecords(happened.Id, cut.BeforeMicros));
        }
        if (happened.Call == Guid.Empty)
        {
            return;
        }
        if (happened.Data is CallStarted started)
        {
            Begin(happened, started);
        }
        if (!State.Calls.TryGetValue(happened.Call, out OpenCall? call))
        {
            return;
        }
        call.Sequence = happened.Sequence;
        State.Talks.Apply(happened, talks);
        talks.ForEach(Count);
        talks.Clear();
        switch (happened.Data)
        {
            case CallEnded:
                State.Calls.Remove(call.Id);
                break;
            case LegMade made:
                Open(happened, call, made);
                break;
            case LegLent lent:
                Lend(happened, call, lent);
                break;
            case QueueEntered entered:
                Wait(happened, call, entered);
                break;
            case QueueLeft:
                call.Waiting = Guid.Empty;
                break;
            case LegReturned returned:
                Close(happened, returned.Record, returned.Cause, 0);
                break;
            default:
                if (State.Legs.TryGetValue(happened.Leg, out OpenLeg? leg))
                {
                    Change(happened, call, leg);
                }
                break;
        }
    }

    public override void Flush(List<RowChange> into)
    {
        into.AddRange(closed);
        closed.Clear();
    }

    private void Begin(Event happened, CallStarted started) =>
        State.Calls[happened.Call] = new OpenCall
        {
            Id = happened.Call,
            Began = happened.ServerMicros - happened.MonoMicros,
            CallerNumber = started.CallerNumber,
            CallerName = started.CallerName,
            Dialled = started.Dialled,
        };

    private void Open(Event happened, OpenCall call, LegMade made) =>
        State.Legs[happened.Leg] = new OpenLeg
        {
            Id = happened.Leg,
            Call = call.Id,
            In = call.Id,
            Parent = made.Parent,
            Direction = made.Direction,
            Party = made.Party,
            CallerNumber = made.CallerNumber,
            CallerName = call.CallerName,
            Dialled = call.Dialled,
            AgentId = made.AgentId,
            Agent = made.Agent,
            StartMicros = happened.WallMicros,
            Began = happened.ServerMicros,
            SipCallId = made.SipCallId,
        };

    // A standing leg is up: what it serves is answered as it begins.
    private void Lend(Event happened, OpenCall call, LegLent lent)
    {
        if (!State.Legs.TryGetValue(happened.Leg, out OpenLeg? standing))
        {
            return;
        }
        standing.Serves = lent.Record;
        standing.In = call.Id;
        State.Legs[lent.Record] = new OpenLeg
        {
            Id = lent.Record,
            Call = call.Id,
            In = call.Id,
            Parent = lent.Parent,
            Direction = "outbound",
            Party = lent.Party,
            CallerNumber = call.CallerNumber,
            CallerName = call.CallerName,
            Dialled = call.Dialled,
            AgentId = lent.AgentId,
            Agent = lent.Agent,
            StartMicros = happened.WallMicros,
            Began = happened.ServerMicros,
            RingMicros = happened.WallMicros,
            AnswerMicros = happened.WallMicros,
            ServedBy = standing.Id,
        };
    }

    private void Wait(Event happened, OpenCall call, QueueEntered entered)
    {
        call.Waiting = happened.Leg;
        call.QueueId = entered.QueueId;
        call.Queue = entered.Queue;
        call.WaitsSince = happened.ServerMicros;
        if (State.Legs.TryGetValue(happened.Leg, out OpenLeg? leg))
        {
            leg.Queue = entered.Queue;
        }
    }

    private void Change(Event happened, OpenCall call, OpenLeg leg)
    {
        long at = leg.WallAt(happened.ServerMicros);
        switch (happened.Data)
        {
            case CallRouted { Kind: "queue" } routed:
                leg.Queue = routed.Target;
                break;
            case TrunkChosen chosen:
                leg.Party = PartyName.Trunk(chosen.Trunk);
                break;
            case LegRinging:
                leg.RingMicros = at;
                break;
            case LegAnswered:
                leg.AnswerMicros = at;
                break;
            case LegBridged bridged:
                Bridge(leg.Id, happened.ServerMicros);
                Bridge(bridged.Other, happened.ServerMicros);
                break;
            case ConferenceJoined { Speaks: true }:
                Bridge(leg.Id, happened.ServerMicros);
                break;
            case LegStanding:
                leg.In = call.Id;
                break;
            case LegMoved:
                leg.In = leg.Call = call.Id;
                break;
            case OfferMade made:
                Offer(RecordOf(leg), made);
                break;
            case RecordingJoined joined:
                leg.Recording = joined.Recording;
                RecordOf(leg).Recording = joined.Recording;
                break;
            case CallScored scored:
                leg.Score = scored.Score;
                break;
            case LegEnded ended:
                call.Cause = call.Cause.Length == 0 ? ended.Cause : call.Cause;
                if (leg.Serves != Guid.Empty)
                {
                    Close(happened, leg.Serves, ended.Cause, 0);
                }
                Close(happened, leg.Id, ended.Cause, ended.SipCode);
                break;
        }
    }

    private void Bridge(Guid id, long mono)
    {
        if (State.Legs.TryGetValue(id, out OpenLeg? leg))
        {
            leg.BridgeMicros = leg.BridgeMicros == 0 ? leg.WallAt(mono) : leg.BridgeMicros;
            OpenLeg record = RecordOf(leg);
            record.BridgeMicros = record.BridgeMicros == 0 ? record.WallAt(mono) : record.BridgeMicros;
        }
    }

    private void Count(Talked talk)
    {
        if (State.Legs.TryGetValue(talk.Leg, out OpenLeg? leg))
        {
            leg.TalkMillis += (talk.Until - talk.Since) / MicrosPerMilli;
            if (leg.Serves != Guid.Empty)
            {
                OpenLeg record = RecordOf(leg);
                record.TalkMillis += (talk.Until - Math.Max(talk.Since, record.Began)) / MicrosPerMilli;
            }
        }
    }

    // The record an agent's work on this leg goes to: that of whom it serves, else its own.
    private OpenLeg RecordOf(OpenLeg leg) => State.Legs.GetValueOrDefault(leg.Serves, leg);

    private static void Offer(OpenLeg leg, OfferMade made)
    {
        leg.Queue = made.Queue;
        leg.OfferReason = made.Reason;
        leg.Candidates = Words(made);
    }

    private void Close(Event happened, Guid id, string cause, int sipCode)
    {
        if (!State.Legs.Remove(id, out OpenLeg? leg))
        {
            return;
        }
        if (State.Legs.TryGetValue(leg.ServedBy, out OpenLeg? standing))
        {
            standing.Serves = Guid.Empty;
        }
        closed.Add(new PutRecord(happened.Id, leg.Closed(leg.WallAt(happened.ServerMicros), cause, sipCode)));
    }

    // Reason codes are words of ours: nothing in them needs escaping.
    private static string Words(OfferMade made)
    {
        DefaultInterpolatedStringHandler text = new(0, 0, CultureInfo.InvariantCulture, stackalloc char[1_024]);
        text.AppendLiteral("{\"counts\":{");
        for (int i = 0; i < made.Counts.Length; i++)
        {
            text.AppendLiteral(i > 0 ? ",\"" : "\"");
            text.AppendLiteral(made.Counts[i].Reason);
            text.AppendLiteral("\":");
            text.AppendFormatted(made.Counts[i].Agents);
        }
        text.AppendLiteral("},\"first\":[");
        for (int i = 0; i < made.First.Length; i++)
        {
            text.AppendLiteral(i > 0 ? ",[" : "[");
            text.AppendFormatted(made.First[i].AgentId);
            text.AppendLiteral(",\"");
            text.AppendLiteral(made.First[i].Reason);
            text.AppendLiteral("\"]");
        }
        text.AppendLiteral("]}");
        return text.ToStringAndClear();
    }
}
