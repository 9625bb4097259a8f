namespace Tandem.Media.Legs;

using Tandem.Foundation;
using Tandem.Media.Dtls;
using Tandem.Media.Ice;
using Tandem.Media.Srtp;
using Tandem.Media.Stun;

/// <summary>
/// A browser's leg: checks show where it is, a handshake on that way makes the keys. Nothing is spent on it, and nothing but answers to checks is sent,
/// before a check has passed.
/// </summary>
internal sealed class DtlsGuard : LegGuard, IIceOwner, IDtlsOwner
{
    private const byte FirstOfDtls = 20;
    private const byte LastOfDtls = 63;
    private readonly MediaContext context;
    private readonly MediaLeg leg;
    private readonly IceLiteAgent agent;
    private DtlsProtection plan;
    private IDtlsAssociation? association;
    private Instant deadline;
    private bool hasFailed;

    public DtlsGuard(MediaContext context, MediaLeg leg, DtlsProtection plan)
    {
        this.context = context;
        this.leg = leg;
        this.plan = plan;
        agent = new IceLiteAgent(context.Limits, this);
        agent.Restart(plan.Ours, plan.Theirs);
        context.Browsers.Name(plan.Ours.Fragment, leg);
    }

    public override bool KnowsPeer => true;

    public override NetAddress Target(in NetAddress usual) => agent.Selected;

    public override Opening Open(in NetAddress from, ReadOnlySpan<byte> datagram, Span<byte> target, Now now, out int length)
    {
        length = 0;
        if (StunMessage.IsStun(datagram))
        {
            Answer(from, datagram, now);
            return Opening.Nothing;
        }
        if (datagram.IsEmpty || (from != agent.Selected && !agent.IsChecked(from)))
        {
            return Opening.Nothing;
        }
        if (datagram[0] is >= FirstOfDtls and <= LastOfDtls)
        {
            association?.Receive(datagram, now);
            return Opening.Nothing;
        }
        // Only the peer itself can send from there: who forges so much loses its own call's sound for a moment, and nobody else's.
        if (HasTooManyForged(context.Limits, now))
        {
            return Opening.Nothing;
        }
        Opening what = Unprotect(datagram, target, out length);
        if (what == Opening.Media)
        {
            agent.HeardMedia(from, now.Mono);
        }
        return what;
    }

    public override void Look(Now now) => agent.Look(now.Mono);

    /// <summary>Several times a second while the handshake lasts.</summary>
    public void Advance(Now now)
    {
        if (now.Mono >= deadline)
        {
            Fail("the handshake was not finished in time");
            return;
        }
        association?.Advance(now);
    }

    public override void Dispose()
    {
        context.Browsers.Unname(plan.Ours.Fragment, leg);
        agent.End();
        EndAssociation();
        base.Dispose();
    }

    protected override bool TryFollow(Protection wanted, Now now)
    {
        if (wanted is not DtlsProtection dtls)
        {
            return false;
        }
        DtlsProtection before = plan;
        plan = dtls;
        if (before.Ours != dtls.Ours || before.Theirs != dtls.Theirs)
        {
            context.Browsers.Unname(before.Ours.Fragment, leg);
            context.Browsers.Name(dtls.Ours.Fragment, leg);
            agent.Restart(dtls.Ours, dtls.Theirs);
        }
        if (before.Certificate != dtls.Certificate || before.Role != dtls.Role)
        {
            // Another page: it has to show itself with a check before anything is spent on it. Until it has keys the old ones are used.
            EndAssociation();
            hasFailed = false;
        }
        return true;
    }

    void IIceOwner.OnChecked(in NetAddress address) => context.Browsers.Move(address, leg);

    void IIceOwner.OnForgotten(in NetAddress address) => context.Browsers.Forget(address, leg);

    void IDtlsOwner.Send(ReadOnlySpan<byte> datagram)
    {
        if (!agent.Selected.IsNone)
        {
            context.Output.SendRtp(leg.Port.Pair, agent.Selected, datagram);
        }
    }

    void IDtlsOwner.Agreed(SrtpSuite suite, ReadOnlySpan<byte> exported)
    {
        context.Handshakes.Remove(this);
        Use(SrtpKeys.FromDtls(suite, plan.Role, exported));
        context.Output.Emit(new Secured(leg.Port));
    }

    void IDtlsOwner.Failed(string reason) => Fail(reason);

    private void Answer(in NetAddress from, ReadOnlySpan<byte> datagram, Now now)
    {
        int length = agent.Take(from, datagram, context.Guarded, now.Mono);
        if (length > 0)
        {
            context.Output.SendRtp(leg.Port.Pair, from, context.Guarded[..length]);
        }
        if (association is null && !hasFailed && agent.IsChecked(from))
        {
            Begin(now);
        }
    }

    private void Begin(Now now)
    {
        if (context.Handshakes.Count >= context.Limits.Handshakes)
        {
            // A later check finds a place: the peer goes on checking.
            return;
        }
        if (context.Dtls is not { } dtls)
        {
            Fail("there is no DTLS here");
            return;
        }
        if (!dtls.TryOpen(plan.Role, plan.Certificate, this, out association, out string reason))
        {
            Fail(reason);
            return;
        }
        deadline = now.Mono + context.Limits.HandshakeTime;
        context.Handshakes.Add(this, now.Mono);
        association.Begin(now);
    }

    // Keys of an association before stay: what is heard with them was the peer's.
    private void Fail(string reason)
    {
        if (!hasFailed)
        {
            hasFailed = true;
            context.Handshakes.Remove(this);
            context.Output.Emit(new NotSecured(leg.Port, reason));
        }
    }

    private void EndAssociation()
    {
        context.Handshakes.Remove(this);
        association?.Dispose();
        association = null;
    }
}
