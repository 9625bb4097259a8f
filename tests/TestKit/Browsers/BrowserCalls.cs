namespace Tandem.TestKit.Browsers;

using System.Security.Cryptography;
using System.Text;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Codecs;
using Tandem.Media.Legs;
using Tandem.Media.Recording;
using Tandem.Media.Rtp;
using Tandem.TestKit.Simulation;

/// <summary>
/// Browsers and desk phones talk through a media plane on virtual time, over a network that loses, delays and doubles. Browsers lose candidates, move, sit
/// behind NATs that forget them, restart, are loaded anew, and fall asleep; each of it drawn from the seed.
/// </summary>
public sealed class BrowserCalls : IMediaOutput
{
    private const int Calls = 4;
    private const int PhonePairs = 100;
    private const int Minutes = 2;
    private static readonly NetAddress Shared = NetAddress.FromV4(0x0A000001, 20_000);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly CertificateFingerprint Ours = new("sha-256", "0A:0B");
    private readonly EventClock clock = new();
    private readonly Prng prng;
    private readonly SimulatedNetwork network;
    private readonly MediaPlane plane;
    private readonly List<BrowserCall> calls = [];
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private Instant planned = Instant.Never;
    private DeadlineHandle wake;

    public BrowserCalls(ulong seed)
    {
        prng = new Prng(seed);
        FaultPlan faults = new()
        {
            LossPerMille = prng.Below(60),
            DuplicatePerMille = prng.Below(20),
            DelayMinMs = 1,
            DelayMaxMs = 5 + prng.Below(80),
        };
        network = new SimulatedNetwork(clock, prng.Fork(), faults);
        plane = new MediaPlane(new MediaLimits(), this, seed, new StandInDtls(Ours));
        network.Listen(Shared, (from, bytes) => Give(() => plane.OnShared(from, bytes, clock.Now)));
        for (int i = 0; i < Calls; i++)
        {
            calls.Add(new BrowserCall(i, clock, network, Shared, Ours, prng.Fork()) { Opens = Opened });
        }
    }

    /// <summary>What went wrong; empty for nothing.</summary>
    public string Wrong { get; private set; } = "";

    /// <summary>How often something was done to a browser.</summary>
    public int Troubles { get; private set; }

    public long Heard => calls.Sum(call => call.HeardByBrowser + call.HeardByPhone);

    /// <summary>Of all datagrams the plane sent.</summary>
    public string Hash => Convert.ToHexString(hash.GetCurrentHash());

    public void Run()
    {
        foreach (BrowserCall call in calls)
        {
            call.Begin();
            int number = call.Number;
            network.Listen(call.Server, (from, bytes) => Give(() => plane.OnRtp(PhonePairs + number, from, bytes, clock.Now)));
            Give(() => plane.Handle(new Open(new LegPort(PhonePairs + number, 1), 1, call.PhonePlan), clock.Now));
            Give(() => plane.Handle(new Connect(new LegPort(number, 1), 2, new LegPort(PhonePairs + number, 1)), clock.Now));
            clock.AfterMs(5_000 + prng.Below(2_000), () => Trouble(call));
        }
        Instant end = clock.Now.Mono + TimeSpan.FromMinutes(Minutes);
        while (Wrong.Length == 0 && clock.Next < end && clock.RunNext())
        {
            foreach (BrowserCall call in calls)
            {
                Wrong = Wrong.Length == 0 ? call.Wrong : Wrong;
            }
        }
        foreach (BrowserCall call in calls)
        {
            call.End();
            plane.Handle(new Close(new LegPort(call.Number, 1), 9), clock.Now);
            plane.Handle(new Close(new LegPort(PhonePairs + call.Number, 1), 9), clock.Now);
        }
        Wrong = Wrong.Length == 0 && plane.Count > 0 ? "legs are left over" : Wrong;
    }

    void IMediaOutput.SendRtp(int pair, in NetAddress to, ReadOnlySpan<byte> packet)
    {
        hash.AppendData(packet);
        if (to.IsNone)
        {
            return;
        }
        bool isShared = pair < PhonePairs;
        NetAddress target = to;
        if (isShared && !calls.Any(call => call.WasAt(target)))
        {
            Wrong = $"something was sent to {to}, where nobody has proved to be";
        }
        network.Send(isShared ? Shared : calls[pair - PhonePairs].Server, to, packet.ToArray());
    }

    void IMediaOutput.SendRtcp(int pair, in NetAddress to, ReadOnlySpan<byte> packet) => hash.AppendData(packet);

    void IMediaOutput.Emit(MediaEvent happened)
    {
        if (happened is NotSecured refused)
        {
            Wrong = $"leg {refused.Leg.Pair}: {refused.Reason}";
        }
    }

    bool IMediaOutput.OpenTap(RecordingTap tap) => false;

    private void Opened(BrowserCall call) =>
        Give(() => plane.Handle(new Open(new LegPort(call.Number, 1), 1, call.BrowserPlan), clock.Now));

    // Something happens to a browser; within three seconds both sides hear each other again.
    private void Trouble(BrowserCall call)
    {
        Troubles++;
        string what = call.Draw();
        Instant after = clock.Now.Mono + call.Away;
        clock.After(
            call.Away + Patience,
            () =>
            {
                if (call.HeardByBrowserAt <= after || call.HeardByPhoneAt <= after)
                {
                    Wrong = $"call {call.Number} is silent 3 s after: {what}";
                }
                clock.AfterMs(1_000 + prng.Below(4_000), () => Trouble(call));
            }
        );
    }

    private void Give(Action what)
    {
        what();
        Instant next = plane.NextWake.At;
        if (next == planned)
        {
            return;
        }
        clock.Cancel(ref wake);
        planned = next;
        if (next != Instant.Never)
        {
            wake = clock.After(
                next > clock.Now.Mono ? next - clock.Now.Mono : TimeSpan.Zero,
                () =>
                {
                    wake = default;
                    planned = Instant.Never;
                    Give(() => plane.OnDeadline(clock.Now));
                }
            );
        }
    }
}
