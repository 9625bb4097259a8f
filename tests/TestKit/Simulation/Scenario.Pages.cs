namespace Tandem.TestKit.Simulation;

using Tandem.Foundation;

/// <summary>Agents who have a page that speaks Verto, beside their phone or instead of it, and what becomes of such pages.</summary>
public sealed partial class Scenario
{
    private const int PagesMost = 4;
    private readonly Dictionary<long, SimulatedPage> connections = [];
    private readonly List<SimulatedPage> pages = [];
    private readonly HashSet<string> withoutPhone = [];
    private long lastConnection;

    /// <summary>Calls that pages answered, made, and took up again; and packets they heard.</summary>
    public (int Answered, int Called, int TakenUp, long Heard) Verto =>
        (pages.Sum(page => page.Answered), pages.Sum(page => page.Called), pages.Sum(page => page.TakenUp), pages.Sum(page => page.Heard));

    private void PlanPages()
    {
        Prng drawn = prng.Fork();
        server.Paged = order => connections[order.Page].Take(order);
        string[] numbers = [.. QueueNames, "nowhere", .. Enumerable.Range(1, Agents).Select(i => $"{2000 + i}")];
        for (int i = drawn.Between(1, PagesMost); i > 0; i--)
        {
            string extension = $"{2000 + i}";
            if (drawn.Chance(500))
            {
                withoutPhone.Add(extension);
            }
            SimulatedPage page = null!;
            page = new SimulatedPage(clock, network, server, drawn.Fork(), extension, NetAddress.FromV4(0x0A003000 + (uint)i, 50_000))
            {
                Numbers = numbers,
                Next = () =>
                {
                    connections[++lastConnection] = page;
                    return lastConnection;
                },
            };
            pages.Add(page);
            clock.AfterMs(drawn.Between(0, 2_000), page.Enter);
            for (int calls = drawn.Between(1, 6); calls > 0; calls--)
            {
                int talkMs = drawn.Between(500, 40_000);
                clock.AfterMs(drawn.Between(9_000, 560_000), () => page.Dial(talkMs));
            }
            for (int troubles = drawn.Between(2, 10); troubles > 0; troubles--)
            {
                PlanTrouble(page, drawn);
            }
        }
    }

    // Loaded anew before or after the server knows, moved, or dead for long.
    private void PlanTrouble(SimulatedPage page, Prng drawn)
    {
        int at = drawn.Between(9_000, 560_000);
        if (drawn.Chance(400))
        {
            clock.AfterMs(at, page.Move);
            return;
        }
        bool saysSo = drawn.Chance(500);
        int awayMs = drawn.Chance(700) ? drawn.Between(200, 8_000) : drawn.Between(10_000, 60_000);
        clock.AfterMs(at, () => page.Leave(saysSo));
        clock.AfterMs(at + awayMs, page.Enter);
    }
}
