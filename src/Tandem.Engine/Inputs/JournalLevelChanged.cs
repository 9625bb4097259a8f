namespace Tandem.Engine.Inputs;

using Tandem.Engine.Ports;

/// <summary>What waits for the disk has passed a mark, up or down.</summary>
public sealed record JournalLevelChanged(JournalLevel Level) : EngineInput;
