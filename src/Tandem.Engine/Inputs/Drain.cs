namespace Tandem.Engine.Inputs;

/// <summary>No new calls from now on (503); those under way go on.</summary>
public sealed record Drain : EngineInput;
