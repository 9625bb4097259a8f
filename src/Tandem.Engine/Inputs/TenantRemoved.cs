namespace Tandem.Engine.Inputs;

/// <summary>A tenant is no more: its calls are hung up and recorded, its commands answered, its phones forgotten.</summary>
public sealed record TenantRemoved(int Tenant) : EngineInput;
