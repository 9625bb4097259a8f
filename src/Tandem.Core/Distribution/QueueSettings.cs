namespace Tandem.Core.Distribution;

using System.Globalization;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Kernel;

/// <summary>How members are put in line (mod_callcenter's <c>time-base-score</c>).</summary>
internal enum TimeBase : byte
{
    /// <summary>Since they came to the queue.</summary>
    Queue,

    /// <summary>Since their call was answered.</summary>
    System,
}

/// <summary>
/// A queue's parameters as they act: XSwitch's extra_params, both spellings of the waits, with mod_callcenter's and mod_fifo's defaults.
/// Times in seconds; 0 is off.
/// </summary>
internal sealed class QueueSettings
{
    /// <summary>mod_fifo ignores shorter ring times and lags.</summary>
    private const int LeastFifoSeconds = 10;
    private const int DefaultFifoLag = 30;
    private const int DefaultFifoRing = 60;
    private const int DefaultServiceLevelSeconds = 20;

    private readonly IReadOnlyList<QueueParameter> parameters;

    public QueueSettings(QueueRow row)
    {
        parameters = row.Parameters;
        bool fifo = row.Kind == "fifo";
        int fifoRing = Number("outbound_ring_timeout", DefaultFifoRing);
        RingSeconds = fifo ? (fifoRing > LeastFifoSeconds ? fifoRing : DefaultFifoRing) : Number("agent-timeout", 0);
        MaxWait = Number("max-wait-time", 0, "wait-timeout");
        MaxWaitNoAgent = Number("max-wait-time-with-no-agent", 0, "wait-timeout-without-agent");
        NoAgentGrace = Number("max-wait-time-with-no-agent-time-reached", 5, "wait-timeout-without-agent-time-reached");
        WaitAction = QueueAction.Parse(Text("wait-timeout-action"));
        NoAgentAction = QueueAction.Parse(Text("wait-timeout-without-agent-action"));
        OverflowAction = QueueAction.Parse(Text("overflow-capacity-action"));
        Capacity = Number("capacity", 0);
        RetainAgents = Number("retain-agent", 0);
        TierRules = Flag("tier-rules-apply", false);
        TierWait = Number("tier-rule-wait-second", 300);
        TierMultiplies = Flag("tier-rule-wait-multiply-level", true);
        TierFreeIfNobody = Flag("tier-rule-no-agent-no-wait", false);
        ResumeAbandoned = Flag("abandoned-resume-allowed", false);
        KeepAbandoned = Durations.OfSeconds(Number("discard-abandoned-after", 60));
        TimeBase = Text("time-base-score") == "queue" ? TimeBase.Queue : TimeBase.System;
        string sound = Text("announce-sound");
        AnnounceSound = int.TryParse(sound, NumberStyles.None, CultureInfo.InvariantCulture, out int media)
            ? MediaRow.PathOf(media)
            : sound;
        AnnounceEvery = Number("announce-frequency", 0);
        AnnouncePosition = Text("announce-position") is { Length: > 0 } position && position is not ("false" or "0") ? position : "";
        AnnounceAgent = Text("announce-agent-answer") is { Length: > 0 } agent && agent is not ("false" or "0") ? agent : "";
        ProgressSeconds = Math.Max(Number("ring-progressively-delay", 10), 1);
        ServiceLevelSeconds = Number("service-level-seconds", DefaultServiceLevelSeconds);
        PerCycle = Number("outbound_per_cycle", 1);
        PerCycleMin = Number("outbound_per_cycle_min", 1);
        Priority = Number("outbound_priority", 5);
        Importance = Number("importance", 0);
        RetryDelay = Number("retry_delay", 0);
        OutboundName = Text("outbound_name");
        int lag = Number("outbound_default_lag", DefaultFifoLag);
        DefaultLag = lag > LeastFifoSeconds ? lag : DefaultFifoLag;
    }

    /// <summary>How long the queue lets an agent ring; 0 leaves it to the agent.</summary>
    public int RingSeconds { get; }

    public int MaxWait { get; }

    public int MaxWaitNoAgent { get; }

    public int NoAgentGrace { get; }

    public QueueAction WaitAction { get; }

    public QueueAction NoAgentAction { get; }

    public QueueAction OverflowAction { get; }

    /// <summary>Callers that may wait; 0 for as many as the server's limit.</summary>
    public int Capacity { get; }

    /// <summary>So many free agents are held back.</summary>
    public int RetainAgents { get; }

    public bool TierRules { get; }

    public int TierWait { get; }

    public bool TierMultiplies { get; }

    public bool TierFreeIfNobody { get; }

    public bool ResumeAbandoned { get; }

    public TimeSpan KeepAbandoned { get; }

    public TimeBase TimeBase { get; }

    public string AnnounceSound { get; }

    public int AnnounceEvery { get; }

    /// <summary>Empty: not announced; else the language, or just "true".</summary>
    public string AnnouncePosition { get; }

    public string AnnounceAgent { get; }

    /// <summary>ring-progressively: one more agent each so many seconds.</summary>
    public int ProgressSeconds { get; }

    /// <summary>A caller answered within it was answered in time.</summary>
    public int ServiceLevelSeconds { get; }

    /// <summary>FIFO: agents rung at once; 0 is all.</summary>
    public int PerCycle { get; }

    public int PerCycleMin { get; }

    /// <summary>FIFO: 1 is served before 10.</summary>
    public int Priority { get; }

    /// <summary>FIFO: which queue an agent of several serves first; higher goes first.</summary>
    public int Importance { get; }

    public int RetryDelay { get; }

    /// <summary>FIFO: shown to agents before the caller's name; instead of it with a leading <c>=</c>.</summary>
    public string OutboundName { get; }

    private int DefaultLag { get; }

    /// <summary>Rest after a FIFO call; the queue's own where the agent's is negative.</summary>
    public int Lag(AgentRow agent) => agent.LagSeconds < 0 ? DefaultLag : agent.LagSeconds;

    /// <summary>How long a member must have waited before agents of this level are called.</summary>
    public TimeSpan WaitOf(int level) => Durations.OfSeconds(TierMultiplies ? (long)level * TierWait : TierWait);

    private string Text(string key, string synonym = "")
    {
        QueueParameter? found = null;
        foreach (QueueParameter each in parameters)
        {
            bool isMeant = each.Key == key || (each.Key == synonym && synonym.Length > 0);
            // Of two names for one thing the one set last counts: rows a queue begins with are older than those that were set.
            if (
                isMeant
                && !each.Disabled
                && (found is null || (each.UpdatedMicros, each.Id).CompareTo((found.UpdatedMicros, found.Id)) > 0)
            )
            {
                found = each;
            }
        }
        return found?.Value ?? "";
    }

    private int Number(string key, int otherwise, string synonym = "") =>
        int.TryParse(Text(key, synonym), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) && value >= 0
            ? value
            : otherwise;

    private bool Flag(string key, bool otherwise)
    {
        string text = Text(key);
        return text.Length == 0 ? otherwise : text is "true" or "1" or "yes" or "on";
    }
}
