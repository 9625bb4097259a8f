namespace Tandem.Interop.Tests.Tools;

using Tandem.Foundation;
using Tandem.Net.Phones;
using Tandem.Phones;

/// <summary>A queue with one agent, and a caller behind the trunk <c>city=127.0.0.1:5999</c>, on real sockets.</summary>
internal sealed class SmallCentre : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(25);
    private static readonly NetAddress Loopback = NetAddress.FromV4(0x7F000001, 0);

    private readonly PhoneRig rig = new();
    private readonly Phone caller;
    private int up;
    private int down;

    public SmallCentre(RunningServer server)
    {
        server.BuildQueue("sales", "1001");
        PhoneConfig shared = new()
        {
            User = "1001",
            Password = RunningServer.SecretOf("1001"),
            Domain = server.Domain,
            Server = Loopback.WithPort(server.SipPort),
            Local = default,
            Rtp = default,
            ToneHz = 500,
            RingFor = TimeSpan.FromMilliseconds(100),
        };
        Phone agent = rig.Add(Loopback, shared, (_, e) => up += e is PhoneUp ? 1 : 0);
        caller = rig.Add(
            Loopback,
            shared with
            {
                User = "13900000000",
                Password = "",
                Domain = "city.test",
            },
            (_, e) => down += e is PhoneDown ? 1 : 0
        );
        rig.Start();
        rig.Do(agent, (phone, now) => phone.Register(now));
        Await.Until(() => server.Metric("tandem_registrations") == 1, Limit, () => $"no registration\n{server.Log}");
        server.SignIn("sales", "1001");
    }

    /// <summary>Packets the caller has heard in the call that is up.</summary>
    public long Heard => caller.Lines.Count > 0 ? caller.Lines[0].PacketsIn : 0;

    /// <summary>The n-th call: rings, talks, ends.</summary>
    public void TalkOnce(int n)
    {
        Call(n);
        HangUp(n);
    }

    /// <summary>The n-th call: rings, is up, both hear each other.</summary>
    public void Call(int n)
    {
        rig.Do(caller, (phone, now) => phone.Call("sales", now));
        Await.Until(() => up == n && Heard > 50, Limit, () => $"call {n} is not up");
    }

    public void HangUp(int n)
    {
        rig.Do(caller, (phone, now) => phone.HangUp(phone.Lines[0].Id, now));
        Await.Until(() => down == n, Limit, () => $"call {n} does not end");
    }

    public void Dispose() => rig.Dispose();
}
