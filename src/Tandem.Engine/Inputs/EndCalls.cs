namespace Tandem.Engine.Inputs;

/// <summary>The patience of a drain is over: every call is hung up, and its records closed.</summary>
public sealed record EndCalls : EngineInput;
