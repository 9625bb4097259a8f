namespace Tandem.TestKit.Simulation;

using Tandem.Foundation;
using Tandem.Phones;
using Tandem.Sip.Flows;

/// <summary>A scripted phone on the virtual clock and network.</summary>
public sealed class SimulatedPhone
{
    private readonly EventClock clock;
    private readonly SimulatedNetwork network;
    private DeadlineHandle wake;
    private Instant wakeAt = Instant.Never;
    private bool inTurn;

    public SimulatedPhone(EventClock clock, SimulatedNetwork network, PhoneConfig config, IdSource ids)
    {
        this.clock = clock;
        this.network = network;
        Phone = new Phone(config, ids);
        network.Listen(config.Local, OnSip);
        for (int i = 0; i < 64; i++)
        {
            NetAddress rtp = config.Rtp.WithPort(config.Rtp.Port + 2 * i);
            network.Listen(rtp, (_, bytes) => Phone.OnRtp(rtp, bytes));
        }
    }

    public Phone Phone { get; }

    public PhoneConfig Config => Phone.Config;

    public Action<PhoneEvent>? Happened { get; set; }

    public bool IsDead => network.IsDead(Config.Local);

    public void Do(Action<Phone, Now> what)
    {
        what(Phone, clock.Now);
        Drain();
    }

    private void OnSip(NetAddress from, byte[] bytes) => Do((phone, now) => phone.OnDatagram(from, bytes, now));

    private void Drain()
    {
        if (inTurn)
        {
            return;
        }
        inTurn = true;
        PhoneOutbox outbox = Phone.Outbox;
        foreach (SipOutput output in outbox.Sip.Outputs)
        {
            if (output.Kind == SipOutputKind.Send)
            {
                network.Send(Config.Local, output.Flow.Remote, output.Bytes.ToArray());
            }
        }
        outbox.Sip.Outputs.Clear();
        foreach (PhonePacket packet in outbox.Rtp)
        {
            network.Send(packet.From, packet.To, packet.Bytes);
        }
        outbox.Rtp.Clear();
        PhoneEvent[] events = [.. outbox.Events];
        outbox.Events.Clear();
        inTurn = false;
        foreach (PhoneEvent happened in events)
        {
            Happened?.Invoke(happened);
        }
        PlanWake();
    }

    private void PlanWake()
    {
        Instant next = IsDead ? Instant.Never : Phone.NextWake.At;
        if (next == wakeAt)
        {
            return;
        }
        clock.Cancel(ref wake);
        wakeAt = next;
        if (next != Instant.Never)
        {
            TimeSpan delay = next > clock.Now.Mono ? next - clock.Now.Mono : TimeSpan.Zero;
            wake = clock.After(delay, OnWake);
        }
    }

    private void OnWake()
    {
        wake = default;
        wakeAt = new Instant(-1);
        if (!IsDead)
        {
            Do((phone, now) => phone.OnDeadline(now));
        }
    }
}
