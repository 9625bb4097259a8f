namespace Tandem.Media.Playback;

/// <summary>Numbers of the sounds that every media worker has from the start.</summary>
public static class BuiltInSound
{
    public const long HoldMusic = 1;

    /// <summary>The tone that says "it rings there".</summary>
    public const long Ringback = 2;

    /// <summary>The first number that is free for others.</summary>
    public const long FirstFree = 16;
}
