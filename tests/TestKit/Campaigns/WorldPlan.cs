namespace Tandem.TestKit.Campaigns;

using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;

/// <summary>What a <see cref="CampaignWorld"/> is like.</summary>
public sealed record WorldPlan(ulong Seed, int Agents, int Numbers, CampaignRow Campaign)
{
    /// <summary>Thursday, 2026-11-26 08:50 in Shanghai.</summary>
    public const long Morning = 1_795_654_200_000_000;

    public long StartMicros { get; init; } = Morning;

    public double AnswerShare { get; init; } = 0.3;

    /// <summary>In the second half of each hour so many times as many answer.</summary>
    public double Swing { get; init; } = 1;

    /// <summary>Of those that answer so many are machines, which talk on where nobody listens.</summary>
    public double MachineShare { get; init; }

    public double TalkSeconds { get; init; } = 120;

    public int WrapUpSeconds { get; init; } = 20;

    /// <summary>
    /// Callers from outside, who come to the campaign's queue and to another one of the same agents: so much of the agents' time as would be theirs if all were served at once.
    /// </summary>
    public double CallerLoad { get; init; }

    /// <summary>The agents serve another queue too.</summary>
    public bool HasService => CallerLoad > 0;

    public int CommitFailurePerMille { get; init; }

    public IReadOnlyList<string> Zones { get; init; } = ["Asia/Shanghai"];

    /// <summary>Shares of calls that end at once, and how.</summary>
    public IReadOnlyList<(double Share, LegEndCause Cause, int Code)> Refusals { get; init; } =
    [(0.06, LegEndCause.Busy, 486), (0.03, LegEndCause.Rejected, 603), (0.02, LegEndCause.Congestion, 503)];

    /// <summary>What is heard of who answered, by a number drawn from 0 to 1.</summary>
    public LegJudged Judge(Guid leg, double drawn) =>
        drawn < MachineShare ? new LegJudged(leg, Answerer.Machine, 2_620, 0)
        : drawn < MachineShare + 0.1 ? new LegJudged(leg, Answerer.Unsure, 0, 2_500)
        : drawn < MachineShare + 0.25 ? new LegJudged(leg, Answerer.Person, 2_400, 1_100)
        : new LegJudged(leg, Answerer.Person, 900, 800);

    public double AnswerShareAt(long wallMicros) => wallMicros / 1_800_000_000 % 2 == 0 ? AnswerShare : Math.Min(0.9, AnswerShare * Swing);
}
