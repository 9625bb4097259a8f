namespace Tandem.TestKit.Simulation;

using System.Buffers.Binary;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Engine;
using Tandem.Engine.Replay;
using Tandem.Engine.Settings;
using Tandem.Foundation;
using Tandem.Phones;

/// <summary>
/// Ten virtual minutes of a call centre drawn from one seed: agents of all tempers, callers who wait, give up and crash, a network between
/// perfect and bad; then the faults stop and everything has to drain. The same seed gives the same bytes.
/// </summary>
public sealed partial class Scenario
{
    public const int Calls = 110;

    /// <summary>Turns between comparisons of all the log says with what is.</summary>
    private const int ComparedEvery = 10;

    private const string Domain = "demo.test";
    private static readonly TimeSpan Busy = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan DrainTime = TimeSpan.FromMinutes(12);
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);
    private static readonly string[] QueueNames = ["sales", "support"];

    private readonly ulong seed;
    private readonly Prng prng;
    private readonly FaultPlan faults;
    private readonly EventClock clock = new();
    private readonly SimulatedNetwork network;
    private readonly SimulatedStore store;
    private readonly SimulatedServer server;
    private readonly IdSource ids;
    private readonly List<SimulatedPhone> agentPhones = [];
    private readonly List<SimulatedPhone> callers = [];
    private readonly Dictionary<string, bool> losesBye = [];
    private readonly Dictionary<Guid, int> wins = [];
    private readonly HashSet<string> limited = [];
    private readonly Meddler meddler;
    private Prng? recordingFaults;
    private int commandsAnswered;
    private int commandsAsked;

    public Scenario(ulong seed, int lostWakesPerMille = 0, TurnLog? log = null)
    {
        this.seed = seed;
        prng = new Prng(seed * 7919 + 17);
        faults = FaultPlan.Draw(prng);
        Span<byte> key = stackalloc byte[32];
        BinaryPrimitives.WriteUInt64LittleEndian(key, seed);
        ids = new IdSource(key);
        network = new SimulatedNetwork(clock, prng.Fork(), faults) { Swallows = SwallowsBye };
        store = new SimulatedStore(clock, prng.Fork(), faults);
        Agents = prng.Between(10, 14);
        meddler = new Meddler(prng.Fork(), clock, Agents, QueueNames, Ask);
        ExchangeConfig config = Configure();
        key[31] = 1;
        server = new SimulatedServer(clock, network, store, config, key, workerCount: prng.Between(1, 2), log: log)
        {
            LostWakesPerMille = lostWakesPerMille,
            Planted = lostWakesPerMille > 0 ? prng.Fork() : null,
            AfterTurn = CheckTurn,
            Happened = Fold,
        };
    }

    public int Agents { get; }

    /// <summary>The first thing found wrong, with its moment; null when nothing was.</summary>
    public string? Broken { get; private set; }

    public string Hash => server.Hash;

    public int Records => store.Records.Count;

    public long Turns => server.Turns;

    /// <summary>Calls that an agent of a queue has won.</summary>
    public int Bridged => wins.Count;

    /// <summary>Legs of which something was heard before the answer.</summary>
    public int HeardEarly { get; private set; }

    /// <summary>Calls that went on elsewhere.</summary>
    public int Redirected { get; private set; }

    /// <summary>Verbs asked of conversations.</summary>
    public int Meddled => meddler.Asked;

    /// <summary>Runs it all; returns what is broken, or null.</summary>
    public string? Run()
    {
        BuildPhones();
        PlanPages();
        PlanAgents();
        PlanCalls();
        PlanTroubles();
        PlanFlows();
        RunUntil(clock.Now.Mono + Busy);
        network.FaultsOn = false;
        store.FaultsOn = false;
        foreach (SimulatedPhone phone in callers.Concat(agentPhones))
        {
            HangUpAll(phone);
        }
        pages.ForEach(page => page.HangUpAll());
        RunUntil(clock.Now.Mono + DrainTime);
        pages.ForEach(page => page.HangUpAll());
        pages.ForEach(page => page.Leave(true));
        foreach (SimulatedPhone phone in agentPhones)
        {
            phone.Do((each, now) => each.Unregister(now));
            if (Stands(phone.Config.User))
            {
                HangUpAll(phone);
            }
        }
        RunUntil(clock.Now.Mono + Quiet);
        CheckDrained();
        return Broken;
    }

    // An agent who stands by keeps that call until going home.
    private bool Stands(string agent) =>
        server
            .Exchange.Views(1)
            .Calls.All()
            .Any(call => call.State == "standing" && call.Legs.Any(leg => leg.State != "ended" && leg.Party == $"extension:{agent}"));

    private void RunUntil(Instant end)
    {
        while (Broken == null && clock.Next <= end)
        {
            clock.RunNext();
        }
        clock.MoveTo(end);
    }

    private void Break(string what) =>
        Broken ??= $"seed {seed}, {(clock.Now.Mono - new Instant(TimeSpan.TicksPerSecond)).TotalSeconds:0.000} s: {what}";

    private void CheckTurn()
    {
        if (server.Exchange.CheckInvariants(clock.Now) is { } broken)
        {
            Break(broken);
        }
        if (server.Turns % ComparedEvery == 0 && store.Log.Differs(server.Exchange.Views(1)) is { } differs)
        {
            Break(differs);
        }
        if (store.Broken is { } wrong)
        {
            Break(wrong);
        }
    }

    private void Fold(Event happened)
    {
        FollowFlow(happened);
        switch (happened.Data)
        {
            case LegBridged bridge when network.FaultsOn:
                meddler.Bridged(happened.Leg, bridge.Other);
                break;
            case LegEarlyMedia { Heard: true }:
                HeardEarly++;
                break;
            case LegRedirected { Refused.Length: 0 }:
                Redirected++;
                break;
            case RecordingStarted started:
                FailRecording(started);
                break;
            case QueueEntered when wins.ContainsKey(happened.Call):
                wins[happened.Call] = 0;
                break;
            case OfferEnded { Result: "won" } when (wins[happened.Call] = wins.GetValueOrDefault(happened.Call) + 1) > 1:
                Break($"call {happened.Call} won twice");
                break;
        }
    }

    private static NetAddress CallerHost(int i) => NetAddress.FromV4(0x0A000900 + (uint)i, 5060);

    private void BuildPhones()
    {
        for (int i = 1; i <= Agents; i++)
        {
            NetAddress host = NetAddress.FromV4(0x0A000100 + (uint)i, 5060);
            PhoneConfig config = new()
            {
                User = $"{2000 + i}",
                Password = $"secret-{2000 + i}",
                Domain = Domain,
                Server = server.Address,
                Local = host,
                Rtp = host.WithPort(40_000),
                VoiceEveryMs = 1_000,
                Temper = DrawTemper(),
                RingFor = TimeSpan.FromMilliseconds(prng.Between(0, 6_000)),
                TalkFor = prng.Chance(500) ? TimeSpan.FromSeconds(prng.Between(3, 40)) : TimeSpan.Zero,
                ExpiresSeconds = prng.Between(60, 300),
                PlayFor = TimeSpan.FromMilliseconds(prng.Between(500, 5_000)),
                Style = DrawStyle(prng) with { OffersLate = false },
            };
            agentPhones.Add(Add(config));
        }
        for (int i = 0; i < 20; i++)
        {
            NetAddress host = CallerHost(i);
            PhoneConfig config = new()
            {
                User = $"1390000{i:00}",
                Domain = "carrier.test",
                Server = server.Address,
                Local = host,
                Rtp = host.WithPort(40_000),
                Lines = 8,
                VoiceEveryMs = 1_000,
                PlayFor = TimeSpan.FromMilliseconds(prng.Between(500, 5_000)),
                Style = DrawStyle(prng),
            };
            callers.Add(Add(config));
        }
    }

    private PhoneTemper DrawTemper()
    {
        int drawn = prng.Below(24);
        return drawn switch
        {
            0 => PhoneTemper.NeverAnswers,
            1 or 2 => PhoneTemper.Declines,
            3 => PhoneTemper.Busy,
            4 => PhoneTemper.AnswersAndDrops,
            5 => PhoneTemper.Fails,
            6 => PhoneTemper.PlaysBefore,
            7 => PhoneTemper.Announces,
            8 => PhoneTemper.Forwards,
            9 => PhoneTemper.Challenges,
            _ => PhoneTemper.Answers,
        };
    }

    private SimulatedPhone Add(PhoneConfig config)
    {
        SimulatedPhone made = new(clock, network, config, ids.Fork());
        made.Happened = happened => OnPhone(made, happened);
        return made;
    }

    private void OnPhone(SimulatedPhone phone, PhoneEvent happened)
    {
        if (happened is not PhoneUp up || !network.FaultsOn)
        {
            return;
        }
        if (prng.Chance(faults.CrashPerMille))
        {
            clock.AfterMs(prng.Between(0, 20_000), () => network.Kill(phone.Config.Local));
        }
        if (prng.Chance(faults.RebindPerMille))
        {
            NetAddress rtp = phone.Phone.Lines.FirstOrDefault(line => line.Id == up.Line)?.Rtp ?? phone.Config.Rtp;
            clock.AfterMs(prng.Between(0, 10_000), () => network.Rebind(rtp));
        }
    }

    private void PlanAgents()
    {
        foreach (SimulatedPhone phone in agentPhones)
        {
            string login = phone.Config.User;
            int registers = prng.Between(0, 2_000);
            if (!withoutPhone.Contains(login))
            {
                clock.AfterMs(registers, () => phone.Do((each, now) => each.Register(now)));
            }
            clock.AfterMs(prng.Between(2_000, 5_000), () => Ask(new SignIn(login, null, null)));
            clock.AfterMs(prng.Between(5_000, 8_000), () => Ask(new GoReady(login, null)));
            for (int i = 0; i < 3; i++)
            {
                int at = prng.Between(30_000, 560_000);
                bool away = prng.Chance(300);
                int back = at + prng.Between(5_000, 40_000);
                // A page that says once that it lives, and then no more, is a tab that was put to sleep: its agent is on break before he is back.
                bool sleeps = at % 3 == 0 && back - at > 10_000;
                Command goes =
                    away ? new SignOut(login, null)
                    : sleeps ? new ReportPage(login, true)
                    : new GoBreak(login, null, "tea");
                clock.AfterMs(at, () => Ask(goes));
                clock.AfterMs(
                    back,
                    () =>
                    {
                        Ask(new SignIn(login, null, null));
                        Ask(new GoReady(login, null));
                    }
                );
            }
            if (prng.Chance(400))
            {
                string number = prng.Chance(500) ? $"{2000 + prng.Between(1, Agents)}" : "13800138000";
                clock.AfterMs(prng.Between(60_000, 500_000), () => Ask(new Dial(login, null, number)));
            }
        }
        for (int i = 0; i < 5; i++)
        {
            string login = $"extra{i}";
            UserDraft draft = new(login, null, "", $"{3000 + i}", "s3cret", null, null, null, null, null, null, null, false, null);
            clock.AfterMs(prng.Between(10_000, 500_000), () => Ask(new CreateUser(draft)));
        }
    }

    private void Ask(Command command)
    {
        commandsAsked++;
        server.Ask(command, _ => commandsAnswered++);
    }

    private void PlanCalls()
    {
        for (int i = 0; i < Calls; i++)
        {
            SimulatedPhone caller = callers[prng.Below(callers.Count)];
            int kind = prng.Below(20);
            string number = kind switch
            {
                0 => "nowhere",
                1 or 2 => $"{2000 + prng.Between(1, Agents)}",
                _ => QueueNames[prng.Below(QueueNames.Length)],
            };
            int patience = prng.Chance(200) ? prng.Between(200, 8_000) : prng.Between(20_000, 150_000);
            clock.AfterMs(prng.Between(9_000, 580_000), () => Call(caller, number, patience));
        }
    }

    private void Call(SimulatedPhone caller, string number, int patience)
    {
        long line = 0;
        caller.Do((phone, now) => line = phone.Call(number, now));
        clock.AfterMs(patience, () => caller.Do((phone, now) => phone.HangUp(line, now)));
        if (prng.Chance(100))
        {
            clock.AfterMs(patience / 2, () => caller.Do((phone, now) => phone.Hold(line, true, now)));
            clock.AfterMs(patience / 2 + 2_000, () => caller.Do((phone, now) => phone.Hold(line, false, now)));
        }
    }

    private static void HangUpAll(SimulatedPhone phone)
    {
        long[] lines = [.. phone.Phone.Lines.Select(line => line.Id)];
        foreach (long line in lines)
        {
            phone.Do((each, now) => each.HangUp(line, now));
        }
    }

    // Some calls lose every copy of their BYE, both ways, while faults are on.
    private bool SwallowsBye(NetAddress from, NetAddress to, byte[] bytes)
    {
        if (!network.FaultsOn || faults.LostByePerMille == 0 || !bytes.AsSpan().StartsWith("BYE "u8))
        {
            return false;
        }
        int at = bytes.AsSpan().IndexOf("Call-ID: "u8);
        string call = System.Text.Encoding.ASCII.GetString(bytes, at + 9, bytes.AsSpan(at + 9).IndexOf((byte)'\r'));
        if (!losesBye.TryGetValue(call, out bool loses))
        {
            loses = prng.Chance(faults.LostByePerMille);
            losesBye[call] = loses;
        }
        return loses;
    }
}
