namespace Tandem.Dialects.Uccc.Monitoring;

/// <summary>The document's nine states, in its order.</summary>
internal static class MonitorStates
{
    public const string Started = "started";
    public const string AgentReady = "agentReady";
    public const string CallAgentSuccess = "callAgentSuccess";
    public const string CallAgentFailed = "callAgentFailed";
    public const string CallCallee = "callCallee";
    public const string CalleeRingBack = "calleeRingBack";
    public const string Processed = "processed";
    public const string CalleeAnswered = "calleeAnswered";
    public const string HangUp = "hangup";
}
