namespace Tandem.Speech.Synthesis;

using Tandem.Speech.Contract;

/// <summary>Nothing speaks on this server.</summary>
public sealed class NoSynthesiser : ISynthesiser
{
    public string Name => "";

    public Task<SpokenWav> SpeakAsync(SpokenText text, CancellationToken cancel) =>
        Task.FromResult(SpokenWav.Failed("nothing speaks here: install espeak-ng, or give --speech-url"));
}
