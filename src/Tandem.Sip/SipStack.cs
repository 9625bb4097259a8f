using Tandem.Foundation;
using Tandem.Sip.Auth;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;
using Tandem.Sip.Framing;
using Tandem.Sip.Messages;
using Tandem.Sip.Receiving;
using Tandem.Sip.Registration;
using Tandem.Sip.Settings;
using Tandem.Sip.Timers;
using Tandem.Sip.Usages.Invite;
using Tandem.Sip.Usages.Orphans;
using Tandem.Sip.Usages.Requests;

namespace Tandem.Sip;

/// <summary>
/// A whole SIP user agent server and client, registrar included, for one loop. Pure: everything comes in through these
/// methods, everything goes out through the outbox, which the owner drains after every call.
/// </summary>
public sealed class SipStack
{
    private readonly SipEndpoint core;
    private readonly MessageReceiver messages;
    private readonly DigestGate gate;
    private readonly OutboundRequests outbound;
    private readonly RegisterHandler registrations;
    private readonly Dictionary<long, StreamFramer> framers = [];
    private readonly SipParseLimits parseLimits;

    public SipStack(SipConfig config, IdSource ids, SipOutbox outbox, ISipDirectory directory)
    {
        core = new SipEndpoint(config, ids, outbox);
        parseLimits = new SipParseLimits { Message = config.Limits.MessageBytes };
        Registrar = new Registrar(config.Registrar, outbox, core.Timers);
        RequestAnswers answers = new(core, new StrangerLimit(config, directory));
        gate = new DigestGate(core, directory, Registrar, answers);
        registrations = new RegisterHandler(core, Registrar, answers);
        InitialRequests door = new(core, directory, gate, registrations, answers);
        gate.Listener = door;
        RequestDispatcher requests = new(core, door, answers);
        messages = new MessageReceiver(core, requests, answers, parseLimits);
        outbound = new OutboundRequests(core);
    }

    public Registrar Registrar { get; }

    /// <summary>When <see cref="OnDeadline"/> wants to be called next.</summary>
    public Wake NextWake => core.Timers.Count == 0 ? Wake.Never : new Wake(core.Timers.Next, core.Timers.Peek.Reason);

    public StackCounts Counts =>
        new(
            core.Transactions.Count,
            core.Usages,
            core.Dialogs.Count,
            core.Timers.Count,
            Registrar.Count,
            core.Flows.Streams,
            gate.Delayed,
            core.Flows.Pending,
            core.Kept.Used
        );

    /// <summary>A UDP datagram came in.</summary>
    public void OnDatagram(Flow flow, ReadOnlySpan<byte> bytes, Now now) => messages.Take(flow, bytes, now);

    /// <summary>Bytes of a stream came in.</summary>
    public void OnStreamBytes(Flow flow, ReadOnlySpan<byte> bytes, Now now)
    {
        if (flow.IsWebSocket)
        {
            OnFrame(flow, bytes, now);
            return;
        }
        if (!framers.TryGetValue(flow.Connection, out StreamFramer? framer))
        {
            return;
        }
        framer.Feed(bytes);
        while (true)
        {
            switch (framer.Next(out ReadOnlySpan<byte> message))
            {
                case FrameKind.Message:
                    messages.Take(flow, message, now);
                    break;
                case FrameKind.Ping:
                    core.Send(flow, KeepAlive);
                    break;
                case FrameKind.Broken:
                    core.Outbox.Outputs.Add(SipOutput.CloseFlow(flow));
                    OnFlowClosed(flow, now);
                    return;
                default:
                    return;
            }
        }
    }

    /// <summary>A stream is open: one we asked for (its ticket) or one a peer opened (ticket 0).</summary>
    public void OnFlowOpened(Flow flow, long ticket, Now now)
    {
        if (!flow.IsWebSocket)
        {
            framers[flow.Connection] = new StreamFramer(parseLimits);
        }
        if (!core.Flows.Opened(flow, ticket, now))
        {
            framers.Remove(flow.Connection);
            core.Outbox.Outputs.Add(SipOutput.CloseFlow(flow));
        }
    }

    /// <summary>A stream ended.</summary>
    public void OnFlowClosed(Flow flow, Now now)
    {
        framers.Remove(flow.Connection);
        if (core.Flows.Closed(flow))
        {
            core.Transactions.OnStreamLost(flow.Connection, now);
            Registrar.OnStreamClosed(flow.Connection);
        }
    }

    /// <summary>A connect failed.</summary>
    public void OnFlowFailed(long ticket, Now now) => core.Flows.Failed(ticket, now);

    /// <summary>A look-up came back; no addresses when it failed.</summary>
    public void OnResolved(long ticket, NetAddress[] addresses, Now now) => core.Flows.Resolved(ticket, addresses, now);

    /// <summary>Fires everything that is due.</summary>
    public void OnDeadline(Now now)
    {
        while (core.Timers.TryPopDue(now.Mono, out StackTimer due))
        {
            due.Owner.OnTimer(due.Timer, now);
        }
    }

    /// <summary>Registrations with tickets up to that one are kept: their phones are answered (see <see cref="RegistrarConfig.HoldNew"/>).</summary>
    public void RegistrationsKept(long ticket, Now now) => registrations.Held.Release(ticket, now);

    /// <summary>The usage's dialog as it is now, or its INVITE while it rings, to be kept for a restart; null while there is neither.</summary>
    public static DialogState? StateOf(InviteUsage usage) => usage.Outgoing?.Pending ?? usage.Dialog?.State();

    /// <summary>Ends a dialog, or the ringing, of a process before this one, of which only the state is left. What comes of it is not told.</summary>
    /// <param name="dialog">The dialog.</param>
    /// <param name="reasonHeader">Value of a Reason header (RFC 3326).</param>
    /// <param name="now">The turn's time.</param>
    public void EndOrphan(DialogState dialog, string reasonHeader, Now now)
    {
        if (dialog.Branch.Length > 0)
        {
            new OrphanInvite(core, dialog, reasonHeader).Start(now);
        }
        else
        {
            new OrphanBye(core, dialog, reasonHeader).Start(now);
        }
    }

    /// <summary>For requests that share one (RFC 3261 §10.2.4): it carries the loop's number.</summary>
    public string NewCallId() => LoopMark.Token(core.Config.Loop, core.Ids, LoopMark.CallIdLength);

    /// <summary>Calls somebody.</summary>
    public InviteUsage Invite(InviteRequest request, Now now)
    {
        InviteUsage usage = new(core, request);
        usage.Outgoing!.Start(now);
        return usage;
    }

    /// <summary>Sends a request outside dialogs (OPTIONS, REGISTER, MESSAGE, NOTIFY); <see cref="RequestAnswered"/> tells the end.</summary>
    /// <returns>The ticket.</returns>
    public long Request(OutboundRequest request, Now now) => outbound.Send(request, now);

    /// <summary>The session whose dialog a Replaces names, or null.</summary>
    public InviteUsage? Find(ReplacesTarget replaces)
    {
        Dialog? found = core.Dialogs.Find(core.DialogKey(replaces.CallId, replaces.ToTag, replaces.FromTag));
        return found?.Usage is InviteUsage { State: not InviteState.Ended } usage ? usage : null;
    }

    // One message a frame (RFC 7118 §5), or the keep-alive of a page, which cannot send WebSocket's own (§6, RFC 5626 §4.4.1).
    private void OnFrame(in Flow flow, ReadOnlySpan<byte> frame, Now now)
    {
        if (!core.Flows.IsOpen(flow))
        {
            return;
        }
        if (!frame.SequenceEqual(Ping))
        {
            messages.Take(flow, frame, now);
            return;
        }
        core.Send(flow, KeepAlive);
    }

    private static readonly byte[] Ping = "\r\n\r\n"u8.ToArray();

    private static readonly byte[] KeepAlive = "\r\n"u8.ToArray();
}
