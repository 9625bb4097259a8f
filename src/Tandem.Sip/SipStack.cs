using Tandem.Foundation;
using Tandem.Sip.Auth;
using Tandem.Sip.Registration;
using Tandem.Sip.Sessions;

namespace Tandem.Sip;

/// <summary>
/// A whole SIP user agent server and client, registrar included, for one loop. Pure: everything comes in through these
/// methods, everything goes out through the outbox, which the owner drains after every call.
/// </summary>
public sealed partial class SipStack(SipConfig config, IdSource ids, SipOutbox outbox, ISipDirectory directory)
{
    private readonly SipConfig config = config;
    private readonly IdSource ids = ids;
    private readonly SipOutbox outbox = outbox;
    private readonly ISipDirectory directory = directory;

    public Registrar Registrar { get; } = new(config.Registrar, outbox, new());

    /// <summary>When <see cref="OnDeadline"/> wants to be called next.</summary>
    public Wake NextWake => Wake.Never;

    /// <summary>A UDP datagram came in.</summary>
    public void OnDatagram(Flow flow, ReadOnlySpan<byte> bytes, Now now) { }

    /// <summary>Bytes of a stream came in.</summary>
    public void OnStreamBytes(Flow flow, ReadOnlySpan<byte> bytes, Now now) { }

    /// <summary>A stream is open: one we asked for (its ticket) or one a peer opened (ticket 0).</summary>
    public void OnFlowOpened(Flow flow, long ticket, Now now) { }

    /// <summary>A stream ended.</summary>
    public void OnFlowClosed(Flow flow, Now now) { }

    /// <summary>A connect failed.</summary>
    public void OnFlowFailed(long ticket, Now now) { }

    /// <summary>A look-up came back; no addresses when it failed.</summary>
    public void OnResolved(long ticket, NetAddress[] addresses, Now now) { }

    /// <summary>Fires everything that is due.</summary>
    public void OnDeadline(Now now) { }

    /// <summary>Calls somebody.</summary>
    public InviteSession Invite(InviteRequest request, Now now) => throw new NotSupportedException();

    /// <summary>Sends a request outside dialogs (OPTIONS, MESSAGE, NOTIFY); <see cref="RequestAnswered"/> tells the end.</summary>
    /// <returns>The ticket.</returns>
    public long Request(OutboundRequest request, Now now) => 0;

    /// <summary>The session whose dialog a Replaces names, or null.</summary>
    public InviteSession? Find(ReplacesTarget replaces) => null;

    public StackCounts Counts => default;
}

/// <summary>How much is alive inside a stack.</summary>
public readonly record struct StackCounts(
    int Transactions,
    int Sessions,
    int Dialogs,
    int Timers,
    int Bindings,
    int Streams,
    int DelayedAnswers,
    int PendingFlows
);

/// <summary>A request outside dialogs.</summary>
public sealed record OutboundRequest
{
    public required string Method { get; init; }

    public required string Target { get; init; }

    public Flow? Flow { get; init; }

    public required string FromUser { get; init; }

    public required string FromDomain { get; init; }

    public IReadOnlyList<ExtraHeader> Headers { get; init; } = [];

    public string? ContentType { get; init; }

    public byte[]? Body { get; init; }
}
