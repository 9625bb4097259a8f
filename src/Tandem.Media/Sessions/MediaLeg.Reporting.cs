namespace Tandem.Media.Sessions;

using Tandem.Foundation;
using Tandem.Media.Rtcp;
using Tandem.Media.Rtp;

/// <summary>Silence, RTCP and figures: looked at once a second.</summary>
internal sealed partial class MediaLeg
{
    /// <summary>Every so many reports the figures go to the engine.</summary>
    private const int ReportsPerStats = 4;
    private const long NtpEpochSeconds = 2_208_988_800;

    private Instant lastHeard;
    private Instant lastLongSilence;
    private bool silentTold;
    private Instant nextReport;
    private int reports;
    private readonly RtcpPath reportPath;
    private uint lastSenderReport;
    private Instant lastSenderReportAt;
    private bool hasSenderReport;
    private double lossOut;
    private double roundTrip;

    public LegStats Figures =>
        new(
            reception.Packets,
            stream.Packets,
            reception.Bytes,
            stream.Bytes,
            reception.LossPercent,
            lossOut,
            reception.JitterMillis,
            roundTrip
        );

    public LegSnapshot Snapshot(Now now) =>
        new(Plan, stream.Ssrc, stream.LastSequence, stream.NextTimestamp(now.Mono), path.Current, refused, Figures);

    public void OnRtcp(in NetAddress from, ReadOnlySpan<byte> packet, Now now)
    {
        if (!RtcpPacket.TryRead(packet, stream.Ssrc, out RtcpReport report) || !reportPath.Accept(from, path.Current, now.Mono))
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
            if (report.LastSenderReport != 0)
            {
                // RFC 3550 §6.4.1: arrival − LSR − DLSR, in 1/65536 s.
                uint units = (uint)(NtpOf(now) >> 16) - report.LastSenderReport - report.DelaySince;
                roundTrip = units < int.MaxValue ? units / 65.536 : 0;
            }
        }
    }

    /// <summary>Once a second.</summary>
    public void SlowTick(Now now)
    {
        TellSilence(now);
        if (now.Mono >= nextReport)
        {
            nextReport = now.Mono + context.ReportDelay();
            if (stream.Packets > 0 || reception.Packets > 0)
            {
                Report(now);
                if (++reports % ReportsPerStats == 0)
                {
                    context.Output.Emit(new Stats(Port, Figures));
                }
            }
        }
    }

    private void Heard(bool first, Now now)
    {
        lastHeard = now.Mono;
        if (first)
        {
            context.Output.Emit(new FirstPacket(Port));
        }
        if (silentTold)
        {
            silentTold = false;
            context.Output.Emit(new Heard(Port));
        }
    }

    private void TellSilence(Now now)
    {
        if (now.Mono - lastHeard >= context.Limits.SilentAfter && !silentTold && Plan.Direction == MediaDirection.SendRecv)
        {
            silentTold = true;
            context.Output.Emit(new Silent(Port));
        }
        if (now.Mono - Later(lastHeard, lastLongSilence) >= context.Limits.LongSilentAfter)
        {
            lastLongSilence = now.Mono;
            context.Output.Emit(new LongSilent(Port));
        }
    }

    private static Instant Later(Instant a, Instant b) => a > b ? a : b;

    private void Report(Now now)
    {
        Span<byte> packet = stackalloc byte[RtcpPacket.MaxBytes];
        RtcpReport about = default;
        if (reception.Packets > 0)
        {
            int lost = (int)Math.Min(reception.Lost, 0x7FFFFF);
            uint delay = hasSenderReport ? (uint)((now.Mono - lastSenderReportAt).TotalSeconds * 65_536) : 0;
            about = new RtcpReport(
                0,
                0,
                true,
                reception.TakeFraction(),
                lost,
                reception.JitterUnits,
                hasSenderReport ? lastSenderReport : 0,
                delay
            );
        }
        int length = RtcpPacket.Write(
            packet,
            stream.Ssrc,
            NtpOf(now),
            stream.TimestampAt(now.Mono),
            stream.Packets,
            stream.Bytes,
            about,
            reception.Ssrc,
            reception.ExtendedHighest,
            "tandem"
        );
        if (Plan.RtcpMux)
        {
            context.Output.SendRtp(Port.Pair, path.Target, packet[..length]);
        }
        else
        {
            context.Output.SendRtcp(Port.Pair, reportPath.Target(path.Current), packet[..length]);
        }
    }

    private static ulong NtpOf(Now now)
    {
        ulong seconds = (ulong)(now.WallMicros / 1_000_000 + NtpEpochSeconds);
        ulong fraction = ((ulong)(now.WallMicros % 1_000_000) << 32) / 1_000_000;
        return (seconds << 32) | fraction;
    }
}
