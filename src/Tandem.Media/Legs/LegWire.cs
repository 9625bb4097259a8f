namespace Tandem.Media.Legs;

using Tandem.Foundation;
using Tandem.Media.Rtp;

/// <summary>The way of one leg's packets to the network: as they are, or protected where that was agreed.</summary>
internal sealed class LegWire(MediaContext context, LegPort port, RtpPath path)
{
    /// <summary>Null: plain RTP.</summary>
    public LegGuard? Guard { get; set; }

    public void SendRtp(ReadOnlySpan<byte> packet)
    {
        if (Guard is not { } guard)
        {
            context.Output.SendRtp(port.Pair, path.Target, packet);
            return;
        }
        int length = guard.Protect(packet, context.Guarded);
        if (length > 0)
        {
            context.Output.SendRtp(port.Pair, guard.Target(path.Target), context.Guarded[..length]);
        }
    }

    /// <summary>RTCP beside RTP.</summary>
    public void SendControl(ReadOnlySpan<byte> packet)
    {
        packet = Guarded(packet);
        if (!packet.IsEmpty)
        {
            context.Output.SendRtp(port.Pair, Guard?.Target(path.Target) ?? path.Target, packet);
        }
    }

    /// <summary>RTCP on its own port.</summary>
    public void SendControl(ReadOnlySpan<byte> packet, in NetAddress to)
    {
        packet = Guarded(packet);
        if (!packet.IsEmpty)
        {
            context.Output.SendRtcp(port.Pair, to, packet);
        }
    }

    private ReadOnlySpan<byte> Guarded(ReadOnlySpan<byte> packet) =>
        Guard is { } guard ? context.Guarded[..guard.ProtectControl(packet, context.Guarded)] : packet;
}
