namespace Tandem.TestKit.Simulation;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Engine;
using Tandem.Engine.Settings;
using Tandem.Foundation;
using Tandem.Phones;
using Tandem.Sip.Settings;

/// <summary>
/// A small call centre with full voices on a perfect network: customer X, agents A, C and D, somebody outside P, each with a tone of its own,
/// so that what anybody hears tells who talks.
/// </summary>
public sealed class Studio
{
    public const string Queue = "sales";
    private const string Domain = "demo.test";
    private const string Names = "XACDP";
    private const int LowestTone = 1_000;
    private const int ToneStep = 250;
    private static readonly string[] Numbers = ["13900000000", "2001", "2002", "2003", "13900139000"];
    private static readonly int[] Tones = [.. Enumerable.Range(0, Names.Length).Select(i => LowestTone + i * ToneStep)];

    private readonly EventClock clock = new();
    private readonly SimulatedNetwork network;
    private readonly SimulatedStore store;
    private readonly SimulatedServer server;
    private readonly Dictionary<char, SimulatedPhone> phones = [];
    private readonly List<Trace> traces = [];
    private readonly Dictionary<Guid, (long Left, long Right, long Frames)> recorded = [];

    public Studio(Func<char, PhoneConfig, PhoneConfig>? phone = null, Func<char, AgentRow, AgentRow>? agent = null, QueueRow? queue = null)
    {
        Prng prng = new(5);
        IdSource ids = new(new byte[32]);
        network = new SimulatedNetwork(clock, prng.Fork(), FaultPlan.None);
        store = new SimulatedStore(clock, prng.Fork(), FaultPlan.None);
        byte[] seed = new byte[32];
        seed[0] = 9;
        ExchangeConfig config = Configure(agent, queue);
        server = new SimulatedServer(clock, network, store, config, seed, 1, TimeSpan.FromMilliseconds(20))
        {
            AfterTurn = () => Broken ??= server?.Exchange.CheckInvariants(clock.Now),
            Recorded = Record,
        };
        foreach (char name in Names)
        {
            PhoneConfig made = ConfigOf(name);
            SimulatedPhone each = new(clock, network, phone?.Invoke(name, made) ?? made, ids.Fork());
            each.Happened = happened => Follow(name, each, happened);
            phones.Add(name, each);
        }
        foreach (char name in "ACD")
        {
            phones[name].Do((each, now) => each.Register(now));
            Run(0.2);
            Ask(new SignIn(NumberOf(name), null, null));
        }
        Ask(new GoReady(NumberOf('A'), null));
    }

    /// <summary>The first invariant that did not hold.</summary>
    public string? Broken { get; private set; }

    public IReadOnlyCollection<LegRecord> Records => store.Records;

    public static string NumberOf(char name) => Numbers[Names.IndexOf(name)];

    public Phone PhoneOf(char name) => phones[name].Phone;

    /// <summary>From the next call on.</summary>
    public void Temper(char name, PhoneTemper temper) => phones[name].Phone.Temper = temper;

    /// <summary>Sends its callers there from now on, the first first.</summary>
    public void Forward(char name, params string[] numbers)
    {
        Temper(name, PhoneTemper.Forwards);
        phones[name].Phone.ForwardsTo = numbers;
    }

    public void Do(char name, Action<Phone, Now> what) => phones[name].Do(what);

    /// <summary>Its power goes: nothing comes from it or reaches it any more.</summary>
    public void Vanish(char name) => network.Kill(phones[name].Config.Local);

    /// <summary>From now on nothing it says gets through; its signalling does.</summary>
    public void Mute(char name) =>
        network.Swallows = (from, _, _) => from.SameHost(phones[name].Config.Rtp) && from.Port >= phones[name].Config.Rtp.Port;

    /// <summary>The n-th live line of a phone.</summary>
    public long LineOf(char name, int index = 0) => phones[name].Phone.Lines[index].Id;

    public void Run(double seconds)
    {
        Instant end = clock.Now.Mono + TimeSpan.FromSeconds(seconds);
        while (clock.Next <= end)
        {
            clock.RunNext();
        }
        clock.MoveTo(end);
    }

    public Outcome Ask(Command command)
    {
        Outcome? answer = null;
        server.Ask(command, outcome => answer = outcome);
        Run(0.05);
        return answer ?? new Outcome(OutcomeCode.Ok, "under way");
    }

    /// <summary>The live leg of a party, as the server has it.</summary>
    public Guid LegOf(char name)
    {
        TenantViews views = server.Exchange.Views(1);
        foreach (CallView call in views.Calls.All())
        {
            foreach (LegView leg in call.Legs)
            {
                if (leg.State != "ended" && leg.Party == PartyOf(name))
                {
                    return leg.Leg;
                }
            }
        }
        return Guid.Empty;
    }

    /// <summary>Who is heard on a phone now, by name; <c>~</c> for other sounds, <c>-</c> for nothing at all.</summary>
    public string Hears(char name, int index = 0)
    {
        if (phones[name].Phone.Lines.Count <= index)
        {
            return "gone";
        }
        PhoneLine line = phones[name].Phone.Lines[index];
        long before = line.PacketsIn;
        Run(1.1);
        if (line.PacketsIn - before < 5)
        {
            return "-";
        }
        string heard = string.Concat(Names.Where((_, i) => line.Mixture.Contains(Tones[i])));
        return heard.Length > 0 ? heard : "~";
    }

    /// <summary>Everybody hangs up; returns what is left, or null.</summary>
    public string? Finish()
    {
        foreach (SimulatedPhone phone in phones.Values)
        {
            foreach (long line in phone.Phone.Lines.Select(line => line.Id).ToArray())
            {
                phone.Do((each, now) => each.HangUp(line, now));
            }
        }
        Run(60);
        ExchangeCounts counts = server.Exchange.Counts;
        bool empty = counts is { Legs: 0, Calls: 0, Recordings: 0 } && store.OpenLegs == 0 && server.OpenTaps == 0;
        return Broken ?? store.Broken ?? (empty ? null : $"not drained: {counts}");
    }

    /// <summary>Seconds a phone's calls were up, and in which it heard a voice.</summary>
    public (double Up, double Heard) Traced(char name)
    {
        double up = 0;
        double heard = 0;
        foreach (Trace trace in traces.Where(each => each.Name == name))
        {
            up += (trace.Down - trace.Up).TotalSeconds;
            heard += trace.Line.ToneWindows * 0.5;
        }
        return (up, heard);
    }

    /// <summary>Seconds as the records have them.</summary>
    public (double Up, double Talked) RecordedOf(char name)
    {
        double up = 0;
        double talked = 0;
        foreach (LegRecord leg in store.Records)
        {
            if (leg.Party == PartyOf(name) && leg.AnswerMicros > 0)
            {
                up += (leg.EndMicros - leg.AnswerMicros) / 1e6;
                talked += leg.TalkMillis / 1e3;
            }
        }
        return (up, talked);
    }

    /// <summary>Seconds of all recordings.</summary>
    public double RecordedSeconds => recorded.Values.Sum(each => each.Frames) * 0.02;

    private static string PartyOf(char name) =>
        name switch
        {
            'X' => "trunk:x",
            'P' => "trunk:p",
            _ => $"extension:{NumberOf(name)}",
        };

    private void Record(Guid recording, short[] frame)
    {
        (long left, long right, long frames) = recorded.GetValueOrDefault(recording);
        recorded[recording] = (left + Math.Abs(frame[0]), right + Math.Abs(frame[1]), frames + 1);
    }

    private void Follow(char name, SimulatedPhone phone, PhoneEvent happened)
    {
        switch (happened)
        {
            case PhoneUp up:
                PhoneLine line = phone.Phone.Lines.First(each => each.Id == up.Line);
                traces.Add(new Trace(name, line) { Up = clock.Now.Mono, Down = clock.Now.Mono });
                break;
            case PhoneDown down when traces.Find(each => each.Name == name && each.Line.Id == down.Line) is { } trace:
                trace.Down = clock.Now.Mono;
                break;
        }
    }

    private PhoneConfig ConfigOf(char name)
    {
        int index = Names.IndexOf(name);
        NetAddress host = HostOf(name);
        bool outside = name is 'X' or 'P';
        return new PhoneConfig
        {
            User = Numbers[index],
            Password = outside ? "" : $"secret-{Numbers[index]}",
            Domain = outside ? "carrier.test" : Domain,
            Server = server.Address,
            Local = host,
            Rtp = host.WithPort(40_000),
            Lines = 4,
            ToneHz = Tones[index],
            // Its own too: nobody is to hear himself, but for an echo test.
            ListenHz = Tones,
            RingFor = TimeSpan.FromMilliseconds(500),
        };
    }

    private static NetAddress HostOf(char name) => NetAddress.FromV4(0x0A000100 + (uint)name, 5060);

    private static ExchangeConfig Configure(Func<char, AgentRow, AgentRow>? agent, QueueRow? queue)
    {
        List<UserRow> users = [];
        List<ExtensionRow> extensions = [];
        List<TierRow> tiers = [];
        foreach (char name in "ACD")
        {
            int id = users.Count + 1;
            string number = NumberOf(name);
            AgentRow row = new(WrapUpSeconds: 0, RejectDelaySeconds: 1, BusyDelaySeconds: 1, NoAnswerDelaySeconds: 1, MaxNoAnswer: 0);
            row = agent?.Invoke(name, row) ?? row;
            extensions.Add(new ExtensionRow(id, id, number, number, $"secret-{number}", Domain, "default", number, number, 0, 0));
            users.Add(
                new UserRow(id, number, number, "", "AGENT", "", "", "", "", "", "", "", false, UserRole.Agent, id, number, row, 0, 0)
            );
            tiers.Add(new TierRow(id, 1, id, 1, id, 0, 0));
        }
        QueueRow sales = queue ?? new QueueRow(1, Queue, "callcenter", "longest-idle-agent", "", "", "", true, [], 0, 0);
        List<TrunkRow> trunks = [TrunkRow.At(1, "p", HostOf('P')), TrunkRow.At(2, "x", HostOf('X')) with { Priority = 2 }];
        ConfigurationRows rows = new(users, extensions, [sales], tiers, [], trunks, [], new IdCounters(3, 3, 1, 3, 0, 0));
        return new ExchangeConfig
        {
            Listeners = [new SipListener(SipTransport.Udp, NetAddress.FromV4(0x0A000001, 5060))],
            Tenants = [new TenantConfig(1, "demo", Domain, rows, [])],
            Sip = new SipConfig { Listeners = [] },
        };
    }

    private sealed class Trace(char name, PhoneLine line)
    {
        public char Name => name;

        public PhoneLine Line => line;

        public Instant Up { get; init; }

        public Instant Down { get; set; }
    }
}
