namespace Tandem.Dialects.XSwitch.Wire;

/// <summary>XSwitch's words for kinds of queue, and what a new queue of each kind starts with.</summary>
internal static class QueueWords
{
    public const string CallCentre = "callcenter";
    public const string Fifo = "fifo";

    // The rows a queue made from the template "default" has in the documents.
    private static readonly KeyValuePair<string, string>[] CallCentreDefaults =
    [
        new("abandoned-resume-allowed", "false"),
        new("discard-abandoned-after", "60"),
        new("max-wait-time", "0"),
        new("max-wait-time-with-no-agent", "0"),
        new("max-wait-time-with-no-agent-time-reached", "5"),
        new("tier-rule-no-agent-no-wait", "false"),
        new("tier-rule-wait-multiply-level", "true"),
        new("tier-rule-wait-second", "300"),
        new("tier-rules-apply", "false"),
        new("time-base-score", "system"),
    ];

    private static readonly KeyValuePair<string, string>[] FifoDefaults =
    [
        new("importance", "0"),
        new("outbound_default_lag", "30"),
        new("outbound_per_cycle", "1"),
        new("outbound_per_cycle_min", "1"),
        new("outbound_priority", "5"),
        new("outbound_ring_timeout", "60"),
    ];

    public static IReadOnlyList<KeyValuePair<string, string>> Defaults(string kind) => kind == Fifo ? FifoDefaults : CallCentreDefaults;
}
