namespace Tandem.Core.Configuration;

using Tandem.Core.Contract.Rows;

/// <summary>What an agent's parameters may be.</summary>
internal static class AgentBounds
{
    public const int LongestSeconds = 86_400;
    public const int MostCalls = 1_000;
    public const int MostNoAnswers = 1_000_000;
    public const int LastPlace = 1_000_000;

    /// <summary>What is wrong with them; null when nothing is.</summary>
    public static string? Wrong(AgentRow agent) =>
        Outside("ring time", agent.TimeoutSeconds, 0, LongestSeconds)
        ?? Outside("lag", agent.LagSeconds, -1, LongestSeconds)
        ?? Outside("wrap-up time", agent.WrapUpSeconds, 0, LongestSeconds)
        ?? Outside("wrap-up time after a call of its own", agent.OutWrapUpSeconds, 0, LongestSeconds)
        ?? Outside("delay after a refusal", agent.RejectDelaySeconds, 0, LongestSeconds)
        ?? Outside("delay after busy", agent.BusyDelaySeconds, 0, LongestSeconds)
        ?? Outside("delay after no answer", agent.NoAnswerDelaySeconds, 0, LongestSeconds)
        ?? Outside("calls at once", agent.Simo, 0, MostCalls)
        ?? Outside("calls not answered", agent.MaxNoAnswer, 0, MostNoAnswers)
        ?? WrongPlace(agent.Level, agent.Position);

    public static string? WrongPlace(int? level, int? position) =>
        Outside("level", level ?? 1, 0, LastPlace) ?? Outside("position", position ?? 1, 0, LastPlace);

    private static string? Outside(string what, int value, int least, int most) =>
        value >= least && value <= most ? null : $"{what} must be a whole number from {least} to {most}";
}
