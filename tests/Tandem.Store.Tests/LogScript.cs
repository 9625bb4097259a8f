namespace Tandem.Store.Tests;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Engine.Ports;

/// <summary>Writes the log of a tenant as a call centre would: a second between events, calls told from their beginning to their end.</summary>
internal sealed class LogScript(Action<StoreOrder> post, int tenant, long last, long wallMicros = Samples.Start)
{
    private readonly Dictionary<Guid, (long Began, int Sequence)> calls = [];
    private long server;

    public long Last { get; private set; } = last;

    /// <summary>What the next event is to say of the wall clock.</summary>
    public long WallMicros { get; set; } = wallMicros;

    /// <summary>Something outside calls.</summary>
    public Event Say(EventData data) => Say(Guid.Empty, Guid.Empty, data);

    /// <summary>Something of a call.</summary>
    public Event Say(Guid call, Guid leg, EventData data)
    {
        Event happened = Make(call, leg, data);
        post(new KeepEvents(tenant, [happened]));
        return happened;
    }

    /// <summary>An event with the next id, to be posted otherwise.</summary>
    public Event Make(Guid call, Guid leg, EventData data)
    {
        server += 1_000_000;
        WallMicros += 1_000_000;
        (long began, int sequence) = calls.GetValueOrDefault(call, (server, 0));
        calls[call] = (began, sequence + 1);
        long mono = call == Guid.Empty ? server : server - began;
        return new Event(++Last, WallMicros, server, mono, call, leg, call == Guid.Empty ? 0 : sequence + 1, 1, Actor.System, data);
    }

    /// <summary>A call comes in: two events.</summary>
    public (Guid Call, Guid Leg) Arrive(string caller = "13800138000")
    {
        Guid call = Guid.CreateVersion7();
        Guid leg = Guid.CreateVersion7();
        Say(call, Guid.Empty, new CallStarted(caller, "王", "4000", "trunk:out"));
        Say(call, leg, new LegMade("inbound", "trunk:out", Guid.Empty, caller, 0, "", "sip-call-id@host"));
        return (call, leg);
    }

    /// <summary>It is over: two events.</summary>
    public void End((Guid Call, Guid Leg) leg, string cause = "remote_hang_up")
    {
        Say(leg.Call, leg.Leg, new LegEnded(cause, 0, ""));
        Say(leg.Call, Guid.Empty, new CallEnded(cause));
    }

    /// <summary>A whole call of one leg; four events.</summary>
    public Guid Call()
    {
        (Guid Call, Guid Leg) arrived = Arrive();
        End(arrived);
        return arrived.Leg;
    }

    /// <summary>A caller waits, an agent answers, they talk and part: what nearly every call is. Returns the caller's leg.</summary>
    public Guid QueueCall(int agent = 2)
    {
        (Guid call, Guid leg) = Arrive();
        Guid other = Guid.CreateVersion7();
        string login = $"agent{agent}";
        Say(call, leg, new CallRouted("queue", "sales"));
        Say(call, leg, new LegAnswered());
        Say(call, leg, new QueueEntered(3, "sales", 1, 0, 20));
        Say(call, other, new LegMade("outbound", "extension:1001", leg, "13800138000", agent, login, ""));
        OfferCandidate[] first = [new(agent, "chosen"), new(7, "next"), new(9, "next")];
        Say(call, other, new OfferMade(3, "sales", agent, login, "1001", "longest-idle-agent", [new("next", 3), new("in_call", 9)], first));
        State(agent, AgentWords.Receiving, AgentWords.Waiting);
        Say(call, other, new LegRinging());
        Say(call, other, new LegAnswered());
        State(agent, AgentWords.InQueueCall, AgentWords.Receiving);
        Say(call, leg, new LegBridged(other));
        Say(call, other, new OfferEnded(3, "sales", agent, login, "won", 200, 3_000));
        Say(call, leg, new QueueLeft(3, "sales", QueueWords.Bridged, 7_000));
        Say(call, leg, new LegEnded("remote_hang_up", 0, ""));
        State(agent, AgentWords.WrapUp, AgentWords.InQueueCall);
        Say(call, other, new LegEnded("local_hang_up", 0, "other party gone"));
        Say(call, Guid.Empty, new CallEnded("remote_hang_up"));
        State(agent, AgentWords.Waiting, AgentWords.WrapUp);
        return leg;
    }

    /// <summary>An agent who is available is in another state.</summary>
    public void State(int agent, string state, string before) =>
        Say(new AgentStateChanged(agent, $"agent{agent}", AgentWords.Available, state, "", AgentWords.Available, before, 1_000));

    /// <summary>An agent signs in and is on break.</summary>
    public void SignIn(int agent, params int[] queues)
    {
        Say(new AgentSignedIn(agent, $"agent{agent}", "1001", queues));
        Say(
            new AgentStateChanged(
                agent,
                $"agent{agent}",
                AgentWords.OnBreak,
                AgentWords.Idle,
                "lunch",
                AgentWords.LoggedOut,
                AgentWords.Idle,
                0
            )
        );
    }
}
