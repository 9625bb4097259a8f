namespace Tandem.Speech.Contract;

/// <summary>Something that speaks texts: a program, a service. One file each beside the others; the server chooses one when it starts.</summary>
public interface ISynthesiser
{
    /// <summary>What speaks, with its voices and settings: another of these is another sound.</summary>
    public string Name { get; }

    /// <summary>Never throws but when cancelled.</summary>
    public Task<SpokenWav> SpeakAsync(SpokenText text, CancellationToken cancel);
}

/// <summary>A text and how it is to be spoken.</summary>
/// <param name="Language"><c>zh</c> or <c>en</c>.</param>
public readonly record struct SpokenText(string Language, string Text);

/// <summary>What became of a text.</summary>
/// <param name="Wav">A WAV file as it was written; null when there is none.</param>
/// <param name="Problem">Then: why.</param>
public sealed record SpokenWav(byte[]? Wav, string Problem)
{
    public static SpokenWav Failed(string problem) => new(null, problem);
}
