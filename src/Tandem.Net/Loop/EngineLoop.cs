namespace Tandem.Net.Loop;

using System.Diagnostics;
using Tandem.Core.Commands;
using Tandem.Engine;
using Tandem.Engine.Ports;
using Tandem.Foundation;
using Tandem.Net.Interop;
using Tandem.Net.Transports;
using Tandem.Sip;

/// <summary>
/// The one thread that owns an exchange. Datagrams, what other threads bring, and deadlines go in; after each batch everything that is to be
/// done is handed out.
/// </summary>
internal sealed class EngineLoop : IDisposable
{
    /// <summary>Batches of datagrams taken from one socket before others get their turn.</summary>
    private const int BatchesInARow = 4;

    private readonly Exchange exchange;
    private readonly EngineOutbox outbox;
    private readonly SipSockets sockets;
    private readonly ILoopHost host;
    private readonly Poller poller = new();
    private readonly Inbox<LoopInput> inbox;
    private readonly Dictionary<long, Action<Outcome>> waiting = [];
    private readonly Lock askGate = new();
    private readonly Thread thread;
    private long lastRequest;
    private volatile bool stopping;

    public EngineLoop(Exchange exchange, EngineOutbox outbox, SipSockets sockets, ILoopHost host, int number)
    {
        this.exchange = exchange;
        this.outbox = outbox;
        this.sockets = sockets;
        this.host = host;
        inbox = new Inbox<LoopInput>(poller);
        sockets.Watch(poller);
        thread = new Thread(Run) { Name = $"loop {number}", IsBackground = true };
    }

    public LoopMeters Meters { get; } = new();

    public void Start() => thread.Start();

    /// <summary>Any thread.</summary>
    public void Post(LoopInput input) => inbox.Post(input);

    /// <summary>Any thread: asks a command; the answer comes on the loop's thread and must be passed on at once. False past the limit.</summary>
    public bool TryAsk(int tenant, Command command, int limit, Action<Outcome> answered)
    {
        long id;
        lock (askGate)
        {
            if (waiting.Count >= limit)
            {
                return false;
            }
            id = ++lastRequest;
            waiting.Add(id, answered);
        }
        inbox.Post(new CommandInput(tenant, new CommandRequest(id, command)));
        return true;
    }

    public void Dispose()
    {
        stopping = true;
        poller.Ring();
        if (thread.IsAlive)
        {
            thread.Join();
        }
        poller.Dispose();
    }

    private void Run()
    {
        HandOut();
        while (!stopping)
        {
            Now before = RealClock.Now;
            int timeout = sockets.HasWaiting ? 1 : RealClock.MillisUntil(exchange.NextWake.At, before.Mono);
            int count = poller.Wait(timeout);
            for (int i = 0; i < count; i++)
            {
                long tag = poller.Tag(i);
                if (tag == Poller.Bell)
                {
                    poller.Heard();
                    TakeInputs();
                }
                else
                {
                    TakeDatagrams((int)tag);
                }
            }
            Now now = RealClock.Now;
            if (exchange.NextWake.At <= now.Mono)
            {
                OnDeadline(now);
            }
            HandOut();
        }
    }

    private void TakeInputs()
    {
        Now now = RealClock.Now;
        foreach (LoopInput input in inbox.Take())
        {
            long start = Stopwatch.GetTimestamp();
            try
            {
                input.Apply(exchange, now);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                host.OnFailure("loop", e);
            }
            Meters.Turn(start);
        }
    }

    private void TakeDatagrams(int socket)
    {
        int got;
        int batches = 0;
        do
        {
            got = sockets.Receive(socket);
            Now now = RealClock.Now;
            for (int i = 0; i < got; i++)
            {
                long start = Stopwatch.GetTimestamp();
                try
                {
                    ReadOnlySpan<byte> bytes = sockets.Datagram(socket, i, out Flow flow);
                    exchange.OnDatagram(flow, bytes, now);
                }
                catch (Exception e) when (e is not OutOfMemoryException)
                {
                    // One broken message costs itself, never the loop.
                    host.OnFailure("loop", e);
                }
                Meters.Turn(start);
            }
            HandOut();
        } while (SipSockets.IsFull(got) && ++batches < BatchesInARow);
    }

    private void OnDeadline(Now now)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            exchange.OnDeadline(now);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            host.OnFailure("loop deadline", e);
        }
        Meters.Turn(start);
    }

    private void HandOut()
    {
        foreach (SipOutput output in outbox.Sip.Outputs)
        {
            if (output.Kind == SipOutputKind.Send && output.Flow.Transport == SipTransport.Udp)
            {
                sockets.Send(output.Flow, output.Bytes);
            }
            else
            {
                host.OnSip(output);
            }
        }
        outbox.Sip.Outputs.Clear();
        sockets.Flush();
        foreach (MediaOrder order in outbox.Media)
        {
            host.OnMediaOrder(order);
        }
        outbox.Media.Clear();
        foreach (StoreOrder order in outbox.Store)
        {
            host.OnStore(order);
        }
        outbox.Store.Clear();
        foreach (TenantEvent happened in outbox.Events)
        {
            host.OnEvent(happened);
        }
        outbox.Events.Clear();
        foreach (TenantReply reply in outbox.Replies)
        {
            Answer(reply);
        }
        outbox.Replies.Clear();
        host.OnFreePorts(exchange);
    }

    private void Answer(TenantReply reply)
    {
        Action<Outcome>? answered;
        lock (askGate)
        {
            waiting.Remove(reply.Reply.RequestId, out answered);
        }
        answered?.Invoke(reply.Reply.Outcome);
    }
}
