namespace Tandem.TestKit.Browsers;

using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Codecs;
using Tandem.Media.Rtp;
using Tandem.TestKit.Simulation;

/// <summary>One browser and the phone it talks to. All that either says is its call's number, so that another call's voice is noticed.</summary>
public sealed class BrowserCall
{
    private const int FrameMs = 20;
    private const int EagerMs = 100;
    private const int CalmMs = 2_500;
    private readonly EventClock clock;
    private readonly SimulatedNetwork network;
    private readonly NetAddress shared;
    private readonly CertificateFingerprint servers;
    private readonly Prng prng;
    private readonly NetAddress phone;
    private readonly List<NetAddress> addresses = [];
    private readonly byte[] words = new byte[160];
    private BrowserPeer peer = null!;
    private CertificateFingerprint certificate = null!;
    private IceCredentials ours = null!;
    private NetAddress lost;
    private Instant eagerUntil;
    private Instant checkedAt;
    private Instant awakeAt;
    private int made;
    private ushort sequence;
    private bool isOver;

    public BrowserCall(int number, EventClock clock, SimulatedNetwork network, NetAddress shared, CertificateFingerprint servers, Prng prng)
    {
        Number = number;
        this.clock = clock;
        this.network = network;
        this.shared = shared;
        this.servers = servers;
        this.prng = prng;
        Array.Fill(words, (byte)(number + 1));
        phone = NetAddress.FromV4(0x0A010000 + (uint)number, 4_000);
        network.Listen(phone, (_, bytes) => OnPhone(bytes));
    }

    public int Number { get; }

    /// <summary>Where the phone's leg is.</summary>
    public NetAddress Server => shared.WithPort(21_000 + 2 * Number);

    /// <summary>Told when a description changes what the leg has to know.</summary>
    public Action<BrowserCall> Opens { get; init; } = _ => { };

    public string Wrong { get; private set; } = "";

    public long HeardByBrowser { get; private set; }

    public long HeardByPhone { get; private set; }

    public Instant HeardByBrowserAt { get; private set; }

    public Instant HeardByPhoneAt { get; private set; }

    /// <summary>How long it says nothing after what was drawn last.</summary>
    public TimeSpan Away { get; private set; }

    public LegPlan PhonePlan => new(phone, phone.WithPort(4_001), CodecTable.Pcmu, 0, 0, -1, -1, MediaDirection.SendRecv, true);

    public LegPlan BrowserPlan =>
        PhonePlan with
        {
            Remote = shared.WithPort(9),
            RemoteRtcp = shared.WithPort(9),
            Protection = new DtlsProtection(ours, peer.Own, DtlsRole.Server, certificate),
        };

    /// <summary>It has checked from that host.</summary>
    public bool WasAt(NetAddress address) => addresses.Any(each => each.SameHost(address));

    public void Begin()
    {
        Load();
        Frame();
    }

    public void End()
    {
        isOver = true;
        peer.Dispose();
    }

    /// <summary>Something happens to it; in words.</summary>
    public string Draw()
    {
        Away = TimeSpan.Zero;
        eagerUntil = clock.Now.Mono + TimeSpan.FromSeconds(10);
        switch (prng.Below(5))
        {
            case 0:
                Move();
                return "another network";
            case 1:
                network.Rebind(peer.Address);
                return "a NAT that forgot it";
            case 2:
                ours = new IceCredentials($"ours{Number}x{++made}", $"password-of-ours-for-{made:00000}");
                Opens(this);
                peer.Servers = ours;
                Move();
                return "a restart on another network";
            case 3:
                peer.Dispose();
                Load();
                return "the page loaded anew";
            default:
                Away = TimeSpan.FromMilliseconds(500 + prng.Below(6_000));
                awakeAt = clock.Now.Mono + Away;
                return "asleep";
        }
    }

    // A page: another certificate, other credentials, another source. The first of its candidates leads nowhere.
    private void Load()
    {
        certificate = new CertificateFingerprint("sha-256", $"{Number:X2}:{++made:X2}");
        ours = new IceCredentials($"ours{Number}x{made}", $"password-of-ours-for-{made:00000}");
        peer = new BrowserPeer(new StandInDtls(certificate), DtlsRole.Client, servers)
        {
            Server = shared,
            Own = new IceCredentials($"mine{Number}x{made}", $"password-of-mine-for-{made:00000}"),
            Servers = ours,
            Ssrc = (uint)(0xB000 + made),
        };
        peer.Send = (from, to, bytes) =>
        {
            if (from != lost)
            {
                network.Send(from, to, bytes);
            }
        };
        eagerUntil = clock.Now.Mono + TimeSpan.FromSeconds(10);
        Move();
        lost = NetAddress.FromV4(0x0AFF0000 + (uint)made, 60_000);
        Opens(this);
    }

    private void Move()
    {
        BrowserPeer there = peer;
        NetAddress next = NetAddress.FromV4(0x0A020000 + (uint)((Number << 8) + addresses.Count), (ushort)(50_000 + addresses.Count));
        addresses.Add(next);
        there.Address = next;
        network.Listen(
            next,
            (_, bytes) =>
            {
                // An old address leads nowhere, and neither does a page that is gone.
                if (peer == there && there.Address == next && clock.Now.Mono >= awakeAt && !isOver)
                {
                    Take(bytes);
                }
            }
        );
    }

    private void Take(byte[] bytes)
    {
        peer.Receive(bytes, clock.Now);
        foreach (byte[] packet in peer.Heard)
        {
            HeardByBrowser++;
            HeardByBrowserAt = clock.Now.Mono;
            Judge(packet, "browser");
        }
        peer.Heard.Clear();
        peer.Reports.Clear();
    }

    private void OnPhone(byte[] bytes)
    {
        if (!RtpHeader.IsRtcp(bytes))
        {
            HeardByPhone++;
            HeardByPhoneAt = clock.Now.Mono;
            Judge(bytes, "phone");
        }
    }

    private void Judge(byte[] packet, string who)
    {
        if (packet[RtpHeader.Bytes..].Any(each => each != Number + 1))
        {
            Wrong = $"the {who} of call {Number} hears another call, or nonsense";
        }
    }

    // Everything it does in 20 ms.
    private void Frame()
    {
        if (isOver)
        {
            return;
        }
        clock.AfterMs(FrameMs, Frame);
        byte[] packet = new byte[RtpHeader.Bytes + words.Length];
        RtpHeader.Write(packet, 0, false, sequence, sequence * 160U, 9);
        sequence++;
        words.CopyTo(packet, RtpHeader.Bytes);
        network.Send(phone, Server, packet);
        if (clock.Now.Mono < awakeAt)
        {
            return;
        }
        int pause = clock.Now.Mono < eagerUntil ? EagerMs : CalmMs;
        if (clock.Now.Mono - checkedAt >= TimeSpan.FromMilliseconds(pause))
        {
            checkedAt = clock.Now.Mono;
            CheckFrom(lost);
            CheckFrom(peer.Address);
        }
        peer.Advance(clock.Now);
        if (peer.IsSecured)
        {
            peer.Speak(words);
        }
        else if (peer.Answered > 0)
        {
            peer.Shake(clock.Now);
        }
    }

    private void CheckFrom(NetAddress candidate)
    {
        NetAddress here = peer.Address;
        peer.Address = candidate;
        peer.Check(true);
        peer.Address = here;
    }
}
