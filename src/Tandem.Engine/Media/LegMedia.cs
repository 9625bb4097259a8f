namespace Tandem.Engine.Media;

using Tandem.Engine.Admission;
using Tandem.Engine.Legs;
using Tandem.Engine.Tenants;
using Tandem.Media;

/// <summary>
/// Opens and closes the media of legs, joins and mixes them: each a command for the worker that holds the leg. Legs on different workers are
/// handed over first.
/// </summary>
internal sealed class LegMedia(WorkerOrders worker, LegTable legs, PortStock ports, Turn turn)
{
    private readonly Dictionary<LegPort, int> handingOver = [];
    private readonly RoomTable rooms = new();

    /// <summary>Starts the leg's media, or replaces its plan after a new agreement.</summary>
    public void Open(Leg leg, LegPlan plan)
    {
        leg.Plan = plan with { Peer = leg.Signalling?.Peer ?? default };
        worker.Give(leg, new Open(leg.Lease.Port, leg.NextCommand(), leg.Plan, leg.Lease.Since));
    }

    public void Close(Leg leg)
    {
        Forget(leg);
        worker.Give(leg, new Close(leg.Lease.Port, leg.NextCommand()));
        ports.Return(leg.Lease, turn.Now.Mono);
        foreach (LegSide side in leg.Others)
        {
            ports.Return(side.Lease, turn.Now.Mono);
        }
    }

    /// <summary>Joins two legs; when they are on two workers one is handed over first: the second, unless it is bound to the browsers' port.</summary>
    public void Join(Leg leg, Leg other)
    {
        Forget(leg);
        Forget(other);
        leg.Sounds.Silence();
        other.Sounds.Silence();
        leg.Partner = other;
        other.Partner = leg;
        leg.ConnectId = leg.NextCommand();
        if (leg.Lease.Worker != other.Lease.Worker)
        {
            (Leg moving, Leg staying) = other.Lease.IsShared ? (leg, other) : (other, leg);
            HandOver(moving, staying.Lease.Worker);
            return;
        }
        worker.Give(leg, new Connect(leg.Lease.Port, leg.ConnectId, other.Lease.Port));
    }

    /// <summary>Puts the leg into a room; one on another worker is handed over first.</summary>
    public void Mix(Leg leg, Guid roomId, MixVoice voice)
    {
        Forget(leg);
        leg.Sounds.Silence();
        Room room = rooms.Enter(leg, roomId, ports.SharedWorker ?? leg.Lease.Worker);
        leg.Voice = voice;
        leg.MixId = leg.NextCommand();
        if (room.Worker != leg.Lease.Worker)
        {
            HandOver(leg, room.Worker);
            return;
        }
        worker.Give(leg, new Mix(leg.Lease.Port, leg.MixId, room.Number, voice));
    }

    /// <summary>Takes the leg out of its bridge or room.</summary>
    public void Part(Leg leg)
    {
        if (leg.Partner != null || leg.Room != null)
        {
            Forget(leg);
            worker.Give(leg, new Disconnect(leg.Lease.Port, leg.NextCommand()));
        }
    }

    public void Listen(Leg leg, bool keys, TimeSpan pause) =>
        worker.Give(leg, new Listen(leg.Lease.Port, leg.NextCommand(), keys && !leg.HasKeyMessages, (int)pause.TotalMilliseconds));

    public void Judge(Leg leg) => worker.Give(leg, new Judge(leg.Lease.Port, leg.NextCommand()));

    public void SendDigit(Leg leg, char digit) => worker.Give(leg, new SendDigits(leg.Lease.Port, leg.NextCommand(), digit.ToString()));

    /// <summary>A worker gave a leg up: its new one adopts it, and what waited for that goes on.</summary>
    public void HandedOver(HandedOver handed)
    {
        if (!handingOver.Remove(handed.Leg, out int to) || legs.ByPort(handed.Leg) is not { } leg)
        {
            return;
        }
        leg.Lease = ports.Move(leg.Lease, to);
        List<MediaCommand> waiting = leg.Underway ?? [];
        leg.Underway = null;
        worker.Give(leg, new Adopt(leg.Lease.Port, leg.NextCommand(), handed.Snapshot));
        foreach (MediaCommand command in waiting)
        {
            worker.Give(leg, command);
        }
        if (leg.Partner is { } partner && (leg.ConnectId != 0 || partner.ConnectId != 0))
        {
            (Leg asker, Leg asked) = leg.ConnectId != 0 ? (leg, partner) : (partner, leg);
            worker.Give(asker, new Connect(asker.Lease.Port, asker.ConnectId, asked.Lease.Port));
        }
        if (leg is { MixId: not 0, Room: { } room })
        {
            worker.Give(leg, new Mix(leg.Lease.Port, leg.MixId, room.Number, leg.Voice));
        }
    }

    private void HandOver(Leg leg, int toWorker)
    {
        handingOver[leg.Lease.Port] = toWorker;
        worker.Give(leg, new HandOver(leg.Lease.Port, leg.NextCommand(), toWorker));
        leg.Underway ??= [];
    }

    private void Forget(Leg leg)
    {
        rooms.Leave(leg);
        leg.MixId = 0;
        if (leg.Partner is { } partner)
        {
            leg.Partner = null;
            leg.ConnectId = 0;
            partner.Partner = null;
            partner.ConnectId = 0;
        }
    }
}
