namespace Tandem.Media.Legs;

using Tandem.Foundation;
using Tandem.Media.Rtp;
using Tandem.Media.Srtp;

/// <summary>What a datagram turned out to be.</summary>
internal enum Opening : byte
{
    /// <summary>Nothing that the leg has to know of.</summary>
    Nothing,

    Media,

    Control,
}

/// <summary>Stands between a protected leg and the network: lets in what is the peer's, and protects what goes out once it has keys.</summary>
internal abstract class LegGuard : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private SrtpSender? sender;
    private SrtpReceiver? receiver;
    private Instant countedFrom;
    private int forged;

    /// <summary>The guard for a new plan: the same one as long as it can go on.</summary>
    public static LegGuard? For(LegGuard? before, Protection? wanted, MediaContext context, MediaLeg leg, Now now)
    {
        if (wanted is not null && before is not null && before.TryFollow(wanted, now))
        {
            return before;
        }
        before?.Dispose();
        return wanted switch
        {
            DtlsProtection dtls => new DtlsGuard(context, leg, dtls),
            SdesProtection sdes => new SdesGuard(context, leg.Port, sdes),
            _ => null,
        };
    }

    /// <summary>What is let in is known to come from the peer, wherever that is.</summary>
    public abstract bool KnowsPeer { get; }

    /// <summary>How far the indices have come; null before there are keys.</summary>
    public SrtpState? State =>
        sender is { } ours && receiver is { } theirs ? new SrtpState(ours.Highest, ours.NextControl, theirs.State) : null;

    protected bool HasKeys => sender != null;

    /// <summary>Where packets go; none when nobody knows.</summary>
    /// <param name="usual">Where those of a plain leg would.</param>
    public abstract NetAddress Target(in NetAddress usual);

    /// <summary>Takes a datagram that came for the leg; what is in it is in <paramref name="target"/>.</summary>
    public abstract Opening Open(in NetAddress from, ReadOnlySpan<byte> datagram, Span<byte> target, Now now, out int length);

    /// <summary>False when the new plan needs another guard.</summary>
    protected abstract bool TryFollow(Protection wanted, Now now);

    /// <summary>Once a second.</summary>
    public virtual void Look(Now now) { }

    /// <summary>The protected packet's length in <paramref name="target"/>; 0 when it must not go out.</summary>
    public int Protect(ReadOnlySpan<byte> packet, Span<byte> target) => sender?.Protect(packet, target) ?? 0;

    public int ProtectControl(ReadOnlySpan<byte> packet, Span<byte> target) => sender?.ProtectControl(packet, target) ?? 0;

    /// <summary>Goes on where another worker was.</summary>
    public void Resume(SrtpState state)
    {
        sender?.Resume(state.Highest, state.NextControl);
        receiver?.Resume(state.Sources);
    }

    public virtual void Dispose()
    {
        sender?.Dispose();
        receiver?.Dispose();
        sender = null;
        receiver = null;
    }

    /// <summary>So many have pretended to be the leg's in this second that no more are looked at: each costs more than a good one.</summary>
    protected bool HasTooManyForged(MediaLimits limits, Now now)
    {
        if (now.Mono - countedFrom >= Second)
        {
            countedFrom = now.Mono;
            forged = 0;
        }
        return forged >= limits.ForgedPackets;
    }

    protected void Use(SrtpKeys keys)
    {
        sender?.Dispose();
        receiver?.Dispose();
        sender = new SrtpSender(keys.Suite, keys.Ours);
        receiver = new SrtpReceiver(keys.Suite, keys.Theirs);
    }

    protected Opening Unprotect(ReadOnlySpan<byte> packet, Span<byte> target, out int length)
    {
        length = 0;
        if (receiver is null)
        {
            return Opening.Nothing;
        }
        bool isControl = RtpHeader.IsRtcp(packet);
        length = isControl ? receiver.UnprotectControl(packet, target) : receiver.Unprotect(packet, target);
        forged += length == 0 ? 1 : 0;
        return (length, isControl) switch
        {
            (0, _) => Opening.Nothing,
            (_, true) => Opening.Control,
            _ => Opening.Media,
        };
    }
}
