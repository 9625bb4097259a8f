namespace Tandem.Core.Legs;

internal enum AudioKind : byte
{
    Nothing,

    /// <summary>With one other leg.</summary>
    Bridge,

    /// <summary>In the call's room, with several.</summary>
    Room,

    /// <summary>A sound.</summary>
    Sound,
}

/// <summary>What a leg was last ordered to hear.</summary>
internal readonly record struct LegAudio(AudioKind Kind, CallLeg? With = null, string Path = "", bool Speaks = false);
