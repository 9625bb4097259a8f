namespace Tandem.Media.Tests.Srtp;

using System.Buffers.Binary;
using Tandem.Media.Srtp;
using Tandem.TestKit.Measures;

public class SrtpTests
{
    private static readonly byte[] Master = [.. Enumerable.Range(1, 44).Select(i => (byte)i)];

    public static TheoryData<SrtpSuite> Suites => [.. Enum.GetValues<SrtpSuite>()];

    [Theory]
    [MemberData(nameof(Suites))]
    public void What_is_sent_arrives_over_several_rollovers(SrtpSuite suite)
    {
        using SrtpSender sender = new(suite, Master);
        using SrtpReceiver receiver = new(suite, Master);
        for (int i = 0; i < 200_000; i += 97)
        {
            byte[] packet = PlaneRig.Packet((ushort)i, (uint)i * 160, 7, 0, [1, 2, 3, (byte)i]);
            Assert.Equal(packet, Through(sender, receiver, packet));
        }
        Assert.Equal(3UL, sender.Highest >> 16);
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public void A_changed_bit_anywhere_is_noticed(SrtpSuite suite)
    {
        using SrtpSender sender = new(suite, Master);
        using SrtpReceiver receiver = new(suite, Master);
        byte[] wire = new byte[300];
        int length = sender.Protect(PlaneRig.Packet(10, 160, 7), wire);
        byte[] room = new byte[300];
        for (int bit = 0; bit < length * 8; bit += 7)
        {
            byte[] changed = wire[..length];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(0, receiver.Unprotect(changed, room));
        }
        Assert.NotEqual(0, receiver.Unprotect(wire.AsSpan(0, length), room));
        Assert.Equal(0, receiver.Unprotect(wire.AsSpan(0, length), room));
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public void Reports_arrive_once_and_only_unchanged(SrtpSuite suite)
    {
        using SrtpSender sender = new(suite, Master);
        using SrtpReceiver receiver = new(suite, Master);
        byte[] report = [0x81, 201, 0, 1, 0, 0, 0, 7, 9, 9, 9, 9];
        byte[] room = new byte[300];
        for (int i = 0; i < 5; i++)
        {
            byte[] wire = new byte[300];
            int length = sender.ProtectControl(report, wire);
            byte[] changed = wire[..length];
            changed[^1] ^= 1;
            Assert.Equal(0, receiver.UnprotectControl(changed, room));
            int open = receiver.UnprotectControl(wire.AsSpan(0, length), room);
            Assert.Equal(report, room[..open]);
            Assert.Equal(0, receiver.UnprotectControl(wire.AsSpan(0, length), room));
        }
    }

    [Fact]
    public void Late_packets_are_taken_while_the_window_knows_them()
    {
        using SrtpSender sender = new(SrtpSuite.AeadAes128Gcm, Master);
        using SrtpReceiver receiver = new(SrtpSuite.AeadAes128Gcm, Master);
        byte[][] wires = [.. Enumerable.Range(0, 200).Select(i => Sealed(sender, PlaneRig.Packet((ushort)(65_500 + i), 0, 7)))];
        byte[] room = new byte[300];
        Assert.NotEqual(0, receiver.Unprotect(wires[0], room));
        Assert.NotEqual(0, receiver.Unprotect(wires[^1], room));
        Assert.NotEqual(0, receiver.Unprotect(wires[^127], room));
        Assert.NotEqual(0, receiver.Unprotect(wires[^128], room));
        Assert.Equal(0, receiver.Unprotect(wires[^129], room));
        Assert.Equal(0, receiver.Unprotect(wires[^127], room));
    }

    [Fact]
    public void No_number_is_used_for_two_packets()
    {
        using SrtpSender sender = new(SrtpSuite.AeadAes128Gcm, Master);
        byte[] room = new byte[300];
        Assert.NotEqual(0, sender.Protect(PlaneRig.Packet(10, 160, 7, 0, [1]), room));
        Assert.Equal(0, sender.Protect(PlaneRig.Packet(10, 160, 7, 0, [2]), room));
        Assert.NotEqual(0, sender.Protect(PlaneRig.Packet(9, 160, 7, 0, [2]), room));
    }

    [Fact]
    public void A_fifth_source_takes_the_place_of_the_quietest()
    {
        using SrtpSender sender = new(SrtpSuite.AeadAes128Gcm, Master);
        using SrtpReceiver receiver = new(SrtpSuite.AeadAes128Gcm, Master);
        byte[] room = new byte[300];
        for (uint source = 1; source <= 5; source++)
        {
            using SrtpSender each = new(SrtpSuite.AeadAes128Gcm, Master);
            Assert.NotEqual(0, receiver.Unprotect(Sealed(each, PlaneRig.Packet(10, 0, source)), room));
        }
        Assert.Equal([2U, 3U, 4U, 5U], receiver.State.Select(state => state.Ssrc).Order());
    }

    [Fact]
    public void What_was_kept_of_it_goes_on_elsewhere_without_taking_anything_twice()
    {
        using SrtpSender sender = new(SrtpSuite.AesCm128HmacSha1Tag80, Master);
        using SrtpReceiver receiver = new(SrtpSuite.AesCm128HmacSha1Tag80, Master);
        byte[] room = new byte[300];
        byte[] last = [];
        for (int i = 0; i < 70_000; i += 100)
        {
            last = Sealed(sender, PlaneRig.Packet((ushort)i, 0, 7));
            Assert.NotEqual(0, receiver.Unprotect(last, room));
        }
        using SrtpSender next = new(SrtpSuite.AesCm128HmacSha1Tag80, Master);
        next.Resume(sender.Highest, sender.NextControl);
        using SrtpReceiver there = new(SrtpSuite.AesCm128HmacSha1Tag80, Master);
        there.Resume(receiver.State);
        Assert.Equal(0, there.Unprotect(last, room));
        byte[] packet = PlaneRig.Packet(unchecked((ushort)70_000), 0, 7);
        Assert.Equal(packet, Through(next, there, packet));
    }

    [Fact]
    public void A_packet_costs_no_allocation()
    {
        foreach (SrtpSuite suite in Enum.GetValues<SrtpSuite>())
        {
            using SrtpSender sender = new(suite, Master);
            using SrtpReceiver receiver = new(suite, Master);
            byte[] packet = PlaneRig.Packet(0, 0, 7);
            byte[] wire = new byte[300];
            byte[] room = new byte[300];
            ushort number = 0;
            long bytes = Allocation.Of(() =>
            {
                for (int i = 0; i < 200; i++)
                {
                    BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), number++);
                    int length = sender.Protect(packet, wire);
                    receiver.Unprotect(wire.AsSpan(0, length), room);
                }
            });
            Assert.Equal(0, bytes);
        }
    }

    [Fact]
    public void Keys_of_a_handshake_are_told_apart_by_role()
    {
        byte[] exported = [.. Enumerable.Range(0, 56).Select(i => (byte)i)];
        SrtpKeys client = SrtpKeys.FromDtls(SrtpSuite.AeadAes128Gcm, DtlsRole.Client, exported);
        SrtpKeys server = SrtpKeys.FromDtls(SrtpSuite.AeadAes128Gcm, DtlsRole.Server, exported);
        Assert.Equal([.. exported[..16], .. exported[32..44]], client.Ours);
        Assert.Equal([.. exported[16..32], .. exported[44..56]], client.Theirs);
        Assert.Equal(client.Ours, server.Theirs);
        Assert.Equal(client.Theirs, server.Ours);
    }

    private static byte[] Sealed(SrtpSender sender, byte[] packet)
    {
        byte[] wire = new byte[400];
        return wire[..sender.Protect(packet, wire)];
    }

    private static byte[] Through(SrtpSender sender, SrtpReceiver receiver, byte[] packet)
    {
        byte[] room = new byte[400];
        return room[..receiver.Unprotect(Sealed(sender, packet), room)];
    }
}
