namespace Tandem.Engine.Inputs;

using Tandem.Engine.Ports;

/// <summary>Pairs a worker has bound ahead of need; they belong to the exchange from now on.</summary>
public sealed record PortsBound(PortPair[] Pairs) : EngineInput;
