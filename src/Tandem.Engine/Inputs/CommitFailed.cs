namespace Tandem.Engine.Inputs;

/// <summary>The store could not make a change of configuration durable: nothing of it is kept.</summary>
public sealed record CommitFailed(int Tenant, long CommitId, string Reason) : EngineInput;
