namespace Tandem.Bench.Rows;

using System.Buffers.Binary;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Codecs;
using Tandem.Media.Legs;
using Tandem.Media.Recording;

/// <summary>Managed bytes a forwarded packet costs: the media plane alone, on one thread, counted by the runtime.</summary>
internal sealed class AllocationRow : IRow
{
    private const int Warm = 10_000;
    private const int Packets = 200_000;
    private const int FrameMicros = 20_000;

    public string Name => "allocation";

    public bool HasUnpinned => false;

    public Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        Counter output = new();
        MediaPlane plane = new(new MediaLimits(), output, 1);
        Now now = new(new Instant(TimeSpan.TicksPerSecond), 1_000_000);
        LegPort first = new(0, 1);
        LegPort second = new(1, 1);
        plane.Handle(new Open(first, 1, Plan(41_000)), now);
        plane.Handle(new Open(second, 1, Plan(42_000)), now);
        plane.Handle(new Connect(first, 2, second), now);
        Forward(plane, ref now, 0, Warm);
        long sent = output.Sent;
        long before = GC.GetAllocatedBytesForCurrentThread();
        Forward(plane, ref now, Warm, Packets);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        long forwarded = output.Sent - sent;
        findings.Details["forwarded"] = forwarded;
        findings.Add("bytes_per_packet", forwarded < Packets * 2L ? double.PositiveInfinity : (double)bytes / forwarded);
        return Task.CompletedTask;
    }

    private static LegPlan Plan(ushort port)
    {
        NetAddress remote = NetAddress.FromV4(0x7F000001, port);
        return new LegPlan(remote, remote.WithPort(port + 1), CodecTable.Pcmu, 0, 0, 101, 101, MediaDirection.SendRecv, false);
    }

    // No reports fall due: they are made every few seconds per leg and are no part of a packet's way.
    private static void Forward(MediaPlane plane, ref Now now, int from, int count)
    {
        Span<byte> packet = stackalloc byte[172];
        packet.Fill(0xFF);
        packet[0] = 0x80;
        packet[1] = 0;
        NetAddress caller = NetAddress.FromV4(0x7F000001, 41_000);
        NetAddress agent = NetAddress.FromV4(0x7F000001, 42_000);
        for (int i = from; i < from + count; i++)
        {
            now = now.Plus(TimeSpan.FromMicroseconds(FrameMicros));
            BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)i);
            BinaryPrimitives.WriteUInt32BigEndian(packet[4..], (uint)(i * 160));
            BinaryPrimitives.WriteUInt32BigEndian(packet[8..], 0x1111);
            plane.OnRtp(0, caller, packet, now);
            BinaryPrimitives.WriteUInt32BigEndian(packet[8..], 0x2222);
            plane.OnRtp(1, agent, packet, now);
        }
    }

    private sealed class Counter : IMediaOutput
    {
        public long Sent { get; private set; }

        public void SendRtp(int pair, in NetAddress to, ReadOnlySpan<byte> packet) => Sent++;

        public void SendRtcp(int pair, in NetAddress to, ReadOnlySpan<byte> packet) { }

        public void Emit(MediaEvent happened) { }

        public bool OpenTap(RecordingTap tap) => false;
    }
}
