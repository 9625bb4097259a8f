namespace Tandem.Engine.Inputs;

using Tandem.Media;

/// <summary>What a media worker reports, in its order.</summary>
public sealed record MediaHappened(int Worker, MediaEvent Event) : EngineInput;
