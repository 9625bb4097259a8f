namespace Tandem.Engine.Inputs;

/// <summary>A tenant has another domain: calls go on, its phones have to register again.</summary>
public sealed record TenantChanged(int Tenant, string Domain) : EngineInput;
