namespace Tandem.Server.Tests.Rig;

using System.Threading.Channels;
using Tandem.Foundation;
using Tandem.Net.Phones;
using Tandem.Phones;

/// <summary>A phone on real sockets, registered at a live server; what happens to it can be waited for.</summary>
public sealed class LivePhone : IDisposable
{
    private static readonly NetAddress Loopback = NetAddress.FromV4(0x7F000001, 0);
    private static readonly NetAddress Elsewhere = NetAddress.FromV4(0x7F000002, 0);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const int Lines = 8;

    private readonly PhoneRig rig = new(Lines);
    private readonly Phone phone;
    private readonly Channel<PhoneEvent> events = Channel.CreateUnbounded<PhoneEvent>();
    private int rings;

    private LivePhone(NetAddress host, PhoneConfig config)
    {
        phone = rig.Add(host, config, OnEvent);
    }

    /// <summary>Where it is.</summary>
    public NetAddress Address => phone.Config.Local;

    /// <summary>What it is registered as.</summary>
    public string Number => phone.Config.User;

    /// <summary>Calls that have rung here.</summary>
    public int Rings => Volatile.Read(ref rings);

    public static async Task<LivePhone> RegisterAsync(
        LiveServer server,
        string user,
        string password,
        PhoneTemper temper = PhoneTemper.Answers,
        string? domain = null
    )
    {
        LivePhone phone = Make(server, user, password, temper, domain);
        Assert.Equal(200, await phone.RegisterAsync());
        return phone;
    }

    /// <summary>What a phone that tries to register is answered in the end.</summary>
    public static async Task<int> TryAsync(LiveServer server, string user, string password)
    {
        using LivePhone phone = Make(server, user, password, PhoneTemper.Answers, null);
        return await phone.RegisterAsync();
    }

    /// <summary>Somebody outside, who comes to the server from an address of his own and is let in if a trunk is there.</summary>
    public static LivePhone Outside(LiveServer server, string number)
    {
        LivePhone phone = new(
            Elsewhere,
            new PhoneConfig
            {
                User = number,
                Domain = server.Domain,
                NamesDomain = true,
                Server = server.Sip,
                Local = Elsewhere,
                Rtp = Elsewhere,
                RingFor = TimeSpan.FromMilliseconds(50),
                Lines = Lines,
                ToneHz = 620,
            }
        );
        phone.rig.Start();
        return phone;
    }

    /// <summary>What it does with calls from now on.</summary>
    public void Becomes(PhoneTemper temper) => rig.Do(phone, (each, _) => each.Temper = temper);

    /// <summary>Puts its call on hold.</summary>
    public void Hold() => rig.Do(phone, (each, now) => each.Hold(each.Lines[^1].Id, true, now));

    /// <summary>Presses a key in its call.</summary>
    public void Press(char digit) => rig.Do(phone, (each, now) => each.PressByInfo(each.Lines[^1].Id, digit, now));

    /// <summary>A carrier of the default tenant's: whatever is dialled outside rings here, and what it calls comes from outside.</summary>
    public static async Task<LivePhone> CarrierAsync(LiveServer server, string user, PhoneTemper temper = PhoneTemper.Answers)
    {
        LivePhone phone = Outside(server, user);
        phone.Becomes(temper);
        string body = $$"""{ "name": "carrier{{phone.Address.Port}}", "peers": ["{{phone.Address}}"] }""";
        (await server.PostAsync("/v1/trunks", body)).Is(201);
        return phone;
    }

    public void Call(string number) => rig.Do(phone, (each, now) => each.Call(number, now));

    public void HangUp() =>
        rig.Do(
            phone,
            (each, now) =>
            {
                foreach (PhoneLine line in each.Lines.ToArray())
                {
                    each.HangUp(line.Id, now);
                }
            }
        );

    /// <summary>What has happened so far is waited for no more.</summary>
    public void Forget()
    {
        while (events.Reader.TryRead(out _)) { }
    }

    /// <summary>Packets of sound that its calls have got by now.</summary>
    public async Task<long> HeardAsync() => (await LinesAsync()).Sum();

    /// <summary>The next event of that kind; others before it are passed over.</summary>
    public async Task<T> WaitAsync<T>()
        where T : PhoneEvent
    {
        using CancellationTokenSource patience = new(Patience);
        while (true)
        {
            if (await events.Reader.ReadAsync(patience.Token) is T wanted)
            {
                return wanted;
            }
        }
    }

    /// <summary>A line of it has got so many packets of sound.</summary>
    public Task HearsAsync(int packets) => Asking.UntilAsync(async () => (await LinesAsync()).Any(got => got >= packets));

    // Lines come and go on the phone's own thread.
    private Task<long[]> LinesAsync()
    {
        TaskCompletionSource<long[]> asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        rig.Do(phone, (each, _) => asked.SetResult([.. each.Lines.Select(line => line.PacketsIn)]));
        return asked.Task;
    }

    public void Dispose() => rig.Dispose();

    private static LivePhone Make(LiveServer server, string user, string password, PhoneTemper temper, string? domain)
    {
        LivePhone phone = new(
            Loopback,
            new PhoneConfig
            {
                User = user,
                Password = password,
                Domain = domain ?? server.Domain,
                NamesDomain = true,
                Server = server.Sip,
                Local = Loopback,
                Rtp = Loopback,
                Temper = temper,
                RingFor = TimeSpan.FromMilliseconds(50),
                Lines = Lines,
                ToneHz = 440,
            }
        );
        phone.rig.Start();
        return phone;
    }

    private async Task<int> RegisterAsync()
    {
        rig.Do(phone, (each, now) => each.Register(now));
        return (await WaitAsync<PhoneRegistered>()).Code;
    }

    private void OnEvent(Phone from, PhoneEvent happened)
    {
        if (happened is PhoneRinging)
        {
            Interlocked.Increment(ref rings);
        }
        events.Writer.TryWrite(happened);
    }
}
