namespace Tandem.Speech.Recognition;

using Tandem.Speech.Contract;

/// <summary>Nothing understands speech on this server.</summary>
public sealed class NoRecogniser : IRecogniser
{
    public bool CanRecognise => false;

    public Task<Understood> RecogniseAsync(ReadOnlyMemory<byte> wav, string language, TimeSpan patience) =>
        Task.FromResult(Understood.Failed("nothing understands speech here: give --recognition-url"));
}
