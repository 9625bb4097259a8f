namespace Tandem.Interop.Tests;

using Tandem.Foundation;
using Tandem.Interop.Tests.Tools;
using Tandem.Net.Phones;
using Tandem.Phones;

/// <summary>The process is killed with calls up and started again: phones of the old calls, all behind one address, still send to its ports.</summary>
public class RtpAfterKillTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Listen = TimeSpan.FromSeconds(2);
    private static readonly NetAddress Loopback = NetAddress.FromV4(0x7F000001, 0);
    private static readonly int[] Tones = [500, 650, 800, 950, 1_100, 1_250];

    /// <summary>With ten ports, one of them for browsers, every pair still hears an old phone; with two hundred there are others.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(200)]
    public void Old_phones_and_new_ones_never_hear_each_other(int ports)
    {
        using RunningServer server = new(ports, "--trunk", "city=127.0.0.1:5999");
        server.BuildQueue("sales", "1001", "1002", "1003");
        using PhoneRig rig = new();
        Phone[] agents = [.. Enumerable.Range(0, 3).Select(i => rig.Add(Loopback, Agent(server, $"100{i + 1}", Tones[i]), (_, _) => { }))];
        Phone[] callers = [.. Enumerable.Range(0, 3).Select(i => rig.Add(Loopback, Caller(server, i, Tones[3 + i]), (_, _) => { }))];
        rig.Start();
        Array.ForEach(agents, agent => rig.Do(agent, (phone, now) => phone.Register(now)));
        Await.Until(() => server.Metric("tandem_registrations") == 3, Limit, () => $"no registration\n{server.Log}");
        server.SignIn("sales", "1001", "1002", "1003");
        Phone[] old = [callers[0], callers[1]];
        Array.ForEach(old, caller => rig.Do(caller, (phone, now) => phone.Call("sales", now)));
        Await.Until(() => old.All(Hears) && agents.Count(Hears) == 2, Limit, () => $"calls are not up\n{server.Log}");
        Phone[] oldAgents = [.. agents.Where(Hears)];
        Phone free = agents.Single(agent => !Hears(agent));

        // What agents have said is on the disk a moment after it counts, and in order.
        Await.Until(
            () => server.Get("/v1/events?type=leg.bridged").GetProperty("events").GetArrayLength() >= 2,
            Limit,
            () => $"nothing is told\n{server.Log}"
        );

        server.Kill();
        ForgetDialogs(server.Folder);
        PhoneLine[] dead = [.. old.Concat(oldAgents).Select(phone => phone.Lines.Single())];
        long[] heard = [.. dead.Select(line => line.PacketsIn)];
        server.Start();
        rig.Do(callers[2], (phone, now) => phone.Call("sales", now));
        Await.Steadily(
            () => HearsOnly(callers[2], free.Config.ToneHz) && HearsOnly(free, callers[2].Config.ToneHz),
            Listen,
            Limit,
            () => $"caller hears {Heard(callers[2])}, agent {Heard(free)}\n{server.Log}"
        );
        Assert.All(dead, line => Assert.True(line.IsUp));
        Assert.Equal(heard, dead.Select(line => line.PacketsIn));
    }

    // As with phones that the goodbye of the next start does not reach: they go on sending.
    private static void ForgetDialogs(string folder)
    {
        const string Script = "import sqlite3,sys\nc=sqlite3.connect(sys.argv[1])\nc.execute('DELETE FROM dialog_blocks')\nc.commit()\n";
        using Tool forget = new("python3", folder, "-c", Script, Path.Combine(folder, "tandem.db"));
        Assert.True(forget.Finish(Limit) == 0, forget.Log.ToString());
    }

    private static bool Hears(Phone phone) => phone.Lines.Any(line => line.Mixture.Count > 0);

    private static bool HearsOnly(Phone phone, int hertz) => phone.Lines.Any(line => line.Mixture is [var only] && only == hertz);

    private static string Heard(Phone phone) => string.Join(", ", phone.Lines.SelectMany(line => line.Mixture));

    private static PhoneConfig Agent(RunningServer server, string name, int hertz) =>
        Describe(server, name, server.Domain, hertz) with
        {
            Password = RunningServer.SecretOf(name),
            RingFor = TimeSpan.FromMilliseconds(100),
        };

    private static PhoneConfig Caller(RunningServer server, int number, int hertz) =>
        Describe(server, $"1391111000{number}", "city.test", hertz);

    private static PhoneConfig Describe(RunningServer server, string user, string domain, int hertz) =>
        new()
        {
            User = user,
            Domain = domain,
            Server = Loopback.WithPort(server.SipPort),
            Local = default,
            Rtp = default,
            ToneHz = hertz,
            ListenHz = Tones,
        };
}
