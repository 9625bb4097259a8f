namespace Tandem.Bench.Rows;

using System.Diagnostics;
using System.Text;
using Tandem.Core.Contract.Rows;
using Tandem.Engine;
using Tandem.Engine.Inputs;
using Tandem.Engine.Outputs;
using Tandem.Engine.Settings;
using Tandem.Foundation;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;

/// <summary>What a datagram costs an exchange with 1 000 tenants against one with a single one: tenants that sleep are to cost nothing.</summary>
internal sealed class TenantsRow : IRow
{
    private const int Many = 1_000;
    private const int Warm = 20_000;
    private const int Datagrams = 500;
    private const int Rounds = 200;
    private static readonly NetAddress Own = NetAddress.FromV4(0x7F000001, 5060);

    public string Name => "tenants";

    public bool HasUnpinned => false;

    public Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        int datagrams = stage.Quick ? Datagrams / 10 : Datagrams;
        Bench one = new(1);
        Bench many = new(Many);
        one.Micros(Warm);
        many.Micros(Warm);
        // The best of several: what others do on the machine only ever adds.
        double alone = double.MaxValue;
        double among = double.MaxValue;
        for (int i = 0; i < Rounds; i++)
        {
            alone = Math.Min(alone, one.Micros(datagrams));
            among = Math.Min(among, many.Micros(datagrams));
        }
        findings.Add("tenants_ratio", among / alone, $"{among:0.0} µs a datagram");
        return Task.CompletedTask;
    }

    private sealed class Bench
    {
        private readonly EngineOutbox outbox = new();
        private readonly Exchange exchange;
        private readonly Datagram datagram = new();
        private Now now = new(new Instant(TimeSpan.TicksPerSecond), 1_000_000);
        private int sent;

        public Bench(int tenants)
        {
            ExchangeConfig config = new()
            {
                Listeners = [new SipListener(SipTransport.Udp, Own)],
                Tenants = [.. Enumerable.Range(1, tenants).Select(TenantOf)],
            };
            exchange = new Exchange(config, new byte[32], outbox, now);
        }

        /// <summary>Time per OPTIONS, timers it leaves behind included.</summary>
        public double Micros(int count)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < count; i++)
            {
                now = now.Plus(TimeSpan.FromMilliseconds(1));
                datagram.Flow = new Flow(SipTransport.Udp, Own, NetAddress.FromV4(0x7F000002, 5060));
                datagram.Bytes = Options(++sent);
                exchange.Handle(datagram, now);
                if (exchange.NextWake.At <= now.Mono)
                {
                    exchange.Handle(Deadline.Reached, now);
                }
                outbox.Sip.Clear();
            }
            return Stopwatch.GetElapsedTime(start).TotalMicroseconds / count;
        }

        private static byte[] Options(int number) =>
            Encoding.ASCII.GetBytes(
                $"OPTIONS sip:{Own} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.2:5060;branch=z9hG4bK-{number};rport\r\nMax-Forwards: 70\r\n"
                    + $"From: <sip:probe@127.0.0.2>;tag=p\r\nTo: <sip:{Own}>\r\nCall-ID: probe-{number}\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n"
            );

        private static TenantConfig TenantOf(int id)
        {
            QueueRow queue = new(1, "sales", "callcenter", "longest-idle-agent", "", "", "", false, [], 0, 0);
            TrunkRow trunk = TrunkRow.At(1, "carrier", NetAddress.FromV4(0x0A000000 + (uint)id, 5060));
            ConfigurationRows rows = new([], [], [queue], [], [], [trunk], [], new IdCounters(0, 0, 1, 0, 0, 0));
            return new TenantConfig(id, $"t{id}", $"t{id}.test", rows, []);
        }
    }
}
