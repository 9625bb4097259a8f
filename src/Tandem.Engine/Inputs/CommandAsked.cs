namespace Tandem.Engine.Inputs;

using Tandem.Core.Contract.Commands;

/// <summary>Somebody asks something of a tenant's call centre; answered once, by its request's number.</summary>
public sealed record CommandAsked(int Tenant, CommandRequest Request) : EngineInput;
