namespace Tandem.Media.Legs;

using Tandem.Foundation;
using Tandem.Media.Srtp;

/// <summary>Keys came with SDP; where the peer is, is found as for plain RTP, but only by packets that are authentic.</summary>
internal sealed class SdesGuard : LegGuard
{
    private readonly MediaContext context;
    private SdesProtection plan;
    private NetAddress heard;

    public SdesGuard(MediaContext context, LegPort port, SdesProtection plan)
    {
        this.context = context;
        this.plan = plan;
        if (!TryUse(plan))
        {
            context.Output.Emit(new NotSecured(port, "a key of SDP is not of its suite's length"));
        }
    }

    public override bool KnowsPeer => false;

    public override NetAddress Target(in NetAddress usual) => usual;

    public override Opening Open(in NetAddress from, ReadOnlySpan<byte> datagram, Span<byte> target, Now now, out int length)
    {
        length = 0;
        if (HasTooManyForged(context.Limits, now) && from != heard)
        {
            return Opening.Nothing;
        }
        Opening what = Unprotect(datagram, target, out length);
        heard = what == Opening.Nothing ? heard : from;
        return what;
    }

    // With other keys every index begins anew; with the same ones none may be used again.
    protected override bool TryFollow(Protection wanted, Now now)
    {
        if (wanted is not SdesProtection sdes)
        {
            return false;
        }
        bool same = sdes == plan;
        plan = sdes;
        return same || TryUse(sdes);
    }

    private bool TryUse(SdesProtection said)
    {
        if (!SrtpKeys.TryRead(said, out SrtpKeys? keys))
        {
            return false;
        }
        Use(keys);
        return true;
    }
}
