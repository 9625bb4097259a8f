namespace Tandem.Net.Tests.Transports;

using System.Net.Sockets;
using Tandem.Engine.Inputs;
using Tandem.Foundation;
using Tandem.Net.Interop;
using Tandem.Net.Tests.Rig;
using Tandem.Net.Transports;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;

public sealed class SipSocketsTests : IDisposable
{
    private readonly SipSockets sender = new();
    private readonly SipSockets receiver = new();
    private readonly Poller poller = new();
    private readonly Datagram datagram = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Datagrams_of_all_sizes_go_through_in_order(bool v6)
    {
        (NetAddress from, NetAddress to) = Bind(v6 ? Loopback.V6 : Loopback.V4);
        int[] sizes = [1, 4, 500, 1_472, 9_000, 65_000];
        for (int i = 0; i < 100; i++)
        {
            byte[] bytes = new byte[sizes[i % sizes.Length]];
            bytes[0] = (byte)i;
            sender.Send(new Flow(SipTransport.Udp, from, to), bytes);
            if (i % sizes.Length == sizes.Length - 1)
            {
                sender.Flush();
            }
        }
        sender.Flush();
        int seen = 0;
        while (seen < 100)
        {
            Assert.NotEqual(0, poller.Wait(Patience.LongMillis));
            int got = receiver.Receive(0);
            for (int i = 0; i < got; i++, seen++)
            {
                receiver.Read(0, i, datagram);
                Assert.Equal((byte)seen, datagram.Bytes.Span[0]);
                Assert.Equal(sizes[seen % sizes.Length], datagram.Bytes.Length);
                Assert.Equal(new Flow(SipTransport.Udp, to, from), datagram.Flow);
            }
        }
        Assert.Equal(0, sender.Dropped);
        Assert.False(sender.HasWaiting);
    }

    [Fact]
    public void One_that_cannot_be_sent_does_not_take_the_others_with_it()
    {
        (NetAddress from, NetAddress to) = Bind(Loopback.V4);
        sender.Send(new Flow(SipTransport.Udp, from, to), new byte[] { 1 });
        sender.Send(new Flow(SipTransport.Udp, from, to), new byte[65_536]);
        sender.Send(new Flow(SipTransport.Udp, from, to.WithPort(0)), new byte[] { 9 });
        sender.Send(new Flow(SipTransport.Udp, from, to), new byte[] { 2 });
        sender.Flush();
        Assert.Equal(2, sender.Dropped);
        Assert.NotEqual(0, poller.Wait(Patience.LongMillis));
        Assert.Equal(2, receiver.Receive(0));
        receiver.Read(0, 1, datagram);
        Assert.Equal(2, datagram.Bytes.Span[0]);
    }

    [Fact]
    public void Past_the_limit_the_oldest_go_and_are_counted()
    {
        const int Held = 4_096;
        const int TooMany = 100;
        (NetAddress from, NetAddress to) = Bind(Loopback.V4);
        for (int i = 0; i < Held + TooMany; i++)
        {
            sender.Send(new Flow(SipTransport.Udp, from, to), BitConverter.GetBytes(i));
        }
        Assert.Equal(TooMany, sender.Dropped);
        sender.Flush();
        Assert.NotEqual(0, poller.Wait(Patience.LongMillis));
        Assert.True(receiver.Receive(0) > 0);
        receiver.Read(0, 0, datagram);
        Assert.Equal(TooMany, BitConverter.ToInt32(datagram.Bytes.Span));
    }

    [Fact]
    public void What_is_for_no_socket_of_ours_is_counted()
    {
        sender.Send(new Flow(SipTransport.Udp, Loopback.V4.WithPort(1), Loopback.V4.WithPort(2)), new byte[] { 1 });
        Assert.Equal(1, sender.Dropped);
    }

    [Fact]
    public void A_taken_port_is_told_by_its_error()
    {
        using Socket other = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        other.Bind(KernelEndPoint.Of(Loopback.V4));
        Assert.Equal(Libc.EaddrInUse, sender.TryAdd(KernelEndPoint.AddressOf(other.LocalEndPoint), out _));
    }

    public void Dispose()
    {
        sender.Dispose();
        receiver.Dispose();
        poller.Dispose();
    }

    private (NetAddress From, NetAddress To) Bind(NetAddress host)
    {
        Assert.Equal(0, sender.TryAdd(host, out NetAddress from));
        Assert.Equal(0, receiver.TryAdd(host, out NetAddress to));
        Assert.NotEqual(0, to.Port);
        receiver.Watch(poller);
        return (from, to);
    }
}
