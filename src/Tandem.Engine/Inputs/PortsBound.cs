namespace Tandem.Engine.Inputs;

using Tandem.Engine.Ports;

/// <summary>Pairs a worker has bound ahead of need; they belong to the exchange from now on.</summary>
/// <param name="Unbound">How many more can still be bound, of all workers.</param>
public sealed record PortsBound(PortPair[] Pairs, int Unbound = 0) : EngineInput;
