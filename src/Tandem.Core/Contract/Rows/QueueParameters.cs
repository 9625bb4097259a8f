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
    Text,
}

/// <summary>One parameter a queue may have.</summary>
/// <param name="Label">As XSwitch's dictionary labels it.</param>
/// <param name="Listed">Shown in that dictionary: a synonym of the engine's is not.</param>
public sealed record KnownParameter(string Key, string Label, ParameterShape Shape, bool Listed = true);

/// <summary>The parameters of both kinds of queue, in the order of XSwitch's documents; what they do is in <see cref="QueueSettings"/>.</summary>
public static class QueueParameters
{
    /// <summary>30 days: no wait, rest or ring is longer.</summary>
    public const int LongestSeconds = 30 * 86_400;

    /// <summary>The largest count, priority or importance.</summary>
    public const int MostOfAnything = 1_000_000;

    /// <summary>Characters of a value.</summary>
    public const int LongestText = 4_096;

    private const string FifoKind = "fifo";

    public static readonly IReadOnlyList<KnownParameter> OfCallCentres =
    [
        new("announce-sound", "Announce Sound", ParameterShape.Text),
        new("announce-frequency", "Announce Frequency", ParameterShape.Seconds),
        new("announce-agent-answer", "Announce Agent Answer", ParameterShape.Text),
        new("announce-position", "Announce Position", ParameterShape.Text),
        new("retain-agent", "Retain Agent", ParameterShape.Number),
        new("wait-timeout", "Wait Timeout", ParameterShape.Seconds),
        new("wait-timeout-without-agent", "Wait Timeout Without Agent", ParameterShape.Seconds),
        new("wait-timeout-without-agent-time-reached", "Wait Timeout Without Agent Time Reached", ParameterShape.Seconds),
        new("overflow-capacity-action", "Overflow Capacity Action", ParameterShape.Text),
        new("wait-timeout-without-agent-action", "Wait Timeout Without Agent Action", ParameterShape.Text),
        new("wait-timeout-action", "Wait Timeout Action", ParameterShape.Text),
        new("tier-rules-apply", "Tier Rules Apply", ParameterShape.Flag),
        new("tier-rule-wait-second", "Tier Rule Wait Second", ParameterShape.Seconds),
        new("tier-rule-wait-multiply-level", "Tier Rule Wait Multiply Level", ParameterShape.Flag),
        new("tier-rule-no-agent-no-wait", "Tier Rule No Agent No Wait", ParameterShape.Flag),
        new("abandoned-resume-allowed", "Abandoned Resume Allowed", ParameterShape.Flag),
        new("discard-abandoned-after", "Discard Abandoned After", ParameterShape.Seconds),
        new("time-base-score", "Time Base Score", ParameterShape.Text),
        new("capacity", "Capacity", ParameterShape.Number),
        new("agent-timeout", "Agent Timeout", ParameterShape.Seconds),
        new("max-wait-time", "Max Wait Time", ParameterShape.Seconds, false),
        new("max-wait-time-with-no-agent", "Max Wait Time With No Agent", ParameterShape.Seconds, false),
        new("max-wait-time-with-no-agent-time-reached", "Max Wait Time With No Agent Time Reached", ParameterShape.Seconds, false),
        new("ring-progressively-delay", "Ring Progressively Delay", ParameterShape.Seconds, false),
        new("service-level-seconds", "Service Level Seconds", ParameterShape.Seconds, false),
    ];

    public static readonly IReadOnlyList<KnownParameter> OfFifos =
    [
        new("importance", "Importance", ParameterShape.Number),
        new("outbound_per_cycle", "Outbound Per Cycle", ParameterShape.Number),
        new("outbound_per_cycle_min", "Outbound Per Cycle Min", ParameterShape.Number),
        new("outbound_priority", "Outbound Priority", ParameterShape.Number),
        new("outbound_name", "Outbound Name", ParameterShape.Text),
        new("retry_delay", "Retry Delay", ParameterShape.Seconds),
        new("outbound_ring_timeout", "Outbound Ring Timeout", ParameterShape.Seconds),
        new("outbound_default_lag", "Outbound Default Lag", ParameterShape.Seconds),
        new("service-level-seconds", "Service Level Seconds", ParameterShape.Seconds, false),
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
            ParameterShape.Flag => value is "true" or "false" or "1" or "0" ? null : $"{key} must be true or false",
            _ => value.Length <= LongestText ? null : $"{key} must not be longer than {LongestText} characters",
        };
    }

    private static string? WholeNumber(string key, string value, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= most
            ? null
            : $"{key} must be a whole number from 0 to {most}";
}
