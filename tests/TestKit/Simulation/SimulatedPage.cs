namespace Tandem.TestKit.Simulation;

using Tandem.Engine.Inputs;
using Tandem.Engine.Outputs;
using Tandem.Foundation;
using Tandem.Media;

/// <summary>
/// A page that speaks Verto, with somebody before it: it answers, refuses, calls, holds, hands on and hangs up as drawn; it is loaded anew, loses its
/// connection, moves, and dies without a word.
/// </summary>
public sealed class SimulatedPage(
    EventClock clock,
    SimulatedNetwork network,
    SimulatedServer server,
    Prng prng,
    string extension,
    NetAddress host
)
{
    private const int HangUp = 16;
    private const int Busy = 17;
    private const int Rejected = 21;

    // Until pings that are not answered have told the server.
    private const int NoticedMs = 9_000;
    private readonly Dictionary<string, PageMedia> calls = [];
    private readonly int wayMs = prng.Between(1, 60);
    private long number;
    private int made;
    private ushort port = 50_000;

    /// <summary>Numbers connections: none is used twice.</summary>
    public required Func<long> Next { get; init; }

    /// <summary>Numbers it calls and hands calls on to.</summary>
    public required string[] Numbers { get; init; }

    /// <summary>Of its calls that were up.</summary>
    public long Heard { get; private set; }

    public int Answered { get; private set; }

    public int Called { get; private set; }

    public int TakenUp { get; private set; }

    public void Enter()
    {
        if (number != 0)
        {
            return;
        }
        long own = number = Next();
        PageSaid said = new(own, PageWord.Enter)
        {
            Tenant = 1,
            Extension = extension,
            Remote = host,
            Session = $"session-{extension}",
            Request = 1,
        };
        clock.AfterMs(wayMs, () => server.Tell(said));
    }

    /// <summary>Its connection is closed; or, without a word, it is no more.</summary>
    public void Leave(bool saysSo)
    {
        if (number == 0)
        {
            return;
        }
        PageSaid said = new(number, PageWord.Leave);
        clock.AfterMs(saysSo ? wayMs : NoticedMs, () => server.Tell(said));
        number = 0;
        foreach (PageMedia media in calls.Values)
        {
            End(media);
        }
        calls.Clear();
    }

    public void HangUpAll()
    {
        foreach (string call in calls.Keys.Order(StringComparer.Ordinal).ToArray())
        {
            Bye(call, HangUp);
        }
    }

    public void Dial(int talkMs)
    {
        if (number == 0)
        {
            return;
        }
        string call = $"{extension}-{++made}";
        PageMedia media = Media(DtlsRole.Server);
        calls.Add(call, media);
        Say(PageWord.Invite, call, Numbers[prng.Below(Numbers.Length)], media.Describe());
        clock.AfterMs(talkMs, () => Bye(call, HangUp));
    }

    /// <summary>All its media come from elsewhere.</summary>
    public void Move()
    {
        foreach (string call in calls.Keys.Order(StringComparer.Ordinal))
        {
            calls[call].MoveTo(Place());
        }
    }

    public void Take(PageOrder order) => clock.AfterMs(wayMs, () => Told(order));

    private void Told(PageOrder order)
    {
        if (order.Page != number)
        {
            return;
        }
        switch (order.Verb)
        {
            case PageVerb.Invite:
                Rung(order);
                break;
            case PageVerb.Attach:
                TakenUp++;
                Answer(order.Call, order.Sdp);
                break;
            case PageVerb.Media or PageVerb.Answer when calls.TryGetValue(order.Call, out PageMedia? media):
                Called += order.Verb == PageVerb.Answer ? 1 : 0;
                if (order.Sdp.Length > 0)
                {
                    media.Begin(order.Sdp);
                }
                break;
            case PageVerb.Bye when calls.Remove(order.Call, out PageMedia? over):
                End(over);
                break;
        }
    }

    private void Rung(PageOrder order)
    {
        int drawn = prng.Below(10);
        int afterMs = prng.Between(0, 6_000);
        if (drawn == 0)
        {
            return;
        }
        long own = number;
        clock.AfterMs(
            afterMs,
            () =>
            {
                if (own != number)
                {
                    return;
                }
                if (drawn < 3)
                {
                    Say(PageWord.Bye, order.Call, cause: drawn == 1 ? Busy : Rejected);
                    return;
                }
                Answered++;
                Answer(order.Call, order.Sdp);
                Use(order.Call);
            }
        );
    }

    private void Answer(string call, byte[] offer)
    {
        PageMedia media = Media(DtlsRole.Client);
        calls[call] = media;
        Say(PageWord.Answer, call, sdp: media.Describe());
        media.Begin(offer);
    }

    // What somebody does with a call.
    private void Use(string call)
    {
        int talkMs = prng.Between(1_000, 40_000);
        clock.AfterMs(talkMs, () => Bye(call, HangUp));
        if (prng.Chance(300))
        {
            clock.AfterMs(talkMs / 3, () => Say(PageWord.Hold, call));
            clock.AfterMs(talkMs / 2, () => Say(PageWord.ToggleHold, call));
        }
        if (prng.Chance(200))
        {
            clock.AfterMs(talkMs / 4, () => Say(PageWord.Digits, call, "12#"));
        }
        if (prng.Chance(100))
        {
            clock.AfterMs(talkMs * 2 / 3, () => Say(PageWord.Transfer, call, Numbers[prng.Below(Numbers.Length)]));
        }
    }

    private void Bye(string call, int cause)
    {
        if (calls.Remove(call, out PageMedia? media))
        {
            Say(PageWord.Bye, call, cause: cause);
            End(media);
        }
    }

    private void Say(PageWord word, string call, string to = "", byte[]? sdp = null, int cause = 0)
    {
        if (number == 0)
        {
            return;
        }
        PageSaid said = new(number, word, call)
        {
            Request = ++made,
            Number = to,
            Sdp = sdp ?? [],
            Cause = cause,
        };
        clock.AfterMs(wayMs, () => server.Tell(said));
    }

    private PageMedia Media(DtlsRole role) => new(clock, network, server.Shared, Place(), $"{extension}n{++made}", role);

    // Two ports each: the one before it is where a candidate leads nowhere.
    private NetAddress Place() => host.WithPort(port += 2);

    private void End(PageMedia media)
    {
        Heard += media.Heard;
        media.Dispose();
    }
}
