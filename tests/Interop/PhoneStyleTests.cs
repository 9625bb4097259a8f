namespace Tandem.Interop.Tests;

using System.Text.Json;
using Tandem.Foundation;
using Tandem.Interop.Tests.Tools;
using Tandem.Net.Phones;
using Tandem.Phones;

/// <summary>
/// A phone that is not ours as a queue's agent and as a caller, over each transport: who hears whom while it holds, passes a call on and dials, told
/// by tones.
/// </summary>
public sealed class PhoneStyleTests : IDisposable
{
    private const int AgentHertz = 620;
    private const int OtherHertz = 880;
    private const int CallerHertz = 1_130;
    private const int CarrierHertz = 1_380;
    private const string Agent = "1001";
    private const string Other = "1002";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(25);
    private static readonly NetAddress Loopback = NetAddress.FromV4(0x7F000001, 0);
    private static readonly int[] Everybody = [AgentHertz, OtherHertz, CallerHertz, CarrierHertz];

    private readonly PhoneRig rig = new();
    private readonly Phone carrier;
    private readonly int tls = RunningServer.FreePort();
    private readonly RunningServer server;
    private readonly Phone caller;
    private readonly Phone other;
    private volatile PhoneLine? line;

    public PhoneStyleTests()
    {
        PhoneConfig shared = new()
        {
            User = "13912345678",
            Domain = "city.test",
            Server = default,
            Local = default,
            Rtp = default,
            ListenHz = Everybody,
            RingFor = TimeSpan.FromMilliseconds(200),
            PlayFor = TimeSpan.FromSeconds(3),
        };
        carrier = rig.Add(Loopback, shared with { ToneHz = CarrierHertz }, (_, _) => { });
        string folder = Directory.CreateTempSubdirectory("tandem-phones-").FullName;
        (string certificate, string key) = Certificate.Make(folder);
        server = new RunningServer(
            "--trunk",
            $"city={carrier.Config.Local}",
            "--sip",
            $"tls:127.0.0.1:{tls}",
            "--tls-cert",
            certificate,
            "--tls-key",
            key
        );
        server.BuildQueue("sales", Agent, Other);
        shared = shared with { Server = Loopback.WithPort(server.SipPort) };
        caller = rig.Add(
            Loopback,
            shared with
            {
                ToneHz = CallerHertz,
            },
            (phone, happened) => line = happened is PhoneUp ? phone.Lines[0] : line
        );
        other = rig.Add(
            Loopback,
            shared with
            {
                User = Other,
                Password = RunningServer.SecretOf(Other),
                Domain = server.Domain,
                ToneHz = OtherHertz,
            },
            (_, _) => { }
        );
        rig.Start();
        rig.Do(other, (phone, now) => phone.Register(now));
    }

    public void Dispose()
    {
        rig.Dispose();
        server.Dispose();
    }

    [Theory]
    [InlineData("udp")]
    [InlineData("tcp")]
    [InlineData("tls")]
    public void A_baresip_over_each_transport(string transport)
    {
        using Baresip agent = new(server, Agent, AgentHertz, transport: transport, port: transport == "tls" ? tls : server.SipPort);
        AwaitRegistered(2, agent.Log);
        server.SignIn("sales", Agent);

        // As an agent: holds, takes back, passes on.
        rig.Do(caller, (phone, now) => phone.Call("sales", now));
        Hears("an agent answers", AgentHertz);
        Heard(agent, "the caller", CallerHertz);
        agent.Hold();
        Hears("on hold");
        agent.Resume();
        Hears("taken back", AgentHertz);
        agent.Transfer(Other);
        Hears("passed on", OtherHertz);
        rig.Do(caller, (phone, now) => phone.HangUp(phone.Lines[0].Id, now));
        AwaitClosed();

        // As a caller: hears the carrier before anybody answers, then a colleague whose phone forwards.
        rig.Do(carrier, (phone, _) => phone.Temper = PhoneTemper.Announces);
        agent.Dial("13900139000");
        Heard(agent, "the announcement", CarrierHertz);
        Await.Until(
            () => server.Records().Any(record => record.GetProperty("sipCode").GetInt32() == 404),
            Limit,
            () => $"no record of what the carrier said\n{server.Log}"
        );
        rig.Do(carrier, (phone, _) => phone.Temper = PhoneTemper.Answers);
        rig.Do(
            other,
            (phone, _) =>
            {
                phone.Temper = PhoneTemper.Forwards;
                phone.ForwardsTo = ["13900139001"];
            }
        );
        agent.Dial(Other);
        Heard(agent, "where its colleague's phone forwards", CarrierHertz);
        agent.HangUp();
        AwaitClosed();
    }

    [Fact]
    public void A_linphone()
    {
        using Linphone agent = new(server, Agent);
        AwaitRegistered(2, agent.Log);
        server.SignIn("sales", Agent);

        // As an agent: holds, takes back, passes on.
        rig.Do(caller, (phone, now) => phone.Call("sales", now));
        Await.Until(() => line is { PacketsIn: > 50 }, Limit, () => $"not up\n{agent.Log}\n{server.Log}");
        agent.Pause();
        Happens("leg.held", agent.Log);
        agent.Resume();
        Happens("leg.resumed", agent.Log);
        agent.Transfer(1, Other);
        Hears("passed on", OtherHertz);
        rig.Do(caller, (phone, now) => phone.HangUp(phone.Lines[0].Id, now));
        AwaitClosed();

        // As a caller: lets the carrier be heard before anybody answers.
        rig.Do(carrier, (phone, _) => phone.Temper = PhoneTemper.PlaysBefore);
        agent.Call("13900139000");
        Happens("leg.early_media", agent.Log);
        Await.Until(
            () => $"{agent.Log}".Contains("early media", StringComparison.Ordinal),
            Limit,
            () => $"it knows nothing of it\n{agent.Log}"
        );
        Await.Until(() => carrier.Lines is [{ IsUp: true, PacketsIn: > 50 }], Limit, () => $"the carrier hears nothing\n{agent.Log}");
    }

    [Fact]
    public void A_sipp_that_sends_its_callers_elsewhere()
    {
        int port = RunningServer.FreePort();
        using Tool phone = new(
            "sipp",
            server.Folder,
            SippTests.Arguments("forward.xml", port, "-m", "1", "-nostdin", "-key", "target", Other)
        );
        SippTests.Register(server, port, Agent);
        AwaitRegistered(2, phone.Log);
        rig.Do(caller, (each, now) => each.Call(Agent, now));
        Assert.True(phone.Finish(Limit) == 0, $"sipp is not content:\n{phone.Log}\n{server.Log}");
        Hears("sent on", OtherHertz);
        Happens("leg.redirected", phone.Log);
    }

    private void Happens(string type, ProcessLog log) =>
        Await.Until(
            () => server.Get($"/v1/events?limit=100&type={type}").GetProperty("events").GetArrayLength() > 0,
            Limit,
            () => $"no {type}\n{log}\n{server.Log}"
        );

    private void AwaitRegistered(int phones, ProcessLog log) =>
        Await.Until(() => (int)server.Metric("tandem_registrations") == phones, Limit, () => $"not registered\n{log}\n{server.Log}");

    private void AwaitClosed() =>
        Await.Until(
            () => server.Metric("tandem_calls") == 0 && server.Records().All(SippTests.IsClosed),
            Limit,
            () => $"calls do not end\n{server.Log}"
        );

    /// <summary>The caller hears exactly these, and packets go on coming.</summary>
    private void Hears(string when, params int[] hertz)
    {
        Await.Until(() => line != null, Limit, () => $"{when}: not up\n{server.Log}");
        long before = line!.PacketsIn;
        Await.Until(
            () => line.PacketsIn > before + 60 && line.Mixture.Order().SequenceEqual(hertz),
            Limit,
            () => $"{when}: the caller hears {string.Join(", ", line.Mixture)}\n{server.Log}"
        );
    }

    private void Heard(Baresip phone, string what, params int[] hertz) =>
        Await.Until(
            () => phone.Hears(Everybody).SequenceEqual(hertz),
            Limit,
            () => $"{what}: it hears {string.Join(", ", phone.Hears(Everybody))}\n{phone.Log}\n{server.Log}"
        );
}
