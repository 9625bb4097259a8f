namespace Tandem.Core.Contract.Rows;

using System.Globalization;

/// <summary>What a queue's parameter holds.</summary>
public enum ParameterShape
{
    /// <summary>A whole number from 0.</summary>
    Number,

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
    private const string FifoKind = "fifo";

    public static readonly IReadOnlyList<KnownParameter> OfCallCentres =
    [
        new("announce-sound", "Announce Sound", ParameterShape.Text),
        new("announce-frequency", "Announce Frequency", ParameterShape.Number),
        new("announce-agent-answer", "Announce Agent Answer", ParameterShape.Text),
        new("announce-position", "Announce Position", ParameterShape.Text),
        new("retain-agent", "Retain Agent", ParameterShape.Number),
        new("wait-timeout", "Wait Timeout", ParameterShape.Number),
        new("wait-timeout-without-agent", "Wait Timeout Without Agent", ParameterShape.Number),
        new("wait-timeout-without-agent-time-reached", "Wait Timeout Without Agent Time Reached", ParameterShape.Number),
        new("overflow-capacity-action", "Overflow Capacity Action", ParameterShape.Text),
        new("wait-timeout-without-agent-action", "Wait Timeout Without Agent Action", ParameterShape.Text),
        new("wait-timeout-action", "Wait Timeout Action", ParameterShape.Text),
        new("tier-rules-apply", "Tier Rules Apply", ParameterShape.Flag),
        new("tier-rule-wait-second", "Tier Rule Wait Second", ParameterShape.Number),
        new("tier-rule-wait-multiply-level", "Tier Rule Wait Multiply Level", ParameterShape.Flag),
        new("tier-rule-no-agent-no-wait", "Tier Rule No Agent No Wait", ParameterShape.Flag),
        new("abandoned-resume-allowed", "Abandoned Resume Allowed", ParameterShape.Flag),
        new("discard-abandoned-after", "Discard Abandoned After", ParameterShape.Number),
        new("time-base-score", "Time Base Score", ParameterShape.Text),
        new("capacity", "Capacity", ParameterShape.Number),
        new("agent-timeout", "Agent Timeout", ParameterShape.Number),
        new("max-wait-time", "Max Wait Time", ParameterShape.Number, false),
        new("max-wait-time-with-no-agent", "Max Wait Time With No Agent", ParameterShape.Number, false),
        new("max-wait-time-with-no-agent-time-reached", "Max Wait Time With No Agent Time Reached", ParameterShape.Number, false),
        new("ring-progressively-delay", "Ring Progressively Delay", ParameterShape.Number, false),
        new("service-level-seconds", "Service Level Seconds", ParameterShape.Number, false),
    ];

    public static readonly IReadOnlyList<KnownParameter> OfFifos =
    [
        new("importance", "Importance", ParameterShape.Number),
        new("outbound_per_cycle", "Outbound Per Cycle", ParameterShape.Number),
        new("outbound_per_cycle_min", "Outbound Per Cycle Min", ParameterShape.Number),
        new("outbound_priority", "Outbound Priority", ParameterShape.Number),
        new("outbound_name", "Outbound Name", ParameterShape.Text),
        new("retry_delay", "Retry Delay", ParameterShape.Number),
        new("outbound_ring_timeout", "Outbound Ring Timeout", ParameterShape.Number),
        new("outbound_default_lag", "Outbound Default Lag", ParameterShape.Number),
        new("service-level-seconds", "Service Level Seconds", ParameterShape.Number, false),
    ];

    /// <summary>What is wrong with a parameter of a queue of that kind; null when nothing is.</summary>
    internal static string? Wrong(string kind, string key, string value)
    {
        IReadOnlyList<KnownParameter> known = kind == FifoKind ? OfFifos : OfCallCentres;
        if (known.FirstOrDefault(each => each.Key == key) is not { } parameter)
        {
            return $"{key} is no parameter of a {kind} queue";
        }
        bool fits = parameter.Shape switch
        {
            ParameterShape.Number => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _),
            ParameterShape.Flag => value is "true" or "false" or "1" or "0",
            _ => true,
        };
        return fits ? null : $"{key} must be {(parameter.Shape == ParameterShape.Number ? "a whole number from 0" : "true or false")}";
    }
}
