namespace Tandem.TestKit.Simulation;

using System.Globalization;
using Tandem.Core;
using Tandem.Core.Contract.Rows;
using Tandem.Foundation;

/// <summary>A queue drawn at random: kind, strategy and parameters.</summary>
internal static class QueueDraw
{
    private static readonly string[] CallCentre =
    [
        "longest-idle-agent",
        "ring-all",
        "top-down",
        "agent-with-least-talk-time",
        "agent-with-fewest-calls",
        "sequentially-by-agent-order",
        "round-robin",
        "random",
        "ring-progressively",
        "round-robin-today",
        "agent-with-fewest-calls-today",
    ];

    private static readonly string[] Fifo = ["ringall", "enterprise"];

    public static QueueRow Draw(Prng prng, int id, string name, int agents)
    {
        bool fifo = prng.Chance(250);
        string strategy = fifo ? Fifo[prng.Below(Fifo.Length)] : CallCentre[prng.Below(CallCentre.Length)];
        List<QueueParameter> parameters = [];
        foreach ((string key, int from, int to) in fifo ? FifoRanges(agents) : CallCentreRanges())
        {
            if (prng.Chance(300))
            {
                Add(parameters, key, prng.Between(from, to).ToString(CultureInfo.InvariantCulture));
            }
        }
        foreach (string key in fifo ? [] : Flags)
        {
            if (prng.Chance(300))
            {
                Add(parameters, key, prng.Chance(500) ? "true" : "false");
            }
        }
        if (prng.Chance(300))
        {
            Add(parameters, "wait-timeout-action", "transfer:2001");
            Add(parameters, "overflow-capacity-action", "transfer:support");
        }
        return new QueueRow(id, name, fifo ? "fifo" : "callcenter", strategy, "", "", "", prng.Chance(500), parameters, 0, 0);
    }

    private static readonly string[] Flags =
    [
        "tier-rules-apply",
        "tier-rule-wait-multiply-level",
        "tier-rule-no-agent-no-wait",
        "abandoned-resume-allowed",
        "announce-position",
        "announce-agent-answer",
    ];

    private static (string Key, int From, int To)[] CallCentreRanges() =>
        [
            ("wait-timeout", 20, 120),
            ("wait-timeout-without-agent", 5, 60),
            ("wait-timeout-without-agent-time-reached", 0, 10),
            ("capacity", 2, 20),
            ("retain-agent", 1, 2),
            ("tier-rule-wait-second", 1, 20),
            ("agent-timeout", 3, 20),
            ("announce-frequency", 5, 30),
            ("ring-progressively-delay", 1, 5),
        ];

    private static (string Key, int From, int To)[] FifoRanges(int agents) =>
        [
            ("importance", 0, 9),
            ("outbound_per_cycle", 0, agents),
            ("outbound_per_cycle_min", 1, 4),
            ("outbound_priority", 1, 10),
            ("retry_delay", 0, 10),
            ("outbound_ring_timeout", 5, 30),
        ];

    private static void Add(List<QueueParameter> to, string key, string value) =>
        to.Add(new QueueParameter(to.Count + 1, key, value, false, 0, 0));
}
