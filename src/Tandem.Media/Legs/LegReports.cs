namespace Tandem.Media.Legs;

using Tandem.Foundation;
using Tandem.Media.Rtcp;
using Tandem.Media.Rtp;

/// <summary>RTCP of one leg, and how its media fares. Looked at once a second.</summary>
internal sealed class LegReports
{
    /// <summary>Every so many reports the figures go to the engine.</summary>
    private const int ReportsPerStats = 4;
    private const string Name = "tandem";
    private const double MillisPerUnit = 1 / 65.536;
    private const int UnitsPerSecond = 65_536;

    private readonly MediaContext context;
    private readonly LegPort port;
    private readonly RtpPath rtp;
    private readonly LegWire wire;
    private readonly RtcpPath path;
    private readonly OutgoingStream stream;
    private Instant next;
    private int reports;
    private int clockSteps = 1;
    private uint lastSenderReport;
    private Instant lastSenderReportAt;
    private bool hasSenderReport;
    private double lossOut;
    private double jitterOut;
    private double roundTrip;

    public LegReports(MediaContext context, LegPort port, RtpPath rtp, LegWire wire, OutgoingStream stream, NetAddress[] refused, Now now)
    {
        this.wire = wire;
        this.context = context;
        this.port = port;
        this.rtp = rtp;
        this.stream = stream;
        path = new RtcpPath(context.Limits, refused);
        next = now.Mono + context.ReportDelay();
    }

    /// <summary>What came in.</summary>
    public ReceptionStats Reception { get; } = new();

    public LegStats Figures =>
        new(
            Reception.Packets,
            stream.Packets,
            Reception.Bytes,
            stream.Bytes,
            Reception.LossPercent,
            lossOut,
            Reception.JitterMillis,
            roundTrip,
            ListeningQuality.Of(Reception.LossPercent, Reception.JitterMillis, roundTrip),
            ListeningQuality.Of(lossOut, jitterOut, roundTrip)
        );

    public void Aim(LegPlan plan)
    {
        path.Aim(plan.RemoteRtcp, plan.Peer);
        clockSteps = plan.Codec.ClockSteps;
        Reception.ClockPerMs = plan.Codec.ClockRate / 1_000;
    }

    /// <param name="isKnown">Checks have shown that the peer is there.</param>
    public void Take(in NetAddress from, ReadOnlySpan<byte> packet, bool isKnown, Now now)
    {
        if (!RtcpPacket.TryRead(packet, stream.Ssrc, out RtcpReport report) || !(isKnown || path.Accept(from, rtp.Current, now.Mono)))
        {
            return;
        }
        if (report.Ntp != 0)
        {
            hasSenderReport = true;
            lastSenderReport = report.Ntp;
            lastSenderReportAt = now.Mono;
        }
        if (report.HasBlock)
        {
            lossOut = stream.Packets == 0 ? 0 : Math.Clamp(100.0 * report.CumulativeLost / stream.Packets, 0, 100);
            jitterOut = Math.Min((double)report.Jitter / Reception.ClockPerMs, ReceptionStats.MaxJitterMillis);
            if (report.LastSenderReport != 0)
            {
                // RFC 3550 §6.4.1: arrival − LSR − DLSR, in 1/65536 s.
                uint units = (uint)(NtpTime.Of(now) >> 16) - report.LastSenderReport - report.DelaySince;
                roundTrip = units < int.MaxValue ? units * MillisPerUnit : 0;
            }
        }
    }

    /// <summary>Sends a report when one is due.</summary>
    public void Advance(LegPlan plan, Now now)
    {
        if (now.Mono < next)
        {
            return;
        }
        next = now.Mono + context.ReportDelay();
        if (stream.Packets == 0 && Reception.Packets == 0)
        {
            return;
        }
        Span<byte> packet = stackalloc byte[RtcpPacket.MaxBytes];
        Send(packet[..Write(packet, now)], plan);
        if (++reports % ReportsPerStats == 0)
        {
            context.Output.Emit(new Stats(port, Figures));
        }
    }

    /// <summary>The leg is over: the last report, with a BYE (RFC 3550 §6.6). Who never sent anything leaves without a word.</summary>
    public void SayGoodbye(LegPlan plan, Now now)
    {
        if (stream.Packets == 0)
        {
            return;
        }
        Span<byte> packet = stackalloc byte[RtcpPacket.MaxBytes];
        int length = Write(packet, now);
        length += RtcpPacket.WriteGoodbye(packet[length..], stream.Ssrc);
        Send(packet[..length], plan);
    }

    private int Write(Span<byte> packet, Now now)
    {
        RtcpReport about = default;
        if (Reception.Packets > 0)
        {
            int lost = (int)Math.Min(Reception.Lost, 0x7FFFFF);
            uint delay = hasSenderReport ? (uint)((now.Mono - lastSenderReportAt).TotalSeconds * UnitsPerSecond) : 0;
            uint last = hasSenderReport ? lastSenderReport : 0;
            about = new RtcpReport(0, 0, true, Reception.TakeFraction(), lost, Reception.JitterUnits, last, delay);
        }
        return RtcpPacket.Write(
            packet,
            stream.Ssrc,
            NtpTime.Of(now),
            stream.TimestampAt(now.Mono) * (uint)clockSteps,
            stream.Packets,
            stream.Bytes,
            about,
            Reception.Ssrc,
            Reception.ExtendedHighest,
            Name
        );
    }

    private void Send(ReadOnlySpan<byte> packet, LegPlan plan)
    {
        if (plan.RtcpMux)
        {
            wire.SendControl(packet);
        }
        else
        {
            wire.SendControl(packet, path.Target(rtp.Current));
        }
    }
}
