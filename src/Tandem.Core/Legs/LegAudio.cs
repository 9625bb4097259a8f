namespace Tandem.Core.Legs;

internal enum AudioKind : byte
{
    Nothing,

    /// <summary>With one other leg.</summary>
    Bridge,

    /// <summary>With one other leg that has not answered yet, for what its side lets hear: no conversation.</summary>
    Early,

    /// <summary>In the call's room, with several.</summary>
    Room,

    /// <summary>A sound.</summary>
    Sound,
}

/// <summary>What a leg was last ordered to hear.</summary>
/// <param name="Play">The number of the order that plays the sound.</param>
internal readonly record struct LegAudio(AudioKind Kind, CallLeg? With = null, string Path = "", bool Speaks = false, long Play = 0);
