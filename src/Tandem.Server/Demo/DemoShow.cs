namespace Tandem.Server.Demo;

using System.Diagnostics;
using Tandem.Core.Contract.Rows;
using Tandem.Foundation;
using Tandem.Net.Phones;
using Tandem.Phones;
using Tandem.Server.Hosting;
using Tandem.Server.Logging;
using Tandem.Server.Options;
using Tandem.Server.Serving;
using Tandem.Server.Showing;
using Tandem.Server.Words;
using Tandem.Sip.Settings;
using Tandem.Store.Contract;

/// <summary>
/// A whole call centre on loopback for a minute: three agents sign in through the XSwitch API, eight callers ring the queue, every one
/// is to reach an agent, hear the agent's tone, be heard, be recorded and be in the call records; then a campaign calls (<see cref="SecondAct"/>). What did not
/// work is said, and is exit code 1.
/// </summary>
internal sealed class DemoShow(string flightRecorder, bool staysOpen) : IDisposable
{
    private const int Callers = 8;
    private const int CalleeHertz = 2_200;

    /// <summary>Callers come from it; whoever is called is reached through another.</summary>
    private const int Last = 9;

    private static readonly (string Name, int Hertz)[] AgentVoices = [("1001", 450), ("1002", 620), ("1003", 840)];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(35);
    private static readonly TimeSpan BetweenCallers = TimeSpan.FromMilliseconds(400);
    private static readonly NetAddress Loopback = NetAddress.FromV4(0x7F000001, 0);

    private readonly PhoneRig rig = new();
    private readonly List<DemoPhone> agents = [];
    private readonly List<DemoPhone> callers = [];
    private int problems;
    private readonly string folder = Directory.CreateTempSubdirectory("tandem-demo-").FullName;

    /// <param name="flightRecorder">Folder to keep it in for a replay; empty: nowhere.</param>
    /// <param name="staysOpen">A visitor is asked in, and it runs until a signal ends it.</param>
    public static async Task<int> RunAsync(string flightRecorder, bool staysOpen, CancellationToken cancel)
    {
        using DemoShow show = new(flightRecorder, staysOpen);
        if (!staysOpen)
        {
            return await show.PlayAsync(cancel);
        }
        using EndSignals signals = new(cancel);
        try
        {
            return await show.PlayAsync(signals.Token);
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            return show.problems;
        }
    }

    public void Dispose() => rig.Dispose();

    private async Task<int> PlayAsync(CancellationToken cancel)
    {
        Stopwatch watch = Stopwatch.StartNew();
        Console.WriteLine(
            Texts.Say(
                "Tandem demo: 3 agents, 8 callers, real SIP and RTP on loopback",
                "Tandem 演示：3 名坐席、8 个来电，本机回环上的真实 SIP 与 RTP"
            )
        );
        Console.WriteLine($"  {folder}");
        using LogLines logs = new(Options());
        await using ServerHost host = Servers.Make(Options(), logs.Factory);
        await host.StartAsync();
        Console.WriteLine($"  SIP {host.SipAddress()}   HTTP {host.Credentials.Http}");
        BuildPhones(host);
        using SecondAct second = new(host, rig, agents);
        second.BuildPhone(
            Describe("13900000000", "", "city.example", host.Node.Listeners[0].Local, CalleeHertz) with
            {
                ListenHz = AgentTones,
            }
        );
        rig.Start();
        XSwitchClient api = new(host.Credentials.Http, host.Credentials["xswitch", "token"]);
        await api.PrepareAsync(AgentVoices.Select(voice => voice.Name), cancel);
        foreach (DemoPhone agent in agents)
        {
            rig.Do(agent.Phone, (phone, now) => phone.Register(now));
        }
        await Waiting.UntilAsync(() => agents.TrueForAll(agent => agent.Phone.IsRegistered), TimeSpan.FromSeconds(5), cancel);
        using OpenHouse house = new(host, rig, callers);
        if (staysOpen)
        {
            await house.WelcomeAsync(cancel);
        }
        await api.SignInAsync(AgentVoices.Select(voice => voice.Name), cancel);
        Console.WriteLine(
            Texts.Say("agents signed in through /api/cc/ccc; callers ring the queue:", "坐席已通过 /api/cc/ccc 签入；来电开始进入队列：")
        );
        Console.WriteLine();
        Timeline timeline = new(host.Store.Events, host.Tenants[0].Row.Id);
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task printing = timeline.PrintAsync(over.Token);
        foreach (DemoPhone caller in callers)
        {
            rig.Do(caller.Phone, (phone, now) => phone.Call("sales", now));
            await Task.Delay(BetweenCallers, cancel);
        }
        await Waiting.UntilAsync(() => callers.TrueForAll(caller => caller.IsDone), Patience, cancel);
        await Waiting.UntilAsync(
            () => host.Node.Counts.Calls == 0 && host.Store is { Waiting: 0, OpenRecordings: 0 },
            TimeSpan.FromSeconds(3),
            cancel
        );
        int first = Report(host, watch.Elapsed);
        Console.WriteLine();
        List<string> secondProblems = await second.PlayAsync(cancel);
        await over.CancelAsync();
        await printing;
        Console.WriteLine();
        Tell(
            secondProblems,
            $"All that the campaign called reached an agent through the IVR, and four APIs and two webhooks tell of it alike ({watch.Elapsed.TotalSeconds:0} s).",
            $"外呼活动的被叫全部经 IVR 接通坐席，四套接口与两种推送所述一致（{watch.Elapsed.TotalSeconds:0} 秒）。"
        );
        SayWhatNext();
        problems = first + secondProblems.Count == 0 ? 0 : 1;
        if (staysOpen)
        {
            await house.ServeAsync(AgentVoices.Select(voice => voice.Name), cancel);
        }
        return problems;
    }

    // Returns how many there are.
    private static int Tell(List<string> problems, string english, string chinese)
    {
        if (problems.Count == 0)
        {
            Console.WriteLine(Texts.Say(english, chinese));
        }
        else
        {
            Console.WriteLine(Texts.Say("What did not work:", "未成功的部分："));
            problems.ForEach(problem => Console.WriteLine($"  - {problem}"));
        }
        return problems.Count;
    }

    private int Report(ServerHost host, TimeSpan took)
    {
        IReadOnlyList<LegRecord> records = host.Store.Records.Read(new RecordQuery(host.Tenants[0].Row.Id, 200));
        Console.WriteLine();
        Console.WriteLine(Texts.Say("Call records:", "通话记录："));
        RecordTable.Write(records.Reverse(), Console.Out);
        Console.WriteLine();
        Console.WriteLine(Texts.Say("Recordings (stereo: caller left, agent right):", "录音（立体声：左为来电方，右为坐席）："));
        List<Guid> recordings = [.. records.Select(record => record.Recording).Where(id => id != Guid.Empty).Distinct()];
        foreach (Guid recording in recordings)
        {
            Console.WriteLine($"  {host.Store.Files.PathOf(recording)}");
        }
        List<string> problems = [.. DemoCheck.Problems(callers, agents, records, recordings, host.Store.Files)];
        Console.WriteLine();
        return Tell(
            problems,
            $"All {Callers} callers reached an agent, both sides heard each other, all was recorded and written down ({took.TotalSeconds:0} s).",
            $"{Callers} 个来电全部接通坐席，双方互相听到，全部录音并写入记录（{took.TotalSeconds:0} 秒）。"
        );
    }

    private void SayWhatNext()
    {
        Console.WriteLine();
        Console.WriteLine(Texts.Say("Next:", "接下来可以："));
        Console.WriteLine($"  ./run records --data {folder}");
        Console.WriteLine("  ./run serve --data ./data --http 127.0.0.1:8081 --sip 0.0.0.0:5060 --rtp 20000-29999");
        Console.WriteLine(
            Texts.Say(
                "  then open http://127.0.0.1:8081/ in a browser and follow its first steps (the password is in ./data/credentials.json)",
                "  然后用浏览器打开 http://127.0.0.1:8081/，按“快速开始”操作（密码见 ./data/credentials.json）"
            )
        );
    }

    private ServeOptions Options() =>
        new()
        {
            Data = folder,
            Http = [new WebListener(Loopback, false)],
            Sip = [(SipTransport.Udp, Loopback)],
            RtpLow = 40_000,
            RtpHigh = 44_999,
            Trunks = [TrunkRow.At(0, "city", Loopback.WithPort(5060)) with { ByOption = true, Priority = Last }],
            FlightRecorder = flightRecorder,
            // The show says what happens; the log only what goes wrong.
            LogLevels = [new LogLevelRule("", LogLevel.Warning)],
            // The second act's receiver of webhooks is on this machine.
            AllowedCallbacks = [OptionValues.Block("127.0.0.0/8", "demo")],
        };

    private void BuildPhones(ServerHost host)
    {
        NetAddress server = host.Node.Listeners[0].Local;
        int[] callerTones = [.. Enumerable.Range(0, Callers).Select(CallerHertz)];
        foreach ((string name, int hertz) in AgentVoices)
        {
            agents.Add(
                new DemoPhone(
                    rig,
                    Loopback,
                    Describe(name, XSwitchClient.SecretOf(name), host.Credentials.Domain, server, hertz) with
                    {
                        ListenHz = [.. callerTones, CalleeHertz],
                        RingFor = TimeSpan.FromMilliseconds(700),
                        TalkFor = TimeSpan.FromSeconds(4),
                    }
                )
            );
        }
        for (int i = 0; i < Callers; i++)
        {
            PhoneConfig config = Describe($"1381000{i:0000}", "", "city.example", server, CallerHertz(i)) with { ListenHz = AgentTones };
            callers.Add(new DemoPhone(rig, Loopback, config));
        }
    }

    private static int[] AgentTones => [.. AgentVoices.Select(voice => voice.Hertz)];

    private static int CallerHertz(int caller) => 1_000 + 130 * caller;

    private static PhoneConfig Describe(string user, string secret, string domain, NetAddress server, int hertz) =>
        new()
        {
            User = user,
            Password = secret,
            Domain = domain,
            Server = server,
            Local = default,
            Rtp = default,
            ToneHz = hertz,
        };
}
