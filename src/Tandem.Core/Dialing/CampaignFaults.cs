namespace Tandem.Core.Dialing;

using Tandem.Core.Contract.Rows;

/// <summary>What is wrong with a campaign's settings.</summary>
internal static class CampaignFaults
{
    private const int MostRingSeconds = 120;
    private const int MostAgentMillis = 30_000;
    private const int MostAttempts = 15;
    private const int MostPauseSeconds = 30 * 86_400;
    private const int MostPerSecond = 200;
    private const int MostLines = 10_000;
    private const int MostPerAgent = 2_000;
    private const int MostHours = 50;
    private const int MostDays = 1_000;

    /// <summary>The first thing; null when all is well.</summary>
    public static string? Of(CampaignRow row) =>
        row.Target is not (RouteTarget.Queue or RouteTarget.Flow or RouteTarget.None) ? "those who answer go to a queue or a flow"
        : row is { Shown.Length: > 0, ShownGroup: not 0 } ? "it shows one number, or one of a group"
        : row.KeepsAgents && (row.Mode == CampaignMode.Preview || row.Target == RouteTarget.Flow)
            ? "agents are kept for a queue: a preview's agent is there already, and a flow needs none"
        : row.Mode == CampaignMode.Predictive && row.Target == RouteTarget.Flow ? "a flow needs no agents: its mode is progressive"
        : Outside(row.RingSeconds, CampaignRow.LeastRingSeconds, MostRingSeconds, "seconds of ringing")
            ?? Outside(row.AgentWithinMillis, 0, MostAgentMillis, "milliseconds until an agent is there")
            ?? Outside(row.AbandonPerMille, 0, 1_000, "thousandths that may be abandoned")
            ?? Outside(row.Attempts, 1, MostAttempts, "attempts")
            ?? Outside(row.PerSecond, 1, MostPerSecond, "calls a second")
            ?? Outside(row.Lines, 0, MostLines, "calls at once")
            ?? Outside(row.PerAgentPercent, 100, MostPerAgent, "hundredths of a call for each agent")
            ?? Outside(row.Hours.Rows.Count, 0, MostHours, "rows of hours")
            ?? Outside(row.Hours.Holidays.Count + row.Hours.Workdays.Count, 0, MostDays, "days")
            ?? Machine(row)
            ?? Retries(row.Retries)
            ?? CallingTimes.Fault(row.Hours);

    private static string? Machine(CampaignRow row) =>
        row.MachineAction switch
        {
            MachineAction.Message when row.MachineSound.Length == 0 == (row.MachineText.Length == 0) =>
                "machines are left a message: say which sound, or which text",
            MachineAction.Flow when row.MachineFlow.Length == 0 => "machines walk a flow: say which",
            _ => null,
        };

    private static string? Retries(IReadOnlyList<RetryRule> rules)
    {
        foreach (RetryRule rule in rules)
        {
            string word = rule.Outcome.Word();
            string? fault =
                !RetryRule.IsFor(rule.Outcome) ? $"nobody is dialled again after {word}"
                : rules.Count(each => each.Outcome == rule.Outcome) > 1 ? $"two rules for {word}"
                : Outside(rule.PauseSeconds, 0, MostPauseSeconds, $"seconds of pause after {word}")
                    ?? Outside(rule.Attempts, 1, MostAttempts, $"attempts that end {word}")
                    ?? Outside(rule.Rank, 0, CampaignNumber.LastRank, $"for the rank after {word}");
            if (fault is not null)
            {
                return fault;
            }
        }
        return null;
    }

    private static string? Outside(int value, int least, int most, string what) =>
        value >= least && value <= most ? null : $"{value} {what}: from {least} to {most}";
}
