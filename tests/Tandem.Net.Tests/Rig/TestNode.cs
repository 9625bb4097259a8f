namespace Tandem.Net.Tests.Rig;

using System.Collections.Concurrent;
using Tandem.Core.Contract.Rows;
using Tandem.Engine;
using Tandem.Engine.Ports;
using Tandem.Engine.Settings;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Recording;
using Tandem.Net.Transports;
using Tandem.Sip.Settings;

/// <summary>A whole node on loopback with one tenant, and nothing behind it.</summary>
internal sealed class TestNode : IStorePort, IRecordingPort, IDisposable
{
    public const int Tenant = 1;

    public static readonly ConfigurationRows NoRows = new([], [], [], [], [], [], [], new IdCounters(0, 0, 0, 0, 0, 0));

    private const int RtpPorts = 16;

    private readonly ConcurrentQueue<(string Where, Exception Failure)> failures = new();

    public TestNode(NetConfig config) => Node = new NetNode(config with { Store = this, Recordings = this, Failed = Note });

    public TestNode(params SipTransport[] transports)
        : this(Config(transports)) { }

    public NetNode Node { get; }

    public IReadOnlyCollection<(string Where, Exception Failure)> Failures => failures;

    /// <summary>What the store does with an order; nothing by default.</summary>
    public Action<StoreOrder> Stores { get; set; } = _ => { };

    public static NetConfig Config(params SipTransport[] transports)
    {
        int rtp = TestPorts.Take(RtpPorts);
        return new NetConfig
        {
            Listeners = [.. transports.Select(transport => (transport, Loopback.V4))],
            RtpHost = Loopback.V4,
            RtpLow = rtp,
            RtpHigh = rtp + RtpPorts - 1,
            Seed = new byte[32],
            Exchange = Exchange,
            Store = null!,
            Recordings = null!,
        };
    }

    public NetAddress Address(SipTransport transport) => Node.Listeners.First(each => each.Transport == transport).Local;

    public TestNode Started()
    {
        Node.Start();
        return this;
    }

    public void Dispose() => Node.Dispose();

    void IStorePort.Post(StoreOrder order) => Stores(order);

    bool IRecordingPort.Open(RecordingTap tap) => false;

    private void Note(string where, Exception failure) => failures.Enqueue((where, failure));

    private static ExchangeConfig Exchange(IReadOnlyList<SipListener> listeners) =>
        new() { Listeners = listeners, Tenants = [new TenantConfig(Tenant, "test", "test.example", NoRows, [])] };
}
