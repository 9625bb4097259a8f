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
/// <param name="With">The other leg of a bridge; in a room, the only one that hears this leg, where it does not speak to all.</param>
/// <param name="Speaks">In a room: all hear it.</param>
/// <param name="Play">The number of the order that plays the sound.</param>
internal readonly record struct LegAudio(AudioKind Kind, CallLeg? With = null, string Path = "", bool Speaks = false, long Play = 0);
