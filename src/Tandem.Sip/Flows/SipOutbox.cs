using Tandem.Foundation;
using Tandem.Sip.Settings;

namespace Tandem.Sip.Flows;

/// <summary>What the rim has to do.</summary>
public enum SipOutputKind : byte
{
    /// <summary>Send <see cref="SipOutput.Bytes"/> on <see cref="SipOutput.Flow"/>.</summary>
    Send,

    /// <summary>Open a stream as <see cref="SipOutput.Flow"/> says (its connection number is 0) and answer with the ticket.</summary>
    Connect,

    /// <summary>Close the stream.</summary>
    CloseFlow,

    /// <summary>Look up the addresses of <see cref="SipOutput.Host"/> and answer with the ticket.</summary>
    Resolve,
}

/// <summary>One thing for the rim to do. Its bytes are good until the outbox is filled again after it was emptied: what is sent later is copied.</summary>
public readonly record struct SipOutput(SipOutputKind Kind, Flow Flow, ReadOnlyMemory<byte> Bytes, string Host, long Ticket)
{
    public static SipOutput Send(in Flow flow, ReadOnlyMemory<byte> bytes) => new(SipOutputKind.Send, flow, bytes, "", 0);

    public static SipOutput Connect(SipTransport transport, NetAddress local, NetAddress remote, long ticket) =>
        new(SipOutputKind.Connect, new Flow(transport, local, remote), default, "", ticket);

    public static SipOutput CloseFlow(in Flow flow) => new(SipOutputKind.CloseFlow, flow, default, "", 0);

    /// <summary>The port travels in <see cref="Flow"/>'s remote address; 0 when none was given.</summary>
    public static SipOutput Resolve(string host, int port, SipTransport transport, long ticket) =>
        new(SipOutputKind.Resolve, new Flow(transport, default, default(NetAddress).WithPort(port)), default, host, ticket);

    /// <summary>The port asked for with <see cref="SipOutputKind.Resolve"/>.</summary>
    public int Port => Flow.Remote.Port;
}

/// <summary>Where the stack leaves its results. The owner drains both lists, in order, after every call.</summary>
public sealed class SipOutbox
{
    private readonly TurnBytes bytes = new();

    public List<SipOutput> Outputs { get; } = [];

    public List<SipEvent> Events { get; } = [];

    /// <summary>Who looks on; null for nobody.</summary>
    public ISipWatcher? Watcher { get; init; }

    /// <summary>Sends a copy of these bytes.</summary>
    public void Send(in Flow flow, ReadOnlySpan<byte> message)
    {
        if (Outputs.Count == 0)
        {
            bytes.Clear();
        }
        Outputs.Add(SipOutput.Send(flow, bytes.Add(message)));
    }

    public void Clear()
    {
        Outputs.Clear();
        Events.Clear();
    }
}
