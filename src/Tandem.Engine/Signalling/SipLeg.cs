namespace Tandem.Engine.Signalling;

using Tandem.Core.Calls;
using Tandem.Core.Contract.Legs;
using Tandem.Engine.Legs;
using Tandem.Engine.Tenants;
using Tandem.Engine.Tracing;
using Tandem.Engine.Trunks.Calling;
using Tandem.Media;
using Tandem.Sip;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Usages.Invite;

/// <summary>
/// The far end of a leg as SIP: the one INVITE usage that lives on or, while it rings, one per registered contact (fork).
/// </summary>
internal sealed class SipLeg(Leg leg, Turn turn) : ILegSignalling
{
    private const int RequestTerminated = 487;

    private readonly List<InviteUsage> forks = [];
    private readonly List<InviteUsage> ringing = [];
    private readonly List<IRingingPhone> pages = [];
    private readonly List<(InviteUsage Fork, MediaGuard Guard)> guarded = [];

    public Leg Leg => leg;

    /// <summary>The incoming one, or the fork that answered; null until then.</summary>
    public InviteUsage? Usage { get; private set; }

    /// <summary>How media of the one that answered are protected.</summary>
    public MediaGuard Guard { get; private set; }

    /// <summary>The fork whose sound is heard before the answer: the one that spoke last.</summary>
    public InviteUsage? Speaking { get; set; }

    /// <summary>The failure of the forks so far that says most, told when the last one failed.</summary>
    public ForkFailure? Failure { get; private set; }

    /// <summary>Where those of them that were redirected are to be found, best first.</summary>
    public List<RedirectTarget> Redirects { get; } = [];

    public int Forks => forks.Count + pages.Count;

    /// <summary>Whose phone is at the far end; null for somebody outside.</summary>
    public string? Extension { get; init; }

    /// <summary>Incoming: it was told that the far end of the call rings.</summary>
    public bool Rings { get; private set; }

    /// <summary>The order it was called by; null for an incoming leg.</summary>
    public OriginateLeg? Order { get; init; }

    /// <summary>The ways to a number outside; null where it goes by none.</summary>
    public TrunkWays? Ways { get; set; }

    /// <summary>The one it goes by.</summary>
    public TrunkWay Way { get; set; }

    /// <summary>Media goes by its SDP alone, as its trunk wants it.</summary>
    public bool MediaBySdp { get; set; }

    public MediaPeer Peer =>
        (Usage ?? Speaking) is not { Peer: var peer } ? default
        : MediaBySdp ? new MediaPeer(peer.Host, PeerTrust.SdpOnly)
        : new MediaPeer(peer.Host, peer.IsKnown ? PeerTrust.Known : PeerTrust.Hidden);

    /// <summary>The usage lives on as this leg's only one.</summary>
    public void Take(InviteUsage usage)
    {
        forks.Remove(usage);
        Guard = guarded.Find(each => each.Fork == usage).Guard;
        usage.Owner = this;
        Usage = usage;
    }

    /// <summary>Another dialog of the same phone takes the place of the one that there is, which is over.</summary>
    public void Replace(InviteUsage by)
    {
        InviteUsage? before = Usage;
        Take(by);
        if (before is not null)
        {
            before.Owner = null;
            before.End(turn.Now, leg.IsAnswered ? 0 : RequestTerminated, "replaced");
        }
    }

    /// <summary>Shows who looks on which dialog the leg has got, and with whom.</summary>
    public void Signalled(InviteUsage usage, bool isInbound, string party) =>
        turn.Watcher?.Signalled(
            new LegSignalled(leg.Tenant.Id, leg.Call, leg.Id, leg.Lease.Port, isInbound, party, usage.CallId),
            turn.Now
        );

    /// <summary>One more contact rings.</summary>
    public void Add(InviteUsage fork, MediaGuard guard = MediaGuard.None)
    {
        forks.Add(fork);
        if (guard != MediaGuard.None)
        {
            guarded.Add((fork, guard));
        }
    }

    /// <summary>One more phone rings, by another way.</summary>
    public void Add(IRingingPhone page) => pages.Add(page);

    /// <summary>It rings there no more: it has answered.</summary>
    public void Drop(IRingingPhone page) => pages.Remove(page);

    /// <summary>It has failed; false when it was none of those that ring.</summary>
    public bool Failed(IRingingPhone page, ForkFailure failure) => pages.Remove(page) && Note(failure);

    /// <summary>Notes that it rings there; false when that was known.</summary>
    public bool TryNoteRinging(InviteUsage fork)
    {
        if (ringing.Contains(fork) || !forks.Contains(fork))
        {
            return false;
        }
        ringing.Add(fork);
        return true;
    }

    /// <summary>The INVITEs that ring.</summary>
    public DialogState[] Ringing() => [.. ringing.Where(forks.Contains).Select(SipStack.StateOf).OfType<DialogState>()];

    /// <summary>Stops the ringing of all other contacts.</summary>
    public void CancelForks(string? reasonHeader)
    {
        foreach (InviteUsage fork in forks)
        {
            fork.Owner = null;
            fork.Cancel(turn.Now, reasonHeader);
        }
        forks.Clear();
        foreach (IRingingPhone page in pages)
        {
            page.Stop(reasonHeader is not null);
        }
        pages.Clear();
    }

    /// <summary>Gives one that rings up; false when it is none of them.</summary>
    public bool Abandon(InviteUsage fork)
    {
        if (!forks.Remove(fork))
        {
            return false;
        }
        fork.Owner = null;
        fork.Cancel(turn.Now);
        return true;
    }

    /// <summary>A contact failed; false when it was none of those that ring.</summary>
    public bool Failed(InviteUsage fork, ForkFailure failure)
    {
        return forks.Remove(fork) && Note(failure);
    }

    private bool Note(ForkFailure failure)
    {
        if (Failure is null || EndCauses.Weight(failure.Cause) > EndCauses.Weight(Failure.Cause))
        {
            Failure = failure;
        }
        return true;
    }

    public void Ring()
    {
        Rings = true;
        Usage?.Ring(null, turn.Now);
    }

    public void Progress(byte[] sdp) => Usage?.Progress(sdp, turn.Now);

    public void Answer(byte[] sdp) => Usage?.Accept(sdp, turn.Now);

    public void End(int code, string? reason)
    {
        CancelForks(null);
        if (Usage is { } usage)
        {
            usage.Owner = null;
            usage.End(turn.Now, code, reason);
        }
    }

    // Desk phones answer at this event; every phone that rings for the leg is asked.
    public void AskToAnswer()
    {
        foreach (InviteUsage fork in forks)
        {
            fork.Notify("talk", turn.Now);
        }
    }

    public void TellReferrer(int code, string? reason) => Usage?.ReferProgress(code, turn.Now, reason);

    public bool Probe() => Usage is { } usage && usage.Probe(turn.Now);
}

/// <summary>Why a contact failed.</summary>
internal sealed record ForkFailure(LegEndCause Cause, int SipCode, string Reason);
