namespace Tandem.Speech.Contract;

using Tandem.Media.Playback;

/// <summary>Texts as sounds.</summary>
public interface ISpokenTexts
{
    /// <summary>In time for a caller who waits for it, or not at all.</summary>
    public Task<Spoken> FindAsync(SpokenText text);

    /// <summary>Speaks and keeps it, however long it takes; empty, or why it cannot be spoken.</summary>
    public Task<string> PrepareAsync(SpokenText text, CancellationToken cancel);
}

/// <summary>A spoken text, or why there is none.</summary>
public readonly record struct Spoken(Sound? Sound, string Problem);
