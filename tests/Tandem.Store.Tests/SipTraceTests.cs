namespace Tandem.Store.Tests;

using System.Text;
using Tandem.Access.Contract;
using Tandem.Engine.Tracing;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;
using Tandem.Store.Tracing;
using Tandem.TestKit.Measures;

/// <summary>SIP messages are kept by call and by registration, within a limit, and found again.</summary>
public sealed class SipTraceTests : IDisposable
{
    private const int Tenant = 3;
    private static readonly NetAddress Ours = NetAddress.FromV4(0x7F000001, 5060);
    private static readonly NetAddress Phone = NetAddress.FromV4(0x0A000001, 5062);
    private static readonly Flow Flow = new(SipTransport.Udp, Ours, Phone);

    private readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("tandem-trace-").FullName, "sip");
    private readonly List<string> failures = [];
    private long micros = 1_000_000;

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    [Fact]
    public void The_messages_of_a_call_come_back_in_order_with_its_legs_and_their_quality()
    {
        Guid call = Guid.NewGuid();
        LegSignalled caller = Leg(call, 1, true, "trunk:city", "in@city");
        LegSignalled agent = Leg(call, 2, false, "extension:1001", "out@us");
        using (SipTraceKeeper keeper = New())
        {
            // The INVITE is there before the leg that is made of it.
            keeper.Tap.Received(Flow, Message("INVITE", "in@city"), Now());
            keeper.Tap.Signalled(caller, Now());
            keeper.Tap.Signalled(agent, Now());
            keeper.Tap.Sent(Flow, Message("INVITE", "out@us"), Now());
            keeper.Tap.Received(Flow, Message("BYE", "out@us"), Now());
            keeper.Tap.Sent(Flow, Message("BYE", "in@city"), Now());
            keeper.Tap.Received(Flow, Message("INVITE", "other@city"), Now());
            keeper.Tap.Figured(agent.Port, Figures(1), Now());
            keeper.Tap.Ended(agent.Port, Figures(250));
        }
        SipTrace trace = Assert.IsType<SipTrace>(Reader().OfCall(Tenant, [call]));
        Assert.Equal(["in@city", "out@us", "out@us", "in@city"], trace.Messages.Select(message => message.SipCallId));
        Assert.Equal([true, false, true, false], trace.Messages.Select(message => message.IsReceived));
        Assert.All(trace.Messages, message => Assert.Equal((Ours, Phone, "udp"), (message.Local, message.Remote, message.Transport)));
        Assert.Equal(["trunk:city", "extension:1001"], trace.Legs.Select(leg => leg.Party));
        Assert.Null(trace.Legs[0].Quality);
        Assert.Equal(250, trace.Legs[1].Quality?.PacketsIn);
        Assert.True(trace.IsWhole);
        Assert.Empty(failures);

        Assert.Null(Reader().OfCall(Tenant + 1, [call]));
        Assert.NotNull(Reader().OfCall(SipTraceReader.AnyTenant, [call]));
        Assert.Equal(4, Reader().OfCall(Tenant, [caller.Leg, agent.Leg])?.Messages.Count);
        Assert.Single(Reader().OfDialog("other@city")!.Messages);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Directory.GetFiles(folder)[0]));
    }

    [Fact]
    public void Registrations_are_found_by_their_extension_and_probes_are_not_kept()
    {
        using (SipTraceKeeper keeper = New())
        {
            keeper.Tap.Received(Flow, Message("REGISTER", "reg", "1001"), Now());
            keeper.Tap.Sent(Flow, Encoding.UTF8.GetBytes("SIP/2.0 401 No\r\nCall-ID: reg\r\nCSeq: 1 REGISTER\r\n\r\n"), Now());
            keeper.Tap.Received(Flow, Message("REGISTER", "else", "10019"), Now());
            keeper.Tap.Received(Flow, Message("OPTIONS", "probe"), Now());
        }
        Assert.Equal(2, Reader().OfRegistrations("1001")?.Messages.Count);
        Assert.Null(Reader().OfRegistrations("1002"));
        Assert.Null(Reader().OfDialog("probe"));
    }

    [Fact]
    public void Secrets_never_reach_the_disk()
    {
        using (SipTraceKeeper keeper = New())
        {
            byte[] request = Encoding.UTF8.GetBytes(
                "REGISTER sip:t SIP/2.0\r\nCall-ID: r\r\nAuthorization: Digest response=\"topsecret\"\r\n\r\n"
            );
            keeper.Tap.Received(Flow, request, Now());
        }
        Assert.All(
            Directory.GetFiles(folder),
            file => Assert.DoesNotContain("topsecret", Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_flood_of_strangers_takes_no_room_from_calls_and_all_stays_within_the_limit()
    {
        TraceLimits limits = new() { Bytes = 4 << 20, FreeBytes = 0 };
        Guid call = Guid.NewGuid();
        using (SipTraceKeeper keeper = New(limits))
        {
            keeper.Tap.Signalled(Leg(call, 1, true, "trunk:city", "kept"), Now());
            keeper.Tap.Received(Flow, Message("INVITE", "kept"), Now());
            byte[] strange = [.. Message("INVITE", "stranger"), .. new byte[1_000]];
            for (int i = 0; i < 6_000; i++)
            {
                while (keeper.Tap.Waiting > 2_000)
                {
                    Thread.Yield();
                }
                keeper.Tap.Received(Flow, strange, Now());
            }
        }
        Assert.InRange(Directory.GetFiles(folder).Sum(file => new FileInfo(file).Length), 512 << 10, 5 << 20);
        Assert.True(Reader().OfCall(Tenant, [call])!.IsWhole);
    }

    [Fact]
    public void What_found_no_room_is_counted_and_the_trace_says_that_it_is_not_whole()
    {
        SipTap tap = new(1_000, 16);
        for (int i = 0; i < 20; i++)
        {
            tap.Received(Flow, Message("INVITE", "c"), Now());
        }
        Assert.Equal(20, tap.Waiting + tap.Dropped);
        Assert.InRange(tap.Dropped, 4, 19);

        Guid call = Guid.NewGuid();
        using (SipTraceKeeper keeper = New())
        {
            keeper.Tap.Signalled(Leg(call, 1, true, "trunk:city", "c"), Now());
            keeper.Tap.Received(Flow, Message("INVITE", "c"), new Now(default, 1));
            keeper.Tap.Received(Flow, new byte[5 << 20], Now());
            keeper.Tap.Received(Flow, Message("BYE", "c"), new Now(default, long.MaxValue / 1_000));
            Assert.Equal(1, keeper.Dropped);
        }
        Assert.False(Reader().OfCall(Tenant, [call])!.IsWhole);
    }

    [Fact]
    public void A_ring_keeps_messages_whole_when_it_comes_to_its_end()
    {
        SipTap tap = new(500, 16);
        for (int i = 0; i < 100; i++)
        {
            byte[] message = [.. Enumerable.Repeat((byte)i, 150 + i)];
            tap.Sent(Flow, message, Now());
            Assert.Equal(1, tap.Waiting);
            Assert.Equal(message, tap.Message(tap.Peek(0)).ToArray());
            tap.LetGo(1);
        }
        Assert.Equal(0, tap.Dropped);
    }

    [Fact]
    public void What_a_killed_server_left_is_found_and_numbers_go_on()
    {
        Guid call = Guid.NewGuid();
        using (SipTraceKeeper keeper = New())
        {
            keeper.Tap.Signalled(Leg(call, 1, true, "trunk:city", "c"), Now());
            keeper.Tap.Received(Flow, Message("INVITE", "c"), Now());
        }
        string file = Directory.GetFiles(folder, "calls-*").Single();
        byte[] whole = File.ReadAllBytes(file);
        // Without its index, and with half a record at its end.
        int records = Encoding.Latin1.GetString(whole).IndexOf("CSeq: 1 INVITE\r\n\r\n", StringComparison.Ordinal) + 18;
        File.WriteAllBytes(file, [.. whole[..records], 200, 0, 0, 0, 1, 2]);
        Assert.Single(Reader().OfCall(Tenant, [call])!.Messages);
        using (SipTraceKeeper keeper = New())
        {
            keeper.Tap.Received(Flow, Message("BYE", "c"), Now());
            keeper.Tap.Signalled(Leg(call, 1, true, "trunk:city", "c"), Now());
        }
        Assert.Equal(2, Reader().OfCall(Tenant, [call])!.Messages.Count);
        Assert.Equal(2, Directory.GetFiles(folder, "calls-*").Length);
        Assert.Empty(failures);
    }

    [Fact]
    public void A_disk_that_is_nearly_full_gets_it_all_back()
    {
        Guid call = Guid.NewGuid();
        using (SipTraceKeeper keeper = New())
        {
            keeper.Tap.Signalled(Leg(call, 1, true, "trunk:city", "c"), Now());
            keeper.Tap.Received(Flow, Message("INVITE", "c"), Now());
        }
        Assert.NotEmpty(Directory.GetFiles(folder));
        using (SipTraceKeeper keeper = New(new TraceLimits { FreeBytes = long.MaxValue, FreePart = 1 }))
        {
            keeper.Tap.Received(Flow, Message("BYE", "c"), Now());
        }
        Assert.Empty(Directory.GetFiles(folder));
        Assert.Empty(failures);
    }

    [Fact]
    public void A_message_costs_the_loop_no_allocation()
    {
        SipTap tap = new();
        byte[] message = Message("INVITE", "c");
        long bytes = Allocation.Of(() =>
        {
            for (int i = 0; i < 200; i++)
            {
                tap.Received(Flow, message, Now());
                tap.Sent(Flow, message, Now());
            }
        });
        Assert.Equal(0, bytes);
    }

    private SipTraceKeeper New(TraceLimits? limits = null) =>
        new(folder, limits ?? new TraceLimits { FreeBytes = 0 }, (where, e) => failures.Add($"{where}: {e}"));

    private SipTraceReader Reader() => new(folder, new TraceLimits());

    private Now Now() => new(default, ++micros);

    private static LegSignalled Leg(Guid call, int pair, bool isInbound, string party, string sipCallId) =>
        new(Tenant, call, Guid.NewGuid(), new LegPort(pair, 1), isInbound, party, sipCallId);

    private static LegStats Figures(long packets) => new(packets, packets, 0, 0, 0.5, 0, 1.5, 20, 4.3, 4.2);

    private static byte[] Message(string method, string callId, string to = "9") =>
        Encoding.UTF8.GetBytes($"{method} sip:{to}@t SIP/2.0\r\nTo: <sip:{to}@t>\r\nCall-ID: {callId}\r\nCSeq: 1 {method}\r\n\r\n");
}
