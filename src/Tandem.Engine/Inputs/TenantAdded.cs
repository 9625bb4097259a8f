namespace Tandem.Engine.Inputs;

using Tandem.Engine.Settings;

/// <summary>One more tenant, from now on. One of that id that is there already stays as it is.</summary>
public sealed record TenantAdded(TenantConfig Tenant) : EngineInput;
