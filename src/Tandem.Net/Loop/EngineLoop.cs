namespace Tandem.Net.Loop;

using System.Diagnostics;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Engine;
using Tandem.Engine.Inputs;
using Tandem.Engine.Outputs;
using Tandem.Engine.Ports;
using Tandem.Foundation;
using Tandem.Net.Clock;
using Tandem.Net.Interop;
using Tandem.Net.Transports;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;

/// <summary>
/// The one thread that owns an exchange. Datagrams, what other threads bring, and deadlines go in; after each batch everything that
/// is to be done is handed out. What fails unexpectedly is reported and costs the one input it came from, never the loop.
/// </summary>
internal sealed class EngineLoop : IDisposable
{
    /// <summary>Batches of datagrams taken from one socket before others get their turn.</summary>
    private const int BatchesInARow = 4;

    /// <summary>Inputs of other threads before their results are handed out.</summary>
    private const int InputsInARow = 64;

    /// <summary>How soon datagrams that the kernel would not take are tried again.</summary>
    private const int RetryMillis = 1;

    private const int KeepAliveBytes = 4;

    /// <summary>A deadline that broke is tried again after this long, so that it cannot keep the loop spinning.</summary>
    private static readonly TimeSpan AfterBrokenDeadline = TimeSpan.FromMilliseconds(100);

    private readonly Exchange exchange;
    private readonly EngineOutbox outbox;
    private readonly SipSockets sockets;
    private readonly ILoopHost host;
    private readonly Askers askers;
    private readonly LoopRecorder? recorder;
    private readonly LoopWatcher? watcher;
    private readonly Datagram datagram = new();
    private readonly Poller poller = new();
    private readonly Inbox<LoopInput> inbox;
    private readonly Thread thread;
    private Instant noDeadlineBefore;
    private volatile bool stopping;

    public EngineLoop(
        Exchange exchange,
        EngineOutbox outbox,
        SipSockets sockets,
        ILoopHost host,
        int commands,
        int number,
        LoopRecorder? recorder = null,
        LoopWatcher? watcher = null
    )
    {
        this.recorder = recorder;
        this.watcher = watcher;
        this.exchange = exchange;
        this.outbox = outbox;
        this.sockets = sockets;
        this.host = host;
        askers = new Askers(commands);
        inbox = new Inbox<LoopInput>(poller);
        sockets.Watch(poller);
        thread = new Thread(Run) { Name = $"loop {number}", IsBackground = true };
    }

    public LoopMeters Meters { get; } = new();

    /// <summary>Inputs that wait for their turn, for metrics.</summary>
    public int Waiting => inbox.Count;

    public void Start() => thread.Start();

    /// <summary>Any thread.</summary>
    public void Post(LoopInput input) => inbox.Post(input);

    /// <summary>Any thread.</summary>
    public void Post(EngineInput input) => inbox.Post(new LoopInput(input));

    /// <summary>Any thread: asks a tenant's call centre. Past the limit, and when the loop ends, the answer is Overloaded.</summary>
    public Task<Outcome> AskAsync(int tenant, Command command, Actor by)
    {
        long request = askers.Ask(out Task<Outcome> answer);
        if (request != 0)
        {
            Post(new CommandAsked(tenant, new CommandRequest(request, command, by)));
        }
        return answer;
    }

    public void Dispose()
    {
        stopping = true;
        poller.Ring();
        if (thread.IsAlive)
        {
            thread.Join();
        }
        recorder?.HandOver(RealClock.Now.Mono, true);
        askers.Stop();
        poller.Dispose();
    }

    private void Run()
    {
        ThreadUrgency.Raise(ThreadUrgency.Loop);
        HandOut();
        while (!stopping)
        {
            int count = poller.Wait(Patience(RealClock.Now.Mono));
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
            if (exchange.NextWake.At <= now.Mono && noDeadlineBefore <= now.Mono)
            {
                OnDeadline(now);
            }
            HandOut();
        }
    }

    private int Patience(Instant now)
    {
        Instant wake = exchange.NextWake.At;
        Instant next = wake > noDeadlineBefore ? wake : noDeadlineBefore;
        int millis = RealClock.MillisUntil(recorder is null ? next : Instant.Min(next, recorder.Due), now);
        return !sockets.HasWaiting ? millis
            : millis < 0 ? RetryMillis
            : Math.Min(millis, RetryMillis);
    }

    private void TakeInputs()
    {
        int taken = 0;
        foreach (LoopInput input in inbox.Take())
        {
            if (!TryTurn(input.Input, RealClock.Now) && input.Input is CommandAsked asked)
            {
                askers.Fail(asked.Request.RequestId);
            }
            input.Reading?.Taken();
            if (++taken % InputsInARow == 0)
            {
                HandOut();
            }
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
                sockets.Read(socket, i, datagram);
                TryTurn(datagram, now);
            }
            HandOut();
        } while (SipSockets.IsFull(got) && ++batches < BatchesInARow);
    }

    private void OnDeadline(Now now)
    {
        if (!TryTurn(Deadline.Reached, now))
        {
            noDeadlineBefore = now.Mono + AfterBrokenDeadline;
        }
    }

    private bool TryTurn(EngineInput input, Now now)
    {
        long start = Stopwatch.GetTimestamp();
        bool whole = true;
        OutboxMark before = recorder?.Before(outbox) ?? default;
        try
        {
            exchange.Handle(input, now);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            whole = false;
            OnFailure(input.GetType().Name, e);
        }
        recorder?.After(input, now, outbox, before);
        Meters.Turn(start);
        return whole;
    }

    private void HandOut()
    {
        Show(outbox.Sip.Outputs);
        Give(outbox.Sip.Outputs, this, static (in output, loop) => loop.Carry(output));
        sockets.Flush();
        Give(outbox.Media, host, static (in order, to) => to.OnMediaOrder(order));
        Give(outbox.Store, host, static (in order, to) => to.OnStore(order));
        Give(outbox.LookUps, host, static (in lookUp, to) => to.OnLookUp(lookUp));
        Give(outbox.Asks, host, static (in ask, to) => to.OnAsk(ask));
        Give(outbox.Pages, host, static (in order, to) => to.OnPage(order));
        Give(outbox.Tenants, host, static (in served, to) => to.OnTenant(served));
        Give(outbox.Replies, askers, static (in reply, to) => to.Answer(reply.Reply.RequestId, reply.Reply.Outcome));
        foreach (Exception failure in outbox.Failures)
        {
            OnFailure("one leg", failure);
        }
        outbox.Failures.Clear();
        host.OnFreePorts(exchange);
        recorder?.HandOver(RealClock.Now.Mono, false);
    }

    private delegate void Carrier<T, TTo>(in T item, TTo to);

    private void Give<T, TTo>(List<T> items, TTo to, Carrier<T, TTo> carry)
    {
        foreach (T item in items)
        {
            try
            {
                carry(item, to);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                OnFailure("handing out", e);
            }
        }
        items.Clear();
    }

    // Keep-alives are no messages.
    private void Show(List<SipOutput> outputs)
    {
        if (watcher is null || outputs.Count == 0)
        {
            return;
        }
        Now now = RealClock.Now;
        foreach (SipOutput output in outputs)
        {
            if (output.Kind == SipOutputKind.Send && output.Bytes.Length > KeepAliveBytes)
            {
                watcher.Leaves(output.Flow, output.Bytes.Span, now);
            }
        }
    }

    private void Carry(in SipOutput output)
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

    // What the broken turn left unhandled was its own: the list is empty after every whole turn.
    private void OnFailure(string where, Exception failure)
    {
        outbox.Sip.Events.Clear();
        Meters.Failed();
        host.OnFailure(where, failure);
    }
}
