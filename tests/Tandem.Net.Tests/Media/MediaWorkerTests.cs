namespace Tandem.Net.Tests.Media;

using System.Net.Sockets;
using Tandem.Engine.Ports;
using Tandem.Media;
using Tandem.Net.Tests.Rig;
using Tandem.Net.Transports;

public class MediaWorkerTests
{
    private const int Warm = 500;
    private const int Packets = 5_000;

    [Fact]
    public void A_bridge_carries_packets_both_ways_and_allocates_nothing_for_them()
    {
        using WorkerRig rig = WorkerRig.With(1, 8);
        PortPair[] pairs = [.. rig.Pairs];
        Assert.Equal(8, pairs.Length);
        using RtpPhone caller = new(1, pairs[0].Rtp);
        using RtpPhone agent = new(2, pairs[1].Rtp);
        Join(rig, pairs[0], caller, pairs[1], agent);
        Talk(caller, agent, Warm);

        // A leg that closes tells so on the worker's thread: the moment to read that thread's count of bytes.
        long[] bytes = new long[2];
        int closed = 0;
        rig.Happened = happened =>
        {
            if (happened is Closed)
            {
                bytes[closed++] = GC.GetAllocatedBytesForCurrentThread();
            }
        };
        rig[0].Post(new Open(new LegPort(pairs[2].Pair, 1), 1, WorkerRig.Plan(caller.Address)));
        rig[0].Post(new Open(new LegPort(pairs[3].Pair, 1), 1, WorkerRig.Plan(caller.Address)));
        rig[0].Post(new Close(new LegPort(pairs[2].Pair, 1), 2));
        rig.Await<Closed>();
        Talk(caller, agent, Packets);
        rig[0].Post(new Close(new LegPort(pairs[3].Pair, 1), 2));
        rig.Await<Closed>();
        double each = (double)(bytes[1] - bytes[0]) / (2 * Packets);
        Assert.True(each < 0.5, $"{bytes[1] - bytes[0]} bytes for {2 * Packets} packets");
        Assert.True(rig[0].PacketsIn >= 2 * (Warm + Packets));
        Assert.True(rig[0].PacketsOut >= 2 * (Warm + Packets));
        Assert.Empty(rig.Failures);
    }

    [Fact]
    public void A_leg_handed_over_takes_its_sockets_with_it()
    {
        using WorkerRig rig = WorkerRig.With(2, 8);
        // The first worker takes all of so small a range; a pair becomes the second one's by a hand-over too.
        PortPair[] pairs = [.. rig.Pairs];
        using RtpPhone caller = new(1, pairs[0].Rtp);
        using RtpPhone agent = new(2, pairs[1].Rtp);
        LegPort[] legs = [new(pairs[0].Pair, 1), new(pairs[1].Pair, 1)];
        RtpPhone[] phones = [caller, agent];
        for (int i = 0; i < legs.Length; i++)
        {
            rig[0].Post(new Open(legs[i], 1, WorkerRig.Plan(phones[i].Address)));
            rig[0].Post(new HandOver(legs[i], 2, 1));
            HandedOver over = rig.Await<HandedOver>();
            Assert.Equal((legs[i], 1), (over.Leg, over.ToWorker));
            rig[1].Post(new Adopt(over.Leg, 3, over.Snapshot));
        }
        rig[1].Post(new Connect(legs[0], 4, legs[1]));
        rig.Await<Connected>();
        long before = rig[0].PacketsIn;
        Talk(caller, agent, 50);
        Assert.Equal(before, rig[0].PacketsIn);
        Assert.True(rig[1].PacketsIn >= 100);
        Assert.Empty(rig.Failures);
    }

    [Fact]
    public void Ports_of_others_are_passed_over_and_pairs_are_even_and_odd()
    {
        int low = TestPorts.Take(10);
        using Socket other = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        other.Bind(KernelEndPoint.Of(Loopback.V4.WithPort(low + 5)));
        using WorkerRig rig = new(1, low + 1, low + 9);
        Assert.Equal([low + 2, low + 6, low + 8], rig.Pairs.Select(pair => (int)pair.Rtp.Port).Order());
        Assert.Equal([0, 1, 2], rig.Pairs.Select(pair => pair.Pair));
    }

    [Fact]
    public void Ports_are_bound_in_no_order_that_could_be_guessed()
    {
        using WorkerRig rig = WorkerRig.With(1, 40);
        int[] ports = [.. rig.Pairs.Select(pair => (int)pair.Rtp.Port)];
        Assert.Equal(40, ports.Distinct().Count());
        Assert.NotEqual(ports.Order(), ports);
    }

    [Fact]
    public void More_pairs_are_bound_when_they_are_wanted_until_there_are_none()
    {
        const int All = WorkerRig.Wanted + 18;
        using WorkerRig rig = WorkerRig.With(1, All);
        Assert.Equal(WorkerRig.Wanted, rig.First);
        rig[0].WantPorts(WorkerRig.Wanted);
        rig[0].WantPorts(WorkerRig.Wanted + 1);
        rig[0].WantPorts(All + 100);
        Patience.Until(() => rig.Pairs.Count == All, "all pairs bound");
        Assert.Equal(All, rig.Pairs.Select(pair => pair.Rtp).Distinct().Count());
    }

    [Fact]
    public void An_order_for_a_leg_that_is_gone_is_answered()
    {
        using WorkerRig rig = WorkerRig.With(1, 2);
        rig[0].Post(new Close(new LegPort(99, 1), 7));
        Assert.Equal(7, rig.Await<Closed>().Id);
    }

    private static void Join(WorkerRig rig, PortPair first, RtpPhone caller, PortPair second, RtpPhone agent)
    {
        LegPort left = new(first.Pair, 1);
        LegPort right = new(second.Pair, 1);
        rig[0].Post(new Open(left, 1, WorkerRig.Plan(caller.Address)));
        rig[0].Post(new Open(right, 1, WorkerRig.Plan(agent.Address)));
        rig[0].Post(new Connect(left, 2, right));
        rig.Await<Connected>();
    }

    private static void Talk(RtpPhone caller, RtpPhone agent, int packets)
    {
        for (int i = 0; i < packets; i++)
        {
            caller.Speak((byte)i);
            Assert.Equal((byte)i, agent.Hear());
            agent.Speak((byte)~i);
            Assert.Equal((byte)~i, caller.Hear());
        }
    }
}
