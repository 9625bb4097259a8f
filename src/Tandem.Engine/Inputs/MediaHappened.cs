namespace Tandem.Engine.Inputs;

using Tandem.Media;

/// <summary>What a media worker reports, in its order.</summary>
public sealed record MediaHappened(int Worker, MediaEvent Event) : EngineInput
{
    /// <summary>False for what an exchange does nothing on: a turn a leg that it would cost for nothing.</summary>
    public static bool IsWanted(MediaEvent happened) => happened is not (Closed or FirstPacket);
}
