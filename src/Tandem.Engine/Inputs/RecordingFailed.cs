namespace Tandem.Engine.Inputs;

/// <summary>A recording could not be written any further (disk full …): it stops with an event, the call goes on.</summary>
public sealed record RecordingFailed(Guid Recording, string Reason) : EngineInput;
