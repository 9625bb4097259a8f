namespace Tandem.Core.Contract.Rows;

using System.Globalization;

/// <summary>What a queue's parameter holds.</summary>
public enum ParameterShape
{
    /// <summary>A whole number from 0 to <see cref="QueueParameters.MostOfAnything"/>.</summary>
    Number,

    /// <summary>Seconds, a whole number from 0 to <see cref="QueueParameters.LongestSeconds"/>.</summary>
    Seconds,

    /// <summary>true or false.</summary>
    Flag,

    /// <summary>What becomes of a caller: <c>hangup</c>, or <c>transfer:</c> and a number.</summary>
    WayOut,
    Text,
}

/// <summary>One parameter a queue may have.</summary>
public sealed record KnownParameter(string Key, ParameterShape Shape);

/// <summary>The parameters of both kinds of queue, synonyms of the engine's after the others; what they do is in <see cref="QueueSettings"/>.</summary>
public static class QueueParameters
{
    /// <summary>30 days: no wait, rest or ring is longer.</summary>
    public const int LongestSeconds = 30 * 86_400;

    /// <summary>The largest count, priority or importance.</summary>
    public const int MostOfAnything = 1_000_000;

    /// <summary>Characters of a value.</summary>
    public const int LongestText = 4_096;

    /// <summary>An action: the caller is hung up. So he is with nothing at all.</summary>
    public const string HangUp = "hangup";

    /// <summary>An action, before the number the caller is put through to.</summary>
    public const string Transfer = "transfer:";

    private const int LongestNumber = 64;
    private const string FifoKind = "fifo";

    public static readonly IReadOnlyList<KnownParameter> OfCallCentres =
    [
        new("announce-sound", ParameterShape.Text),
        new("announce-frequency", ParameterShape.Seconds),
        new("announce-agent-answer", ParameterShape.Text),
        new("announce-position", ParameterShape.Text),
        new("retain-agent", ParameterShape.Number),
        new("wait-timeout", ParameterShape.Seconds),
        new("wait-timeout-without-agent", ParameterShape.Seconds),
        new("wait-timeout-without-agent-time-reached", ParameterShape.Seconds),
        new("overflow-capacity-action", ParameterShape.WayOut),
        new("wait-timeout-without-agent-action", ParameterShape.WayOut),
        new("wait-timeout-action", ParameterShape.WayOut),
        new("tier-rules-apply", ParameterShape.Flag),
        new("tier-rule-wait-second", ParameterShape.Seconds),
        new("tier-rule-wait-multiply-level", ParameterShape.Flag),
        new("tier-rule-no-agent-no-wait", ParameterShape.Flag),
        new("abandoned-resume-allowed", ParameterShape.Flag),
        new("discard-abandoned-after", ParameterShape.Seconds),
        new("time-base-score", ParameterShape.Text),
        new("capacity", ParameterShape.Number),
        new("agent-timeout", ParameterShape.Seconds),
        new("max-wait-time", ParameterShape.Seconds),
        new("max-wait-time-with-no-agent", ParameterShape.Seconds),
        new("max-wait-time-with-no-agent-time-reached", ParameterShape.Seconds),
        new("ring-progressively-delay", ParameterShape.Seconds),
        new("service-level-seconds", ParameterShape.Seconds),
    ];

    public static readonly IReadOnlyList<KnownParameter> OfFifos =
    [
        new("importance", ParameterShape.Number),
        new("outbound_per_cycle", ParameterShape.Number),
        new("outbound_per_cycle_min", ParameterShape.Number),
        new("outbound_priority", ParameterShape.Number),
        new("outbound_name", ParameterShape.Text),
        new("retry_delay", ParameterShape.Seconds),
        new("outbound_ring_timeout", ParameterShape.Seconds),
        new("outbound_default_lag", ParameterShape.Seconds),
        new("service-level-seconds", ParameterShape.Seconds),
    ];

    /// <summary>What is wrong with a parameter of a queue of that kind; null when nothing is.</summary>
    internal static string? Wrong(string kind, string key, string value)
    {
        IReadOnlyList<KnownParameter> known = kind == FifoKind ? OfFifos : OfCallCentres;
        if (known.FirstOrDefault(each => each.Key == key) is not { } parameter)
        {
            return $"{key} is no parameter of a {kind} queue";
        }
        return parameter.Shape switch
        {
            ParameterShape.Number => WholeNumber(key, value, MostOfAnything),
            ParameterShape.Seconds => WholeNumber(key, value, LongestSeconds),
            ParameterShape.WayOut => IsAction(value) ? null : $"{key} must be {HangUp} or {Transfer}NUMBER",
            ParameterShape.Flag => value is "true" or "false" or "1" or "0" ? null : $"{key} must be true or false",
            _ => value.Length <= LongestText ? null : $"{key} must not be longer than {LongestText} characters",
        };
    }

    private static bool IsAction(string value) =>
        value.Length == 0
        || value == HangUp
        || (value.StartsWith(Transfer, StringComparison.Ordinal) && value.Length - Transfer.Length is > 0 and <= LongestNumber);

    private static string? WholeNumber(string key, string value, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= most
            ? null
            : $"{key} must be a whole number from 0 to {most}";
}
