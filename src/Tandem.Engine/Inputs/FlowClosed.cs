namespace Tandem.Engine.Inputs;

using Tandem.Sip.Flows;

/// <summary>A stream ended, by either side or by the network.</summary>
public sealed record FlowClosed(Flow Flow) : EngineInput;
