namespace Tandem.Server.Tests.Rig;

using System.Threading.Channels;
using Tandem.Foundation;
using Tandem.Net.Phones;
using Tandem.Phones;

/// <summary>A phone on real sockets, registered at a live server; what happens to it can be waited for.</summary>
public sealed class LivePhone : IDisposable
{
    private static readonly NetAddress Loopback = NetAddress.FromV4(0x7F000001, 0);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private const int Lines = 8;

    private readonly PhoneRig rig = new(Lines);
    private readonly Phone phone;
    private readonly Channel<PhoneEvent> events = Channel.CreateUnbounded<PhoneEvent>();
    private int rings;

    private LivePhone(PhoneConfig config)
    {
        phone = rig.Add(Loopback, config, OnEvent);
    }

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
        LivePhone phone = new(
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
        phone.rig.Do(phone.phone, (each, now) => each.Register(now));
        PhoneRegistered registered = await phone.WaitAsync<PhoneRegistered>();
        Assert.Equal(200, registered.Code);
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
    public async Task HearsAsync(int packets)
    {
        using CancellationTokenSource patience = new(Patience);
        while (!phone.Lines.Any(line => line.PacketsIn >= packets))
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public void Dispose() => rig.Dispose();

    private void OnEvent(Phone from, PhoneEvent happened)
    {
        if (happened is PhoneRinging)
        {
            Interlocked.Increment(ref rings);
        }
        events.Writer.TryWrite(happened);
    }
}
