namespace Tandem.Engine.Inputs;

/// <summary>The store made registrations durable: those of this loop up to that ticket (see <see cref="Ports.SaveBinding"/>).</summary>
public sealed record BindingsKept(long Ticket) : EngineInput;
