namespace Tandem.Engine.Inputs;

/// <summary>A moment the exchange wanted to be woken at has come.</summary>
public sealed record Deadline : EngineInput
{
    public static readonly Deadline Reached = new();
}
