namespace Tandem.Engine.Inputs;

/// <summary>A connect we asked for came to nothing.</summary>
public sealed record FlowFailed(long Ticket) : EngineInput;
