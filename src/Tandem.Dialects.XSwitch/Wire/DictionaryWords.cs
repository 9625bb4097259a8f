namespace Tandem.Dialects.XSwitch.Wire;

using System.Globalization;

/// <summary>The parameters in XSwitch's dictionary, in its order. The call centre knows some more: synonyms of the engine's, and our own.</summary>
internal static class DictionaryWords
{
    public static readonly IReadOnlyList<string> OfCallCentres =
    [
        "announce-sound",
        "announce-frequency",
        "announce-agent-answer",
        "announce-position",
        "retain-agent",
        "wait-timeout",
        "wait-timeout-without-agent",
        "wait-timeout-without-agent-time-reached",
        "overflow-capacity-action",
        "wait-timeout-without-agent-action",
        "wait-timeout-action",
        "tier-rules-apply",
        "tier-rule-wait-second",
        "tier-rule-wait-multiply-level",
        "tier-rule-no-agent-no-wait",
        "abandoned-resume-allowed",
        "discard-abandoned-after",
        "time-base-score",
        "capacity",
        "agent-timeout",
    ];

    public static readonly IReadOnlyList<string> OfFifos =
    [
        "importance",
        "outbound_per_cycle",
        "outbound_per_cycle_min",
        "outbound_priority",
        "outbound_name",
        "retry_delay",
        "outbound_ring_timeout",
        "outbound_default_lag",
    ];

    /// <summary>The key's words with capitals: <c>Wait Timeout Action</c>.</summary>
    public static string LabelOf(string key) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(key.Replace('-', ' ').Replace('_', ' '));
}
