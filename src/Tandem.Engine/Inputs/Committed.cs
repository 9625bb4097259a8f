namespace Tandem.Engine.Inputs;

/// <summary>The store made a change of configuration durable.</summary>
public sealed record Committed(int Tenant, long CommitId) : EngineInput;
